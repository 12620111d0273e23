"use client";

import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChangesSwitch } from "@/components/changes/changes-switch";
import { RefreshControl } from "@/components/console/refresh-control";
import type { Stretch, TimeRange } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import { SUMMARY_NAMES } from "@/lib/drawing/summary";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { CHART_TYPES, chartTypeOf, withChartType } from "./chart-type";
import type { GraphLines } from "./graph-lines";
import { GraphTitle } from "./graph-title";
import { type GraphValues, mathProblems } from "./graph-values";
import { MetricGraph } from "./metric-graph";

type Props = {
  graph: MetricProperties;
  onGraph: (graph: MetricProperties) => void;
  drawn: GraphLines;
  values: GraphValues;
  problem: string | undefined;
  range: TimeRange;
  onRange: (range: TimeRange) => void;
  refreshing: boolean;
  onRefresh: () => void;
  everySeconds: number;
  onInterval: (seconds: number) => void;
  /** What can be done with the graph as a whole. */
  actions: ReactNode;
};

const GRAPH_HEIGHT = 360;

/** The graph on top of the page of metrics, and how it is shown. */
export function GraphPanel(props: Props) {
  const { graph, onGraph, drawn, values, problem, range, onRange, actions } = props;
  const t = useTranslations("metrics.graph");
  const types = CHART_TYPES.map((value) => ({ value, label: t(`types.${value}`) }));
  const zoom = (stretch: Stretch) => onRange({ kind: "absolute", ...stretch });
  const problems = [...(problem ? [problem] : []), ...mathProblems(drawn, values)];
  const isEmpty = drawn.lines.length === 0 && drawn.math.length === 0;
  return (
    <Container
      header={
        <div className="flex flex-col gap-2">
          <Header
            variant="h2"
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Select
                  ariaLabel={t("type")}
                  options={types}
                  selectedOption={types.find(({ value }) => value === chartTypeOf(graph)) ?? null}
                  onChange={({ detail }) => {
                    const type = CHART_TYPES.find((one) => one === detail.selectedOption.value);
                    if (type) onGraph(withChartType(graph, type));
                  }}
                />
                {actions}
              </SpaceBetween>
            }
          >
            <GraphTitle title={graph.title} onChange={(title) => onGraph({ ...graph, title })} />
          </Header>
          <div className="flex flex-wrap items-center gap-2">
            <ChangesSwitch />
            <TimeRangePicker value={range} onChange={onRange} />
            <RefreshControl
              refreshing={props.refreshing}
              onRefresh={props.onRefresh}
              everySeconds={props.everySeconds}
              onInterval={props.onInterval}
            />
          </div>
        </div>
      }
    >
      <SpaceBetween size="xs">
        {problems.length > 0 && <Alert type="error">{problems.join("\n")}</Alert>}
        <MetricGraph
          graph={graph}
          drawn={drawn}
          values={values}
          height={GRAPH_HEIGHT}
          legendColumns={SUMMARY_NAMES}
          emptyText={isEmpty ? t("nothingGraphed") : undefined}
          onZoom={zoom}
        />
      </SpaceBetween>
    </Container>
  );
}
