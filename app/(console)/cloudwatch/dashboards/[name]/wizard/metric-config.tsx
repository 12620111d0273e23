"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { CommandLine } from "@/components/console/command-line";
import { EmptyState } from "@/components/console/empty-state";
import { useRegion } from "@/components/console/region";
import { KeptRange } from "@/components/dashboards/kept-range";
import { TitleField } from "@/components/dashboards/wizard/title-field";
import { linesOf } from "@/components/metrics/graph-lines";
import { GraphOptions } from "@/components/metrics/graph-options";
import { addMetrics, graphedKeys, removeMetrics } from "@/components/metrics/graph-rows";
import { GraphSource } from "@/components/metrics/graph-source";
import type { GraphValues } from "@/components/metrics/graph-values";
import { placeOf, seriesOf } from "@/components/metrics/graph-values";
import { GraphedMetrics } from "@/components/metrics/graphed-metrics";
import { type BrowsePlace, MetricBrowser } from "@/components/metrics/metric-browser";
import { MetricGraph } from "@/components/metrics/metric-graph";
import { settledPeriod } from "@/components/metrics/period";
import { parseTimeRange, type TimeRange, timeRangeSearch } from "@/components/time-range/time-range";
import { useAsk } from "@/lib/console/use-ask";
import { useLivePages } from "@/lib/console/use-live-pages";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { QueryTab } from "../../../metrics/query-tab";
import { readMetricNames } from "../../../metrics/read-metric-names";
import { useGraphValues } from "../../../use-graph-values";

type Props = {
  properties: MetricProperties;
  range: TimeRange;
  endpoint: string;
  onChange: (properties: MetricProperties) => void;
};

const ROOT: BrowsePlace = { namespace: undefined, dimensions: undefined };
const NOTHING: GraphValues = { readAt: 0, start: 0, end: 0, lines: {}, math: {}, refusal: undefined };
const NO_PAGE = { items: [], next: "first" };
const PREVIEW_HEIGHT = 220;
/** So many metrics are read by themselves; beyond that the person asks for more. */
const MAX_READ = 5000;
const EXAMPLE = "cloudwatch put-metric-data --namespace MyApp --metric-name Latency --value 42 --unit Milliseconds";

/** A metric widget: its metrics, how each is drawn, its source, and a preview over the dashboard's range. */
export function MetricConfig({ properties: graph, range, endpoint, onChange }: Props) {
  const t = useTranslations("dashboards.wizard");
  const tMetrics = useTranslations("metrics.tabs");
  const [tab, setTab] = useState("browse");
  const shown = parseTimeRange(graph, range);
  const { data: values, refresh } = useGraphValues(
    { name: JSON.stringify(graph.metrics), range: shown, linesOver: (stretch, now) => [linesOf(graph, stretch, now)] },
    { initial: NOTHING },
  );
  const rows = JSON.stringify([graph.metrics, timeRangeSearch(shown)]);
  const read = useEffectEvent(() => void refresh());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the preview follows the rows.
  useEffect(() => read(), [rows]);
  const { drawn, series, automatic } = useMemo(() => {
    const stretch = { start: new Date(values.start), end: new Date(values.end) };
    const now = new Date(values.readAt);
    const lines = linesOf(graph, stretch, now);
    return { drawn: lines, series: seriesOf(lines, values), automatic: settledPeriod(undefined, stretch, now) };
  }, [graph, values]);
  const labels = new Map(series.map(({ id, label }) => [placeOf(id), label]));
  return (
    <SpaceBetween size="m">
      <TitleField value={graph.title ?? ""} onChange={(title) => onChange({ ...graph, title })} />
      <Checkbox
        checked={shown !== range}
        onChange={({ detail }) =>
          onChange({ ...graph, start: undefined, end: undefined, ...(detail.checked ? timeRangeSearch(range) : {}) })
        }
      >
        {t("keepRange")} (<KeptRange range={shown} />)
      </Checkbox>
      {(graph.metrics ?? []).length > 0 && (
        <MetricGraph graph={graph} drawn={drawn} values={values} height={PREVIEW_HEIGHT} />
      )}
      <Tabs
        ariaLabel={t("metricTabs")}
        activeTabId={tab}
        onChange={({ detail }) => setTab(detail.activeTabId)}
        tabs={[
          {
            id: "browse",
            label: t("browse"),
            content: <Browser graph={graph} endpoint={endpoint} onChange={onChange} />,
          },
          { id: "query", label: tMetrics("query"), content: <QueryTab graph={graph} onChange={onChange} /> },
          {
            id: "graphed",
            label: t("graphed", { count: (graph.metrics ?? []).length }),
            content: (
              <GraphedMetrics
                {...{ graph, labels, onChange }}
                automaticPeriod={automatic}
                onAddQuery={() => setTab("query")}
              />
            ),
          },
          { id: "options", label: t("options"), content: <GraphOptions graph={graph} onChange={onChange} /> },
          { id: "source", label: t("source"), content: <GraphSource {...{ graph, range, endpoint, onChange }} /> },
        ]}
      />
    </SpaceBetween>
  );
}

function Browser({ graph, endpoint, onChange }: Omit<Props, "properties" | "range"> & { graph: MetricProperties }) {
  const t = useTranslations("dashboards.wizard");
  const ask = useAsk();
  const region = useRegion();
  const [place, setPlace] = useState(ROOT);
  const [search, setSearch] = useState("");
  const listed = useLivePages({ metrics: "wizard" }, (token) => readMetricNames(ask, undefined, firstOf(token)), {
    initial: NO_PAGE,
  });
  const count = listed.items.length;
  const isShort = listed.hasMore && count < MAX_READ;
  const loadMore = useEffectEvent(() => void listed.loadMore());
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that came asks for the next one.
  useEffect(() => {
    if (isShort) loadMore();
  }, [isShort, count]);
  const { namespace } = place;
  return (
    <MetricBrowser
      metrics={namespace === undefined ? listed.items : listed.items.filter((metric) => metric.namespace === namespace)}
      hasMore={listed.hasMore}
      loading={listed.refreshing || isShort}
      problem={listed.error?.message}
      place={place}
      search={search}
      graphed={graphedKeys(graph)}
      addressOf={() => "#"}
      onOpen={setPlace}
      onSearch={setSearch}
      onGraph={(added, removed) => onChange(addMetrics(removeMetrics(graph, removed), added, region))}
      onMore={() => void listed.loadMore()}
      empty={
        <EmptyState
          title={t("noMetrics")}
          hint={t("noMetricsHint")}
          command={<CommandLine command={EXAMPLE} endpoint={endpoint} />}
        />
      }
    />
  );
}

/** The server has read nothing for a dialog: its first page is the one without a token. */
function firstOf(token: string | undefined): string | undefined {
  return token === NO_PAGE.next ? undefined : token;
}
