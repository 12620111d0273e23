"use client";

import Alert from "@cloudscape-design/components/alert";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { ChangesSwitch } from "@/components/changes/changes-switch";
import { RefreshControl } from "@/components/console/refresh-control";
import type { Stretch, TimeRange } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import type { GraphLines } from "./graph-lines";
import { GraphTitle } from "./graph-title";
import type { GraphValues } from "./graph-values";
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
  onAddToDashboard: () => void;
  onDownload: () => void;
};

const GRAPH_HEIGHT = 360;
const CHART_TYPES = ["line", "stacked", "number"] as const;
type ChartType = (typeof CHART_TYPES)[number];

/** The graph on top of the page of metrics, and what can be done with it. */
export function GraphPanel(props: Props) {
  const { graph, onGraph, drawn, values, problem, range, onRange, onAddToDashboard, onDownload } = props;
  const t = useTranslations("metrics.graph");
  const types = CHART_TYPES.map((value) => ({ value, label: t(`types.${value}`) }));
  const zoom = (stretch: Stretch) => onRange({ kind: "absolute", ...stretch });
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
                  selectedOption={types.find(({ value }) => value === typeOf(graph)) ?? null}
                  onChange={({ detail }) => onGraph(withType(graph, detail.selectedOption.value))}
                />
                <ButtonDropdown
                  items={[
                    { id: "dashboard", text: t("addToDashboard") },
                    { id: "csv", text: t("download") },
                  ]}
                  disabled={(graph.metrics ?? []).length === 0}
                  onItemClick={({ detail }) => (detail.id === "csv" ? onDownload() : onAddToDashboard())}
                >
                  {t("actions")}
                </ButtonDropdown>
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
        {problem && <Alert type="error">{problem}</Alert>}
        <MetricGraph
          graph={graph}
          drawn={drawn}
          values={values}
          height={GRAPH_HEIGHT}
          emptyText={drawn.lines.length === 0 && drawn.math.length === 0 ? t("nothingGraphed") : undefined}
          onZoom={zoom}
        />
      </SpaceBetween>
    </Container>
  );
}

function typeOf({ view, stacked }: MetricProperties): ChartType {
  if (view === "singleValue") return "number";
  return stacked ? "stacked" : "line";
}

function withType(graph: MetricProperties, type: string | undefined): MetricProperties {
  if (type === "number") return { ...graph, view: "singleValue" };
  return { ...graph, view: "timeSeries", stacked: type === "stacked" };
}
