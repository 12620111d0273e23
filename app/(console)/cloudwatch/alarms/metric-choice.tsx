"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import type { AlarmDraft } from "@/components/alarms/wizard/alarm-draft";
import type { Mistakes } from "@/components/alarms/wizard/draft-mistakes";
import { MetricFields } from "@/components/alarms/wizard/metric-fields";
import { CommandLine } from "@/components/console/command-line";
import { EmptyState } from "@/components/console/empty-state";
import { type BrowsePlace, MetricBrowser } from "@/components/metrics/metric-browser";
import { type MetricName, metricKey } from "@/components/metrics/metric-name";
import { useAsk } from "@/lib/console/use-ask";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
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

const ROOT: BrowsePlace = { namespace: undefined, dimensions: undefined };
/** So many metrics are read by themselves; beyond that the person asks for more. */
const MAX_READ = 5_000;
const EXAMPLE = "cloudwatch put-metric-data --namespace MyApp --metric-name Latency --value 42 --unit Milliseconds";

/** The metric of an alarm: browsed for while there is none, or it is to be another; else its statistic and period. */
export function MetricChoice({ draft, mistakes, metrics, endpoint, onChange }: Props) {
  const t = useTranslations("alarms.wizard");
  const tConsole = useTranslations("console");
  const ask = useAsk();
  const [isBrowsing, setBrowsing] = useState(draft.metric === undefined);
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
    onChange({ metric, unit: undefined });
    setBrowsing(false);
  };
  const { metric } = draft;
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={metric && isBrowsing && <Button onClick={() => setBrowsing(false)}>{tConsole("cancel")}</Button>}
        >
          {t("metric")}
        </Header>
      }
    >
      {metric && !isBrowsing ? (
        <MetricFields
          draft={draft}
          metric={metric}
          mistakes={mistakes}
          onChange={onChange}
          onChangeMetric={() => setBrowsing(true)}
        />
      ) : (
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
            graphed={new Set(metric ? [metricKey(metric)] : [])}
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
