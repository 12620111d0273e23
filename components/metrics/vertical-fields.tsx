"use client";

import { useTranslations } from "next-intl";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { AnnotationFields } from "./annotation-fields";
import { MomentField } from "./moment-field";

type Props = { graph: MetricProperties; onChange: (graph: MetricProperties) => void };

const LINE_COLOR = "#5f6b7a";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Lines at a moment and bands between two. */
export function VerticalFields({ graph, onChange }: Props) {
  const t = useTranslations("metrics.options");
  return (
    <AnnotationFields
      kind="vertical"
      title={t("vertical")}
      addText={t("addVertical")}
      valueText={t("moment")}
      color={LINE_COLOR}
      fills={["none", "before", "after", "between"]}
      newLine={() => ({ value: new Date(Math.floor((Date.now() - HOUR) / MINUTE) * MINUTE).toISOString() })}
      edgeOf={({ value }) => ({ value: new Date(Date.parse(value) + HOUR / 2).toISOString() })}
      valueField={(label, value, change) => <MomentField label={label} value={value} onChange={change} />}
      {...{ graph, onChange }}
    />
  );
}
