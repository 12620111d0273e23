"use client";

import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import type { HorizontalLine, MetricProperties } from "@/lib/services/dashboards/model/body";
import { AnnotationFields } from "./annotation-fields";
import { NumberField } from "./number-field";

type Props = { graph: MetricProperties; onChange: (graph: MetricProperties) => void };

const THRESHOLD_COLOR = "#d13212";

/** Lines at a value and bands between two; on a gauge and in a table they are thresholds. */
export function HorizontalFields({ graph, onChange }: Props) {
  const t = useTranslations("metrics.options");
  const isScale = graph.view === "gauge" || graph.view === "table";
  const axes = (["left", "right"] as const).map((value) => ({ value, label: t(value) }));
  const axis = {
    header: t("axis"),
    cell: ({ yAxis = "left" }: HorizontalLine, number: number, change: (how: Partial<HorizontalLine>) => void) => (
      <Select
        ariaLabel={t("axisOf", { number })}
        options={axes}
        expandToViewport
        selectedOption={axes.find(({ value }) => value === yAxis) ?? null}
        onChange={({ detail }) => change({ yAxis: detail.selectedOption.value === "right" ? "right" : undefined })}
      />
    ),
  };
  return (
    <AnnotationFields
      kind="horizontal"
      title={t(isScale ? "thresholds" : "horizontal")}
      addText={t(isScale ? "addThreshold" : "addHorizontal")}
      valueText={t("value")}
      color={THRESHOLD_COLOR}
      fills={["none", "above", "below", "between"]}
      newLine={() => ({ value: 0, color: THRESHOLD_COLOR, fill: isScale ? "above" : undefined })}
      edgeOf={({ value }) => ({ value })}
      valueField={(label, value, change) => (
        <NumberField label={label} value={value} onChange={(next) => next !== undefined && change(next)} />
      )}
      more={isScale ? [] : [axis]}
      {...{ graph, onChange }}
    />
  );
}
