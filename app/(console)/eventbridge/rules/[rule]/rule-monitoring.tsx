"use client";

import { useTranslations } from "next-intl";
import { useRegion } from "@/components/console/region";
import { RULE_METRICS, ruleLines } from "@/components/eventbridge/rules/rule-graphs";
import type { GraphValues } from "@/components/metrics/graph-values";
import { ServiceMonitoring } from "../../../cloudwatch/service-monitoring";

/** What EventBridge counted of a rule. */
export function RuleMonitoring({ rule, initial }: { rule: string; initial: GraphValues }) {
  const t = useTranslations("eventbridge.monitoring");
  const region = useRegion();
  return (
    <ServiceMonitoring
      name={`rule ${rule}`}
      metrics={RULE_METRICS.map((name) => ({ name, about: t(`about.${name}`) }))}
      linesOver={(stretch, now) => ruleLines(rule, region, stretch, now)}
      texts={{ title: t("title"), hint: t("hint"), nothing: t("nothing") }}
      initial={initial}
    />
  );
}
