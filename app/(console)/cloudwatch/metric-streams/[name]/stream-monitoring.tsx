"use client";

import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefreshControl, USUAL_SECONDS } from "@/components/console/refresh-control";
import { useRegion } from "@/components/console/region";
import { STREAM_METRICS, streamLines } from "@/components/metric-streams/stream-graphs";
import { type GraphValues, seriesOf } from "@/components/metrics/graph-values";
import { lastHours } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import { useTimeRange } from "@/components/time-range/use-time-range";
import { useGraphValues } from "../../use-graph-values";

const TimeSeriesChart = dynamic(async () => (await import("@/components/charts/time-series-chart")).TimeSeriesChart);

/** What CloudWatch counted of a stream. */
export function StreamMonitoring({ stream, initial }: { stream: string; initial: GraphValues }) {
  const t = useTranslations("metric-streams.monitoring");
  const region = useRegion();
  const [everySeconds, setEverySeconds] = useState(USUAL_SECONDS);
  const [range, setRange] = useTimeRange(lastHours(3));
  const question = {
    name: `metric stream ${stream}`,
    range,
    linesOver: (stretch: { start: Date; end: Date }, now: Date) => [streamLines(stream, region, stretch, now)],
  };
  const { data: values, error, refreshing, refresh } = useGraphValues(question, { initial, everySeconds });
  const stretch = { start: new Date(values.start), end: new Date(values.end) };
  const series = seriesOf(streamLines(stream, region, stretch, new Date(values.readAt)), values);
  const problem = values.refusal?.message ?? error?.message;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h2"
        description={t("hint")}
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
        {t("title")}
      </Header>
      {problem && <Alert type="error">{problem}</Alert>}
      <div className="grid gap-5 lg:grid-cols-2">
        {STREAM_METRICS.map((name, place) => (
          <Container
            key={name}
            header={
              <Header variant="h3" description={t(`about.${name}`)}>
                {name}
              </Header>
            }
          >
            <TimeSeriesChart
              label={name}
              range={stretch}
              height={160}
              legend={{ position: "hidden" }}
              series={series.filter(({ id }) => id === String(place)).map((one) => ({ ...one, label: name }))}
              onZoom={({ start, end }) => setRange({ kind: "absolute", start, end })}
              emptyText={t("nothing")}
            />
          </Container>
        ))}
      </div>
    </SpaceBetween>
  );
}
