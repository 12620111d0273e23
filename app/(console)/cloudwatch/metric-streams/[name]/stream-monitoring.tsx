"use client";

import { useTranslations } from "next-intl";
import { useRegion } from "@/components/console/region";
import { STREAM_METRICS, streamLines } from "@/components/metric-streams/stream-graphs";
import type { GraphValues } from "@/components/metrics/graph-values";
import { ServiceMonitoring } from "../../service-monitoring";

/** What CloudWatch counted of a stream. */
export function StreamMonitoring({ stream, initial }: { stream: string; initial: GraphValues }) {
  const t = useTranslations("metric-streams.monitoring");
  const region = useRegion();
  return (
    <ServiceMonitoring
      name={`metric stream ${stream}`}
      metrics={STREAM_METRICS.map((name) => ({ name, about: t(`about.${name}`) }))}
      linesOver={(stretch, now) => streamLines(stream, region, stretch, now)}
      texts={{ title: t("title"), hint: t("hint"), nothing: t("nothing") }}
      initial={initial}
    />
  );
}
