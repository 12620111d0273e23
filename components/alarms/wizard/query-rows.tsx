"use client";

import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import { LabelField } from "@/components/metrics/label-field";
import { dimensionText, type TaggedMetricName } from "@/components/metrics/metric-name";
import { StatisticField } from "@/components/metrics/statistic-field";
import { isMetricsInsights } from "@/lib/languages/metrics-insights/parser";
import type { AlarmDraft } from "./alarm-draft";
import { periodOfRows, removeQuery, watch, withPeriod, withStatistic } from "./draft-queries";
import { changeQuery, nameOfRow, nameOfStat, rowsOf } from "./draft-subject";
import { PeriodField } from "./period-field";
import { QueryText } from "./query-text";

type Props = {
  draft: AlarmDraft;
  /** What AWS says against the list as it is. */
  problem: string | undefined;
  /** The metrics that there are, for the names in a query. */
  metrics: readonly TaggedMetricName[];
  onChange: (change: Partial<AlarmDraft>) => void;
};

/** The metrics and expressions of an alarm; the one that is chosen is watched. */
export function QueryRows({ draft, problem, metrics, onChange }: Props) {
  const t = useTranslations("alarms.wizard");
  const tDetails = useTranslations("alarms.details");
  const rows = rowsOf(draft);
  const change = (row: MetricDataQuery, how: Partial<MetricDataQuery>) => onChange(changeQuery(draft, row.Id, how));
  return (
    <SpaceBetween size="l">
      <Table
        variant="borderless"
        items={rows}
        trackBy={({ Id = "" }) => Id}
        selectionType="single"
        selectedItems={rows.filter(({ Id }) => Id === draft.watchedId)}
        onSelectionChange={({ detail }) => onChange(watch(draft, detail.selectedItems[0]?.Id ?? draft.watchedId))}
        ariaLabels={{
          tableLabel: t("list"),
          selectionGroupLabel: t("watched"),
          itemSelectionLabel: (_, row) => t("watch", { name: nameOfRow(row) }),
        }}
        columnDefinitions={[
          { id: "id", header: "Id", width: 70, isRowHeader: true, cell: ({ Id }) => Id },
          {
            id: "label",
            header: t("label"),
            minWidth: 150,
            cell: (row) => (
              <LabelField
                label={t("labelOf", { id: row.Id ?? "" })}
                value={row.Label ?? ""}
                shown={nameOfRow(row)}
                onChange={(label) => change(row, { Label: label || undefined })}
              />
            ),
          },
          {
            id: "details",
            header: tDetails("title"),
            minWidth: 320,
            cell: (row) => (
              <RowDetails
                row={row}
                ids={rows.flatMap(({ Id }) => (Id && Id !== row.Id ? [Id] : []))}
                metrics={metrics}
                onChange={(Expression) => change(row, { Expression })}
              />
            ),
          },
          {
            id: "statistic",
            header: tDetails("statistic"),
            minWidth: 170,
            cell: (row) =>
              row.MetricStat && (
                <StatisticField
                  label={t("statisticOf", { id: row.Id ?? "" })}
                  value={row.MetricStat.Stat}
                  inherited="Average"
                  onChange={(Stat = "Average") => onChange(withStatistic(draft, row.Id, Stat))}
                />
              ),
          },
          {
            id: "remove",
            header: t("remove"),
            width: 100,
            cell: (row) => (
              <Button
                variant="icon"
                iconName="close"
                ariaLabel={t("removeRow", { name: nameOfRow(row) })}
                onClick={() => onChange(removeQuery(draft, row.Id))}
              />
            ),
          },
        ]}
      />
      <div aria-live="polite">{problem && <StatusIndicator type="error">{problem}</StatusIndicator>}</div>
      <PeriodField value={periodOfRows(draft)} onChange={(seconds) => onChange(withPeriod(draft, seconds))} />
    </SpaceBetween>
  );
}

type RowProps = {
  row: MetricDataQuery;
  ids: readonly string[];
  metrics: readonly TaggedMetricName[];
  onChange: (expression: string) => void;
};

function RowDetails({ row: { Id = "", MetricStat, Expression = "" }, ids, metrics, onChange }: RowProps) {
  const t = useTranslations("alarms.wizard");
  if (!MetricStat) {
    return (
      <QueryText
        label={t(isMetricsInsights(Expression) ? "queryOf" : "expressionOf", { id: Id })}
        value={Expression}
        ids={ids}
        metrics={metrics}
        onChange={onChange}
      />
    );
  }
  const { namespace, metricName, dimensions } = nameOfStat(MetricStat);
  return (
    <span className="[overflow-wrap:anywhere]">
      {namespace} • {metricName}
      {dimensions.length > 0 && <> • {dimensionText(dimensions)}</>}
    </span>
  );
}
