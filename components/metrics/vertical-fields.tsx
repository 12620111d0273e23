"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import type { MetricProperties, VerticalLine } from "@/lib/services/dashboards/model/body";
import { type AnnotationRow, annotationRows, withAnnotationRows } from "./annotation-rows";
import { AnnotationTable } from "./annotation-table";
import { ColorField } from "./color-field";
import { LabelField } from "./label-field";
import { MomentField } from "./moment-field";

type Props = { graph: MetricProperties; onChange: (graph: MetricProperties) => void };
type Row = AnnotationRow<"vertical">;

const FILLS = ["none", "before", "after", "between"] as const;
const LINE_COLOR = "#5f6b7a";
const HOUR = 3_600_000;

/** Lines at a moment and bands between two. */
export function VerticalFields({ graph, onChange }: Props) {
  const t = useTranslations("metrics.options");
  const rows = annotationRows(graph, "vertical");
  const change = (place: number, row: Row) =>
    onChange(
      withAnnotationRows(
        graph,
        "vertical",
        rows.map((one, index) => (index === place ? row : one)),
      ),
    );
  const line = (place: number, row: Row, how: Partial<VerticalLine>) =>
    change(place, { ...row, line: { ...row.line, ...how } });
  const fills = FILLS.map((value) => ({ value, label: t(`fills.${value}`) }));
  return (
    <AnnotationTable
      title={t("vertical")}
      addText={t("addVertical")}
      rows={rows}
      onAdd={() => {
        const value = new Date(Math.floor((Date.now() - HOUR) / 60_000) * 60_000).toISOString();
        onChange(withAnnotationRows(graph, "vertical", [...rows, { line: { value }, other: undefined }]));
      }}
      onRemove={(place) =>
        onChange(
          withAnnotationRows(
            graph,
            "vertical",
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
                value={row.line.color ?? LINE_COLOR}
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
          header: t("moment"),
          cell: (row, place) => (
            <span className="flex items-center gap-1">
              <MomentField
                label={t("valueOf", { number: place + 1 })}
                value={row.line.value}
                onChange={(value) => line(place, row, { value })}
              />
              {row.other && (
                <MomentField
                  label={t("otherOf", { number: place + 1 })}
                  value={row.other.value}
                  onChange={(value) => row.other && change(place, { ...row, other: { ...row.other, value } })}
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
                const later = new Date(Date.parse(row.line.value) + HOUR / 2).toISOString();
                if (fill === "between")
                  change(place, { line: { ...row.line, fill: undefined }, other: { value: later } });
                else
                  change(place, { line: { ...row.line, fill: fill === "none" ? undefined : fill }, other: undefined });
              }}
            />
          ),
        },
      ]}
    />
  );
}
