"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import type { TableProps } from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import type { TextMark } from "@/components/text-editor/text-marks";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { ColorField } from "./color-field";
import { bandedPlace, changeRow, type GraphRow } from "./graph-rows";
import { LabelField } from "./label-field";
import type { ModelSubject } from "./model-subject";
import { PeriodSelect } from "./period-select";
import { RowActions } from "./row-actions";
import { RowDetails } from "./row-details";
import { StatisticField } from "./statistic-field";

/** A row of the graph, its place among the others, and the Id that expressions know it by. */
export type GraphedRow = GraphRow & { place: number; id: string };

type Setting = {
  graph: MetricProperties;
  rows: readonly GraphedRow[];
  mistakes: ReadonlyMap<number, TextMark>;
  automaticPeriod: number;
  labels: ReadonlyMap<number, string>;
  onChange: (graph: MetricProperties) => void;
  onEditModel?: ((subject: ModelSubject) => void) | undefined;
};

/** The columns of the graphed metrics: each a setting of one row. */
export function useGraphedColumns(setting: Setting): TableProps.ColumnDefinition<GraphedRow>[] {
  const { graph, rows, mistakes, automaticPeriod, labels, onChange, onEditModel } = setting;
  const t = useTranslations("metrics.graphed");
  /** What is drawn of a band are its edges, whose labels are not its own. */
  const nameOf = (row: GraphedRow) => {
    const { metric, render, place, id } = row;
    const drawn = bandedPlace(graph, row) === undefined ? labels.get(place) : undefined;
    return drawn ?? render.label ?? metric?.metricName ?? id;
  };
  const bandedColor = (row: GraphedRow) => rows[bandedPlace(graph, row) ?? -1]?.render.color;
  const change = ({ place }: GraphedRow, how: Parameters<typeof changeRow>[2]) =>
    onChange(changeRow(graph, place, how));
  return [
    {
      id: "shown",
      header: t("shown"),
      width: 90,
      cell: (row) => (
        <div className="flex items-center gap-2">
          <Checkbox
            checked={row.render.visible !== false}
            ariaLabel={t("show", { label: nameOf(row) })}
            onChange={({ detail }) => change(row, { visible: detail.checked ? undefined : false })}
          />
          <ColorField
            label={t("color", { label: nameOf(row) })}
            place={bandedPlace(graph, row) ?? row.place}
            value={row.render.color ?? bandedColor(row)}
            onChange={(color) => change(row, { color })}
          />
        </div>
      ),
    },
    {
      id: "id",
      header: t("id"),
      minWidth: 84,
      cell: (row) => (
        <LabelField
          label={t("idOf", { label: nameOf(row) })}
          value={row.id}
          shown={row.id}
          onChange={(id) => {
            const isFree = rows.every((other) => other.place === row.place || other.id !== id);
            if (isFree && /^[a-z]\w{0,254}$/.test(id)) change(row, { id });
          }}
        />
      ),
    },
    {
      id: "label",
      header: t("label"),
      minWidth: 130,
      cell: (row) => (
        <LabelField
          label={t("labelOf", { label: nameOf(row) })}
          value={row.render.label ?? ""}
          shown={nameOf(row)}
          onChange={(label) => change(row, { label: label || undefined })}
        />
      ),
    },
    {
      id: "details",
      header: t("details"),
      isRowHeader: true,
      minWidth: 210,
      cell: (row) => (
        <RowDetails
          row={row}
          ids={rows.filter(({ place }) => place !== row.place).map(({ id }) => id)}
          mistake={mistakes.get(row.place)}
          onExpression={(expression) => change(row, { expression })}
        />
      ),
    },
    {
      id: "statistic",
      header: t("statistic"),
      minWidth: 140,
      cell: (row) =>
        row.metric && (
          <StatisticField
            label={t("statisticOf", { label: nameOf(row) })}
            value={row.render.stat}
            inherited={graph.stat ?? "Average"}
            onChange={(stat) => change(row, { stat })}
          />
        ),
    },
    {
      id: "period",
      header: t("period"),
      width: 165,
      cell: (row) => (
        <PeriodSelect
          label={t("periodOf", { label: nameOf(row) })}
          value={row.render.period}
          otherwise={{ kind: "asAll", seconds: graph.period ?? automaticPeriod }}
          onChange={(period) => change(row, { period })}
        />
      ),
    },
    {
      id: "axis",
      header: t("axis"),
      width: 110,
      cell: (row) => (
        <SegmentedControl
          label={t("axisOf", { label: nameOf(row) })}
          selectedId={row.render.yAxis ?? "left"}
          options={[
            { id: "left", iconName: "angle-left", iconAlt: t("left") },
            { id: "right", iconName: "angle-right", iconAlt: t("right") },
          ]}
          onChange={({ detail }) => change(row, { yAxis: detail.selectedId === "right" ? "right" : undefined })}
        />
      ),
    },
    {
      id: "actions",
      header: t("actions"),
      minWidth: 215,
      cell: (row) => (
        <RowActions
          graph={graph}
          row={row}
          name={nameOf(row)}
          isLast={row.place === rows.length - 1}
          automaticPeriod={automaticPeriod}
          onChange={onChange}
          onEditModel={onEditModel}
        />
      ),
    },
  ];
}
