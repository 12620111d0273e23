"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { expressionMistakes } from "./expression-mistakes";
import { addExpression, idsOf, rowsOf, setForAll, withRows } from "./graph-rows";
import { type GraphedRow, useGraphedColumns } from "./graphed-columns";
import { MathMenu } from "./math-menu";
import type { ModelSubject } from "./model-subject";
import { PeriodSelect } from "./period-select";
import { StatisticField } from "./statistic-field";

type Props = {
  graph: MetricProperties;
  /** The period in seconds that the time range calls for. */
  automaticPeriod: number;
  /** The label that each row has on the graph, by its place; rows that are hidden have none. */
  labels: ReadonlyMap<number, string>;
  onChange: (graph: MetricProperties) => void;
  /** Leads to where queries of Metrics Insights are written. */
  onAddQuery: () => void;
  /** Opens the anomaly detection model of a row that a band is drawn around. */
  onEditModel?: (subject: ModelSubject) => void;
};

const SEARCH = "SEARCH('{Namespace,Dimension} MetricName=\"Name\"', 'Average', 300)";

/** The rows of the graph, and how each is drawn. */
export function GraphedMetrics({ graph, automaticPeriod, labels, onChange, onAddQuery, onEditModel }: Props) {
  const t = useTranslations("metrics.graphed");
  const tMath = useTranslations("metrics.math");
  const mistakes = useMemo(() => expressionMistakes(graph), [graph]);
  const ids = idsOf(graph);
  const rows = rowsOf(graph).map((row, place): GraphedRow => ({ ...row, place, id: ids[place] ?? "" }));
  const stat = graph.stat ?? "Average";
  return (
    <Table
      variant="borderless"
      items={rows}
      trackBy={({ place }) => String(place)}
      columnDefinitions={useGraphedColumns({ graph, rows, mistakes, automaticPeriod, labels, onChange, onEditModel })}
      contentDensity="compact"
      // What can be done with a row stays in reach where its settings have no room.
      stickyColumns={{ last: 1 }}
      wrapLines
      ariaLabels={{ tableLabel: t("title") }}
      empty={<Box color="text-body-secondary">{t("none")}</Box>}
      header={
        <Header
          variant="h3"
          counter={`(${rows.length})`}
          actions={
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              <MathMenu
                id={undefined}
                label={tMath("add")}
                onAdd={(expression) => onChange(addExpression(graph, expression, tMath("label")))}
              />
              <ButtonDropdown
                items={[
                  { id: "insights", text: tMath("insights") },
                  { id: "search", text: tMath("search") },
                ]}
                expandToViewport
                onItemClick={({ detail }) =>
                  detail.id === "search" ? onChange(addExpression(graph, SEARCH)) : onAddQuery()
                }
              >
                {tMath("addQuery")}
              </ButtonDropdown>
              <span aria-hidden className="text-sm text-secondary">
                {t("forAll")}
              </span>
              <div className="w-36">
                <StatisticField
                  label={t("statisticForAll")}
                  value={stat}
                  inherited="Average"
                  onChange={(chosen) => onChange(setForAll(graph, { stat: chosen }))}
                />
              </div>
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
