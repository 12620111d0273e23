"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { SharedCrosshair } from "@/components/charts/crosshair";
import { AwaitedPart } from "@/components/console/awaited-part";
import { CommandLine } from "@/components/console/command-line";
import { EmptyState } from "@/components/console/empty-state";
import { RefreshControl, refreshSeconds, refreshText } from "@/components/console/refresh-control";
import { useRegion } from "@/components/console/region";
import { useAddress } from "@/components/console/use-address";
import { explorerText, parseExplorer } from "@/components/explorer/explorer-address";
import { ExplorerForm } from "@/components/explorer/explorer-form";
import { linesOf } from "@/components/metrics/graph-lines";
import { mathProblems } from "@/components/metrics/graph-values";
import { MetricGraph } from "@/components/metrics/metric-graph";
import { resolveTimeRange, type Stretch, timeRangeSearch } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import { useTimeRange } from "@/components/time-range/use-time-range";
import { askLiveIn } from "@/lib/console/use-ask";
import { useReading } from "@/lib/console/use-reading";
import type { ExplorerProperties } from "@/lib/services/dashboards/model/body";
import { METRICS_RANGE } from "../metrics/metrics-search";
import { type ExplorerReading, readExplorer } from "./read-explorer";

const AddExplorer = dynamic(async () => (await import("./add-explorer")).AddExplorer, { loading: AwaitedPart });

const GRAPH_HEIGHT = 260;

type Props = { initial: ExplorerReading /** Where the AWS API answers. */; endpoint: string };

/** The explorer: graphs of one metric over all resources, side by side, taken apart or together by dimension. */
export function ExplorerView({ initial, endpoint }: Props) {
  const t = useTranslations("explorer");
  const region = useRegion();
  const { members, show } = useAddress();
  const [range, setRange] = useTimeRange(METRICS_RANGE);
  const [isAdding, setAdding] = useState(false);
  const text = members.get("explorer");
  const explorer = useMemo(() => parseExplorer(text), [text]);
  const everySeconds = refreshSeconds(members.get("refresh"));
  const { data, error, refreshing, refresh } = useReading(
    JSON.stringify(["explorer", region, explorer, timeRangeSearch(range)]),
    () => {
      const now = new Date();
      return readExplorer(askLiveIn, explorer, region, resolveTimeRange(range, now), now);
    },
    { initial, everySeconds },
  );
  const change = (next: ExplorerProperties) => show({ explorer: explorerText(next) });
  const zoom = (stretch: Stretch) => setRange({ kind: "absolute", ...stretch });
  const problem = data.values.refusal?.message ?? error?.message;
  const isEmpty = data.names.length === 0 && !refreshing;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={t("description")}
          actions={
            <Button disabled={explorer.metrics.length === 0} onClick={() => setAdding(true)}>
              {t("addToDashboard")}
            </Button>
          }
        >
          {t("title")}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <div className="flex flex-wrap items-center gap-2">
          <TimeRangePicker value={range} onChange={setRange} />
          <RefreshControl
            refreshing={refreshing}
            onRefresh={() => void refresh()}
            everySeconds={everySeconds}
            onInterval={(seconds) => show({ refresh: refreshText(seconds) })}
          />
        </div>
        {isEmpty ? (
          <EmptyState
            title={t("noMetrics")}
            hint={t("noMetricsHint")}
            command={
              <CommandLine
                command="cloudwatch put-metric-data --namespace MyApp --metric-name Latency --dimensions Service=cart --value 12"
                endpoint={endpoint}
              />
            }
          />
        ) : (
          <Container>
            <ExplorerForm explorer={explorer} metrics={data.names} loading={refreshing} onChange={change} />
          </Container>
        )}
        {problem && <Alert type="error">{problem}</Alert>}
        <Graphs reading={data} explorer={explorer} onZoom={zoom} />
      </SpaceBetween>
      {isAdding && <AddExplorer explorer={{ ...explorer, region }} onClose={() => setAdding(false)} />}
    </ContentLayout>
  );
}

function Graphs({
  reading,
  explorer,
  onZoom,
}: {
  reading: ExplorerReading;
  explorer: ExplorerProperties;
  onZoom: (stretch: Stretch) => void;
}) {
  const t = useTranslations("explorer");
  const { graphs, values } = reading;
  if (graphs.length === 0) {
    return reading.names.length > 0 ? (
      <div className="text-center text-sm text-secondary">
        {t(explorer.metrics.length === 0 ? "choose" : "nothing")}
      </div>
    ) : null;
  }
  const stretch = { start: new Date(values.start), end: new Date(values.end) };
  const across = Math.min(explorer.widgetOptions?.widgetsPerRow ?? 2, graphs.length);
  return (
    <SharedCrosshair>
      <div
        className="grid grid-cols-1 gap-4 lg:grid-cols-[repeat(var(--across),minmax(0,1fr))]"
        style={{ "--across": across } as object}
      >
        {graphs.map((graph) => {
          const drawn = linesOf(graph, stretch, new Date(values.readAt));
          const problems = mathProblems(drawn, values);
          return (
            <Container key={graph.title} header={<Header variant="h3">{graph.title}</Header>}>
              {problems.length > 0 && <Alert type="error">{problems.join("\n")}</Alert>}
              <MetricGraph graph={graph} drawn={drawn} values={values} height={GRAPH_HEIGHT} onZoom={onZoom} />
            </Container>
          );
        })}
      </div>
    </SharedCrosshair>
  );
}
