"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { type AnnotationRow, annotationRows, type Kind, type Line, withAnnotationRows } from "./annotation-rows";
import { AnnotationTable } from "./annotation-table";
import { ColorField } from "./color-field";
import { LabelField } from "./label-field";

/** What is to one side of a line, or between two. */
type Fill = "none" | "above" | "below" | "before" | "after" | "between";

type Props<K extends Kind> = {
  kind: K;
  graph: MetricProperties;
  title: string;
  addText: string;
  /** What stands above the values: a value, or a moment. */
  valueText: string;
  /** Of a line that has none of its own. */
  color: string;
  fills: readonly Fill[];
  newLine: () => Line<K>;
  /** The other edge of the band that a line becomes. */
  edgeOf: (line: Line<K>) => Line<K>;
  valueField: (label: string, value: Line<K>["value"], onChange: (value: Line<K>["value"]) => void) => ReactNode;
  /** What else a line has. */
  more?: readonly {
    header: string;
    cell: (line: Line<K>, number: number, change: (how: Partial<Line<K>>) => void) => ReactNode;
  }[];
  onChange: (graph: MetricProperties) => void;
};

/** The annotations of a graph in one direction: lines, and bands between two. */
export function AnnotationFields<K extends Kind>(props: Props<K>) {
  const { kind, graph, color, newLine, edgeOf, valueField, more = [], onChange } = props;
  const t = useTranslations("metrics.options");
  const rows = annotationRows(graph, kind);
  const set = (changed: AnnotationRow<K>[]) => onChange(withAnnotationRows(graph, kind, changed));
  const change = (place: number, how: Partial<AnnotationRow<K>>) =>
    set(rows.map((row, index) => (index === place ? { ...row, ...how } : row)));
  const line = (place: number, row: AnnotationRow<K>, how: Partial<Line<K>>) =>
    change(place, { line: { ...row.line, ...how } });
  const fills = props.fills.map((value) => ({ value, label: t(`fills.${value}`) }));
  const fill = (place: number, { line: own }: AnnotationRow<K>, chosen: string | undefined) => {
    const isSide = chosen !== "between" && chosen !== "none";
    const filled = { ...own, fill: isSide ? chosen : undefined } as Line<K>;
    change(place, { line: filled, other: chosen === "between" ? edgeOf(own) : undefined });
  };
  return (
    <AnnotationTable
      title={props.title}
      addText={props.addText}
      rows={rows}
      onAdd={() => set([...rows, { line: newLine(), other: undefined }])}
      onRemove={(place) => set(rows.filter((_, index) => index !== place))}
      columns={[
        {
          header: t("shown"),
          cell: (row, place) => (
            <span className="flex items-center gap-2">
              <Checkbox
                checked={row.line.visible !== false}
                ariaLabel={t("showLine", { number: place + 1 })}
                onChange={({ detail }) =>
                  line(place, row, { visible: detail.checked ? undefined : false } as Partial<Line<K>>)
                }
              />
              <ColorField
                label={t("lineColor", { number: place + 1 })}
                place={place}
                value={row.line.color ?? color}
                onChange={(chosen) => line(place, row, { color: chosen } as Partial<Line<K>>)}
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
              onChange={(label) => line(place, row, { label } as Partial<Line<K>>)}
            />
          ),
        },
        {
          header: props.valueText,
          cell: (row, place) => (
            <span className="flex items-center gap-1">
              {valueField(t("valueOf", { number: place + 1 }), row.line.value, (value) =>
                line(place, row, { value } as Partial<Line<K>>),
              )}
              {row.other &&
                valueField(t("otherOf", { number: place + 1 }), row.other.value, (value) =>
                  change(place, { other: { ...row.other, value } as Line<K> }),
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
              onChange={({ detail }) => fill(place, row, detail.selectedOption.value)}
            />
          ),
        },
        ...more.map(({ header, cell }) => ({
          header,
          cell: (row: AnnotationRow<K>, place: number) => cell(row.line, place + 1, (how) => line(place, row, how)),
        })),
      ]}
    />
  );
}
