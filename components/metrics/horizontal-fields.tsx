"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import type { HorizontalLine, MetricProperties } from "@/lib/services/dashboards/model/body";
import { type AnnotationRow, annotationRows, withAnnotationRows } from "./annotation-rows";
import { AnnotationTable } from "./annotation-table";
import { ColorField } from "./color-field";
import { LabelField } from "./label-field";
import { NumberField } from "./number-field";

type Props = { graph: MetricProperties; onChange: (graph: MetricProperties) => void };
type Row = AnnotationRow<"horizontal">;

const FILLS = ["none", "above", "below", "between"] as const;
const THRESHOLD_COLOR = "#d13212";

/** Lines at a value and bands between two; on a gauge they are its thresholds. */
export function HorizontalFields({ graph, onChange }: Props) {
  const t = useTranslations("metrics.options");
  const rows = annotationRows(graph, "horizontal");
  const isGauge = graph.view === "gauge";
  const change = (place: number, row: Row) =>
    onChange(
      withAnnotationRows(
        graph,
        "horizontal",
        rows.map((one, index) => (index === place ? row : one)),
      ),
    );
  const line = (place: number, row: Row, how: Partial<HorizontalLine>) =>
    change(place, { ...row, line: { ...row.line, ...how } });
  const fills = FILLS.map((value) => ({ value, label: t(`fills.${value}`) }));
  const axes = (["left", "right"] as const).map((value) => ({ value, label: t(value) }));
  const title = t(isGauge ? "thresholds" : "horizontal");
  return (
    <AnnotationTable
      title={title}
      addText={t(isGauge ? "addThreshold" : "addHorizontal")}
      rows={rows}
      onAdd={() =>
        onChange(
          withAnnotationRows(graph, "horizontal", [
            ...rows,
            { line: { value: 0, color: THRESHOLD_COLOR, fill: isGauge ? "above" : undefined }, other: undefined },
          ]),
        )
      }
      onRemove={(place) =>
        onChange(
          withAnnotationRows(
            graph,
            "horizontal",
            rows.filter((_, index) => index !== place),
          ),
        )
      }
      columns={[
        {
          header: t("shown"),
          cell: (row, place) => (
            <span className="flex items-center gap-2">
              <Checkbox
                checked={row.line.visible !== false}
                ariaLabel={t("showLine", { number: place + 1 })}
                onChange={({ detail }) => line(place, row, { visible: detail.checked ? undefined : false })}
              />
              <ColorField
                label={t("lineColor", { number: place + 1 })}
                place={place}
                value={row.line.color ?? THRESHOLD_COLOR}
                onChange={(color) => line(place, row, { color })}
              />
            </span>
          ),
        },
        {
          header: t("lineLabel"),
          cell: (row, place) => (
            <LabelField
              label={t("lineLabelOf", { number: place + 1 })}
              value={row.line.label ?? ""}
              shown=""
              onChange={(label) => line(place, row, { label })}
            />
          ),
        },
        {
          header: t("value"),
          cell: (row, place) => (
            <span className="flex items-center gap-1">
              <NumberField
                label={t("valueOf", { number: place + 1 })}
                value={row.line.value}
                onChange={(value) => value !== undefined && line(place, row, { value })}
              />
              {row.other && (
                <NumberField
                  label={t("otherOf", { number: place + 1 })}
                  value={row.other.value}
                  onChange={(value) =>
                    value !== undefined && row.other && change(place, { ...row, other: { ...row.other, value } })
                  }
                />
              )}
            </span>
          ),
        },
        {
          header: t("fill"),
          cell: (row, place) => (
            <Select
              ariaLabel={t("fillOf", { number: place + 1 })}
              options={fills}
              expandToViewport
              selectedOption={
                fills.find(({ value }) => value === (row.other ? "between" : (row.line.fill ?? "none"))) ?? null
              }
              onChange={({ detail }) => {
                const fill = FILLS.find((value) => value === detail.selectedOption.value);
                if (fill === "between")
                  change(place, { line: { ...row.line, fill: undefined }, other: { value: row.line.value } });
                else
                  change(place, { line: { ...row.line, fill: fill === "none" ? undefined : fill }, other: undefined });
              }}
            />
          ),
        },
        ...(isGauge
          ? []
          : [
              {
                header: t("axis"),
                cell: (row: Row, place: number) => (
                  <Select
                    ariaLabel={t("axisOf", { number: place + 1 })}
                    options={axes}
                    expandToViewport
                    selectedOption={axes.find(({ value }) => value === (row.line.yAxis ?? "left")) ?? null}
                    onChange={({ detail }) =>
                      line(place, row, { yAxis: detail.selectedOption.value === "right" ? "right" : undefined })
                    }
                  />
                ),
              },
            ]),
      ]}
    />
  );
}
