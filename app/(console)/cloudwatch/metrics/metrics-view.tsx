"use client";

import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import type { ChangesReading } from "@/components/changes/changes-reading";
import { AwaitedPart } from "@/components/console/awaited-part";
import { useFlash } from "@/components/console/flash";
import { useRegion } from "@/components/console/region";
import { saveFile } from "@/components/console/save-file";
import { alarmAddress } from "@/components/metrics/alarm-address";
import { GraphActions } from "@/components/metrics/graph-actions";
import { graphCsv } from "@/components/metrics/graph-csv";
import { linesOf } from "@/components/metrics/graph-lines";
import { GraphPanel } from "@/components/metrics/graph-panel";
import {
  addExpression,
  addMetrics,
  graphedKeys,
  removeMetrics,
  rowsOf,
  withRows,
} from "@/components/metrics/graph-rows";
import { type GraphValues, placeOf, seriesOf } from "@/components/metrics/graph-values";
import type { MetricName } from "@/components/metrics/metric-name";
import type { ModelSubject } from "@/components/metrics/model-subject";
import { settledPeriod } from "@/components/metrics/period";
import { searchExpression } from "@/components/metrics/search-tokens";
import { useSavePng } from "@/components/metrics/use-save-png";
import type { Page } from "@/lib/console/use-live-pages";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { bandMetric } from "@/lib/services/dashboards/model/widget-picture";
import { ShownChanges } from "../shown-changes";
import { useGraphValues } from "../use-graph-values";
import { BrowseTab } from "./browse-tab";
import { METRICS_TABS } from "./metrics-search";
import { useMetricsAddress } from "./use-metrics-address";

// What is behind a click is loaded with the click.
const GraphedMetrics = dynamic(async () => (await import("@/components/metrics/graphed-metrics")).GraphedMetrics, {
  loading: AwaitedPart,
});
const GraphSource = dynamic(async () => (await import("@/components/metrics/graph-source")).GraphSource, {
  loading: AwaitedPart,
});
const QueryTab = dynamic(async () => (await import("./query-tab")).QueryTab, { loading: AwaitedPart });
const GraphOptions = dynamic(async () => (await import("@/components/metrics/graph-options")).GraphOptions, {
  loading: AwaitedPart,
});
const MetricAlarms = dynamic(async () => (await import("./metric-alarms")).MetricAlarms, { loading: AwaitedPart });
const EditModel = dynamic(async () => (await import("./edit-model")).EditModel, { loading: AwaitedPart });
const AddGraph = dynamic(async () => (await import("./add-graph")).AddGraph, { loading: AwaitedPart });

/** Addresses must stay short enough for every server and proxy on the way. */
const MOST_GRAPHED = 100;

type Props = {
  initialNames: Page<MetricName>;
  initialValues: GraphValues;
  /** What to mark on the graph, where the address asks for it. */
  initialChanges: ChangesReading | undefined;
  /** Where the AWS API answers, for command lines. */
  endpoint: string;
};

/** The page of metrics: the graph, and under it what can be graphed, what is, and the graph's source. */
export function MetricsView({ initialNames, initialValues, initialChanges, endpoint }: Props) {
  const t = useTranslations("metrics");
  const flash = useFlash();
  const savePng = useSavePng();
  const region = useRegion();
  const address = useMetricsAddress();
  const { graph, setGraph, range, tab } = address;
  const [isAdding, setAdding] = useState(false);
  const [watched, setWatched] = useState<MetricName>();
  const [model, setModel] = useState<ModelSubject>();
  const reading = useGraphValues(
    { name: dataOf(graph), range, linesOver: (stretch, now) => [linesOf(graph, stretch, now)] },
    { initial: initialValues, everySeconds: address.refresh },
  );
  const { data: values, error } = reading;
  const { drawn, series, automatic } = useDrawn(graph, values);

  const warn = useEffectEvent(() => flash.show({ type: "warning", content: t("broken") }));
  useEffect(() => {
    if (address.isGraphBroken) warn();
  }, [address.isGraphBroken]);

  const copy = async (text: string, { done, failed }: { done: string; failed: string }) => {
    try {
      await navigator.clipboard.writeText(text);
      flash.show({ type: "success", content: done });
    } catch {
      flash.show({ type: "warning", content: failed });
    }
  };
  const share = () => {
    const url = window.location.href;
    return copy(url, { done: t("graph.shared"), failed: t("graph.notShared", { url }) });
  };
  const changeGraphed = (graphed: MetricName[], ungraphed: MetricName[]) => {
    const next = addMetrics(removeMetrics(graph, ungraphed), graphed, region);
    const count = next.metrics?.length ?? 0;
    if (graphed.length > 0 && count > MOST_GRAPHED) {
      flash.show({ type: "warning", content: t("tooMany", { count: MOST_GRAPHED }) });
    } else setGraph(next);
  };
  return (
    <ContentLayout header={<Header variant="h1">{t("title")}</Header>}>
      <SpaceBetween size="l">
        <ShownChanges initial={initialChanges} start={values.start} end={values.end}>
          <GraphPanel
            graph={graph}
            onGraph={setGraph}
            drawn={drawn}
            values={values}
            problem={values.refusal?.message ?? error?.message}
            range={range}
            onRange={address.setRange}
            refreshing={reading.refreshing}
            onRefresh={() => void reading.refresh()}
            everySeconds={address.refresh}
            onInterval={address.setRefresh}
            actions={
              <GraphActions
                isEmpty={(graph.metrics ?? []).length === 0}
                alarmHref={onlyAlarmAddress(graph, automatic)}
                onAddToDashboard={() => setAdding(true)}
                onShare={() => void share()}
                onPng={() => void savePng(graph, drawn, values)}
                onCsv={() => saveFile(`${graph.title ?? "metrics"}.csv`, "text/csv", graphCsv(series))}
              />
            }
          />
        </ShownChanges>
        <Tabs
          activeTabId={tab}
          onChange={({ detail }) => address.setTab(METRICS_TABS.find((id) => id === detail.activeTabId) ?? "browse")}
          tabs={[
            {
              id: "browse",
              label: t("tabs.browse"),
              content: (
                <BrowseTab
                  initial={initialNames}
                  place={{ namespace: address.namespace, dimensions: address.dimensions }}
                  search={address.search}
                  isOpening={address.isAsking}
                  graphed={graphedKeys(graph)}
                  addressOf={address.addressOf}
                  onOpen={address.open}
                  onSearch={address.setSearch}
                  onGraph={changeGraphed}
                  onGraphSearch={() =>
                    setGraph(addExpression(graph, searchExpression(address, address.search, graph.stat ?? "Average")))
                  }
                  acts={{
                    onGraphOnly: (metric) => setGraph(addMetrics(withRows(graph, []), [metric], region)),
                    onAlarms: setWatched,
                    onCopy: (text) => void copy(text, { done: t("row.copied"), failed: t("row.notCopied", { text }) }),
                  }}
                  endpoint={endpoint}
                />
              ),
            },
            {
              id: "query",
              label: t("tabs.query"),
              content: <QueryTab graph={graph} onChange={setGraph} />,
            },
            {
              id: "graphed",
              label: t("tabs.graphed", { count: graph.metrics?.length ?? 0 }),
              content: (
                <GraphedMetrics
                  graph={graph}
                  automaticPeriod={automatic}
                  labels={new Map(series.toReversed().map(({ id, label }) => [placeOf(id), label]))}
                  onChange={setGraph}
                  onAddQuery={() => address.setTab("query")}
                  onEditModel={setModel}
                />
              ),
            },
            { id: "options", label: t("tabs.options"), content: <GraphOptions graph={graph} onChange={setGraph} /> },
            {
              id: "source",
              label: t("tabs.source"),
              content: <GraphSource graph={graph} range={range} endpoint={endpoint} onChange={setGraph} />,
            },
          ]}
        />
      </SpaceBetween>
      {watched && (
        <MetricAlarms
          metric={watched}
          graph={graph}
          automaticPeriod={automatic}
          onClose={() => setWatched(undefined)}
        />
      )}
      {model && (
        <EditModel subject={model} onChanged={() => void reading.refresh()} onClose={() => setModel(undefined)} />
      )}
      {isAdding && <AddGraph graph={graph} suggested={address.dashboard} onClose={() => setAdding(false)} />}
    </ContentLayout>
  );
}

/** Where an alarm on the graph is made, if it shows one row alone, or one with a band around it. */
function onlyAlarmAddress(graph: MetricProperties, automatic: number): string | undefined {
  const shown = rowsOf(graph).flatMap(({ render }, place) => {
    const isBand = render.expression !== undefined && bandMetric(render.expression) !== undefined;
    return render.visible === false ? [] : [{ place, isBand }];
  });
  const [only] = shown.toSorted((one, other) => Number(other.isBand) - Number(one.isBand));
  const isOne = shown.length === 1 || (shown.length === 2 && only?.isBand === true);
  return only && isOne ? alarmAddress(graph, only.place, automatic) : undefined;
}

/** What is drawn with the values at hand: their own stretch and moment settle the periods that they were read by. */
function useDrawn(graph: MetricProperties, values: GraphValues) {
  return useMemo(() => {
    const stretch = { start: new Date(values.start), end: new Date(values.end) };
    const now = new Date(values.readAt);
    const drawn = linesOf(graph, stretch, now);
    return { drawn, series: seriesOf(drawn, values), automatic: settledPeriod(undefined, stretch, now) };
  }, [graph, values]);
}

/** The part of a graph that its values depend on; titles and colours change nothing about them. */
function dataOf({ metrics, stat, period, region, view, setPeriodToTimeRange }: MetricProperties): string {
  return JSON.stringify({ metrics, stat, period, region, view, setPeriodToTimeRange });
}
