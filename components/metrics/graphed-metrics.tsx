"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table, { type TableProps } from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { alarmAddress } from "./alarm-address";
import { ColorField } from "./color-field";
import { changeRow, duplicateRow, type GraphRow, removeRow, rowsOf, setForAll, withRows } from "./graph-rows";
import { LabelField } from "./label-field";
import { dimensionText } from "./metric-name";
import { PeriodSelect } from "./period-select";
import { StatisticSelect } from "./statistic-select";

type Props = {
  graph: MetricProperties;
  /** The period in seconds that the time range calls for. */
  automaticPeriod: number;
  /** The label that each row has on the graph, by its place; rows that are hidden have none. */
  labels: ReadonlyMap<number, string>;
  onChange: (graph: MetricProperties) => void;
};

type Placed = GraphRow & { place: number };

/** The rows of the graph, and how each is drawn. */
export function GraphedMetrics({ graph, automaticPeriod, labels, onChange }: Props) {
  const t = useTranslations("metrics.graphed");
  const rows = rowsOf(graph).map((row, place): Placed => ({ ...row, place }));
  const stat = graph.stat ?? "Average";
  return (
    <Table
      variant="borderless"
      items={rows}
      trackBy={({ place }) => String(place)}
      columnDefinitions={useColumns({ graph, automaticPeriod, labels, onChange })}
      contentDensity="compact"
      wrapLines
      ariaLabels={{ tableLabel: t("title") }}
      empty={<Box color="text-body-secondary">{t("none")}</Box>}
      header={
        <Header
          variant="h3"
          counter={`(${rows.length})`}
          actions={
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              <span aria-hidden className="text-sm text-secondary">
                {t("forAll")}
              </span>
              <StatisticSelect
                label={t("statisticForAll")}
                value={stat}
                onChange={(chosen) => onChange(setForAll(graph, { stat: chosen }))}
              />
              <PeriodSelect
                label={t("periodForAll")}
                value={graph.period}
                otherwise={{ kind: "automatic", seconds: automaticPeriod }}
                onChange={(chosen) => onChange(setForAll(graph, { period: chosen }))}
              />
              <Button disabled={rows.length === 0} onClick={() => onChange(withRows(graph, []))}>
                {t("clear")}
              </Button>
            </SpaceBetween>
          }
        >
          {t("title")}
        </Header>
      }
    />
  );
}

function useColumns({ graph, automaticPeriod, labels, onChange }: Props): TableProps.ColumnDefinition<Placed>[] {
  const t = useTranslations("metrics.graphed");
  const nameOf = ({ metric, render, place }: Placed) => labels.get(place) ?? render.label ?? metric?.metricName ?? "";
  const change = ({ place }: Placed, how: Parameters<typeof changeRow>[2]) => onChange(changeRow(graph, place, how));
  return [
    {
      id: "shown",
      header: t("shown"),
      width: 96,
      cell: (row) => (
        <div className="flex items-center gap-2">
          <Checkbox
            checked={row.render.visible !== false}
            ariaLabel={t("show", { label: nameOf(row) })}
            onChange={({ detail }) => change(row, { visible: detail.checked ? undefined : false })}
          />
          <ColorField
            label={t("color", { label: nameOf(row) })}
            place={row.place}
            value={row.render.color}
            onChange={(color) => change(row, { color })}
          />
        </div>
      ),
    },
    {
      id: "label",
      header: t("label"),
      minWidth: 160,
      cell: (row) => (
        <LabelField
          label={t("label")}
          value={row.render.label ?? ""}
          shown={nameOf(row)}
          onChange={(label) => change(row, { label: label || undefined })}
        />
      ),
    },
    { id: "details", header: t("details"), isRowHeader: true, minWidth: 200, cell: (row) => <Details row={row} /> },
    {
      id: "statistic",
      header: t("statistic"),
      width: 190,
      cell: (row) =>
        row.metric && (
          <StatisticSelect
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
      width: 190,
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
      width: 170,
      cell: (row) => (
        <SegmentedControl
          label={t("axisOf", { label: nameOf(row) })}
          selectedId={row.render.yAxis ?? "left"}
          options={[
            { id: "left", text: t("left") },
            { id: "right", text: t("right") },
          ]}
          onChange={({ detail }) => change(row, { yAxis: detail.selectedId === "right" ? "right" : undefined })}
        />
      ),
    },
    {
      id: "actions",
      header: t("actions"),
      width: 140,
      cell: (row) => (
        <div className="flex">
          {row.metric && (
            <Button
              variant="icon"
              iconName="notification"
              href={alarmAddress(graph, row.metric, row.render, automaticPeriod)}
              ariaLabel={t("createAlarm", { label: nameOf(row) })}
            />
          )}
          <Button
            variant="icon"
            iconName="copy"
            ariaLabel={t("duplicate", { label: nameOf(row) })}
            onClick={() => onChange(duplicateRow(graph, row.place))}
          />
          <Button
            variant="icon"
            iconName="close"
            ariaLabel={t("remove", { label: nameOf(row) })}
            onClick={() => onChange(removeRow(graph, row.place))}
          />
        </div>
      ),
    },
  ];
}

function Details({ row: { metric, render } }: { row: Placed }) {
  const t = useTranslations("metrics.graphed");
  if (!metric) return <>{t("expression", { expression: render.expression ?? "" })}</>;
  return (
    <span className="[overflow-wrap:anywhere]">
      {metric.namespace} • {metric.metricName}
      {metric.dimensions.length > 0 && <> • {dimensionText(metric.dimensions)}</>}
    </span>
  );
}
