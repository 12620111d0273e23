"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import type { AlarmDraft } from "@/components/alarms/wizard/alarm-draft";
import type { Mistakes } from "@/components/alarms/wizard/draft-mistakes";
import { addMath, addMetric, addQuery, withMetric } from "@/components/alarms/wizard/draft-queries";
import { changeQuery, nameOfStat, plainStat, rowsOf, watchedOfDraft } from "@/components/alarms/wizard/draft-subject";
import { MetricFields } from "@/components/alarms/wizard/metric-fields";
import { AwaitedPart } from "@/components/console/awaited-part";
import { CommandLine } from "@/components/console/command-line";
import { EmptyState } from "@/components/console/empty-state";
import { MathMenu } from "@/components/metrics/math-menu";
import { type BrowsePlace, MetricBrowser } from "@/components/metrics/metric-browser";
import { type MetricName, metricKey } from "@/components/metrics/metric-name";
import { useAsk } from "@/lib/console/use-ask";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
import { printName } from "@/lib/languages/metrics-insights/printer";
import { readMetricNames } from "../metrics/read-metric-names";

type Props = {
  draft: AlarmDraft;
  mistakes: Mistakes;
  /** The first page of all metrics, which the server has read. */
  metrics: Page<MetricName>;
  /** Where the AWS API answers, for command lines. */
  endpoint: string;
  onChange: (change: Partial<AlarmDraft>) => void;
};

// Only an alarm on several rows needs a table.
const QueryList = dynamic(() => import("./query-list").then((module) => module.QueryList), {
  loading: AwaitedPart,
});

const ROOT: BrowsePlace = { namespace: undefined, dimensions: undefined };
/** So many metrics are read by themselves; beyond that the person asks for more. */
const MAX_READ = 5_000;
const EXAMPLE = "cloudwatch put-metric-data --namespace MyApp --metric-name Latency --value 42 --unit Milliseconds";

/** A query to begin with. */
const EXAMPLE_QUERY = 'SELECT AVG(CPUUtilization) FROM "AWS/EC2"';

/** What an alarm watches: browsed for while there is nothing, or a metric is to be chosen; else the metric or the list. */
export function MetricChoice({ draft, mistakes, metrics, endpoint, onChange }: Props) {
  const t = useTranslations("alarms.wizard");
  const tMath = useTranslations("metrics.math");
  const tConsole = useTranslations("console");
  const ask = useAsk();
  const rows = rowsOf(draft);
  const stat = plainStat(draft);
  // The browser is open to choose the metric, or one more.
  const [browsing, setBrowsing] = useState<"choose" | "add" | undefined>(rows.length === 0 ? "choose" : undefined);
  const isBrowsing = browsing !== undefined || rows.length === 0;
  const [place, setPlace] = useState(ROOT);
  const [search, setSearch] = useState("");
  const listed = useLivePages({ metrics: "all" }, (token) => readMetricNames(ask, undefined, token), {
    initial: metrics,
  });

  const read = listed.items.length;
  const loadMore = useEffectEvent(() => void listed.loadMore());
  const isShort = listed.hasMore && read < MAX_READ;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that came asks for the next one.
  useEffect(() => {
    if (isBrowsing && isShort) loadMore();
  }, [isBrowsing, isShort, read]);

  const choose = ([metric]: MetricName[]) => {
    if (!metric) return;
    onChange(browsing === "add" ? addMetric(draft, metric) : withMetric(draft, metric));
    setBrowsing(undefined);
  };
  const addMathRow = (expression: string) => onChange(addMath(draft, expression));
  const writeQuery = () => {
    onChange(addQuery(draft, exampleQuery(listed.items)));
    setBrowsing(undefined);
  };
  const problem = watchedOfDraft(draft);
  const graphed = new Set(rows.flatMap(({ MetricStat }) => (MetricStat ? [metricKey(nameOfStat(MetricStat))] : [])));
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {isBrowsing && rows.length > 0 && (
                <Button onClick={() => setBrowsing(undefined)}>{tConsole("cancel")}</Button>
              )}
              {!isBrowsing && stat && <Button onClick={() => setBrowsing("choose")}>{t("changeMetric")}</Button>}
              {!isBrowsing && <Button onClick={() => setBrowsing("add")}>{t("addMetric")}</Button>}
              {!isBrowsing && <MathMenu id={undefined} label={tMath("add")} onAdd={addMathRow} />}
              <Button onClick={writeQuery}>{t("addQuery")}</Button>
            </SpaceBetween>
          }
        >
          {t(stat || rows.length === 0 ? "metric" : "list")}
        </Header>
      }
    >
      {!isBrowsing && stat && (
        <MetricFields
          stat={stat}
          mistakes={mistakes}
          onChange={(MetricStat) => onChange(changeQuery(draft, draft.watchedId, { MetricStat }))}
        />
      )}
      {!isBrowsing && !stat && (
        <QueryList
          draft={draft}
          problem={"problem" in problem ? problem.problem : undefined}
          metrics={listed.items}
          onChange={onChange}
        />
      )}
      {isBrowsing && (
        <SpaceBetween size="s">
          {mistakes.metric && <StatusIndicator type="error">{t(mistakes.metric)}</StatusIndicator>}
          <MetricBrowser
            metrics={
              place.namespace === undefined
                ? listed.items
                : listed.items.filter(({ namespace }) => namespace === place.namespace)
            }
            hasMore={listed.hasMore}
            loading={listed.refreshing}
            problem={listed.error?.message}
            place={place}
            search={search}
            graphed={graphed}
            selection="single"
            addressOf={() => "#"}
            onOpen={setPlace}
            onSearch={setSearch}
            onGraph={choose}
            onMore={() => void listed.loadMore()}
            empty={
              <EmptyState
                title={t("noMetrics")}
                hint={t("noMetricsHint")}
                command={<CommandLine command={EXAMPLE} endpoint={endpoint} />}
              />
            }
          />
        </SpaceBetween>
      )}
    </Container>
  );
}

/** A query over a metric that there is. */
function exampleQuery(metrics: readonly MetricName[]): string {
  const [first] = metrics;
  if (!first) return EXAMPLE_QUERY;
  return `SELECT AVG(${printName(first.metricName)}) FROM ${printName(first.namespace)}`;
}
