"use client";

import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import dynamic from "next/dynamic";
import { AwaitedPart } from "@/components/console/awaited-part";
import { RefreshControl } from "@/components/console/refresh-control";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import type { GraphLines } from "@/components/metrics/graph-lines";
import { type GraphValues, seriesOf } from "@/components/metrics/graph-values";
import { lastHours, type Stretch } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import { useTimeRange } from "@/components/time-range/use-time-range";
import { useGraphValues } from "./use-graph-values";

const TimeSeriesChart = dynamic(async () => (await import("@/components/charts/time-series-chart")).TimeSeriesChart, {
  loading: AwaitedPart,
});

type Props = {
  /** What is watched; no other page's question has this name. */
  name: string;
  /** A graph each, in the order of the lines. */
  metrics: readonly { name: string; about: string }[];
  linesOver: (stretch: Stretch, now: Date) => GraphLines;
  texts: { title: string; hint: string; nothing: string };
  initial: GraphValues;
};

/** What a service counted of one of its resources, a small graph a metric. */
export function ServiceMonitoring({ name, metrics, linesOver, texts, initial }: Props) {
  const [everySeconds, setEverySeconds] = useRefreshInterval();
  const [range, setRange] = useTimeRange(lastHours(3));
  const question = { name, range, linesOver: (stretch: Stretch, now: Date) => [linesOver(stretch, now)] };
  const { data: values, error, refreshing, refresh } = useGraphValues(question, { initial, everySeconds });
  const stretch = { start: new Date(values.start), end: new Date(values.end) };
  const series = seriesOf(linesOver(stretch, new Date(values.readAt)), values);
  const problem = values.refusal?.message ?? error?.message;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h2"
        description={texts.hint}
        actions={
          <div className="flex flex-wrap items-center gap-2">
            <TimeRangePicker value={range} onChange={setRange} />
            <RefreshControl
              refreshing={refreshing}
              onRefresh={() => void refresh()}
              everySeconds={everySeconds}
              onInterval={setEverySeconds}
            />
          </div>
        }
      >
        {texts.title}
      </Header>
      {problem && <Alert type="error">{problem}</Alert>}
      <div className="grid gap-5 lg:grid-cols-2">
        {metrics.map((metric, place) => (
          <Container
            key={metric.name}
            header={
              <Header variant="h3" description={metric.about}>
                {metric.name}
              </Header>
            }
          >
            <TimeSeriesChart
              label={metric.name}
              range={stretch}
              height={160}
              legend={{ position: "hidden" }}
              series={series.filter(({ id }) => id === String(place)).map((one) => ({ ...one, label: metric.name }))}
              onZoom={({ start, end }) => setRange({ kind: "absolute", start, end })}
              emptyText={texts.nothing}
            />
          </Container>
        ))}
      </div>
    </SpaceBetween>
  );
}
