"use client";

import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import LiveRegion from "@cloudscape-design/components/live-region";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { EmptyState } from "@/components/console/empty-state";
import { useByteText } from "@/components/logs/use-byte-text";
import type { Stretch } from "@/components/time-range/time-range";
import { ExportMenu } from "./export-menu";
import { ResultChart } from "./result-chart";
import type { LogView, ResultRows } from "./result-series";
import { ResultTable } from "./result-table";
import type { LogAnswer, LogReading } from "./use-log-query";

type Props = {
  reading: LogReading;
  /** Counts over time of what the query's filters let through, and how they were asked. */
  counts: ResultRows;
  countQuery: string | undefined;
  /** What was asked, in milliseconds since the epoch; undefined before anything was. */
  asked: { query: string; start: number; end: number } | undefined;
  readRecord: (pointer: string) => Promise<Record<string, string>>;
  onZoom: (stretch: Stretch) => void;
};

const VIEWS = ["line", "stacked", "bar", "pie"] as const;
const HISTOGRAM_HEIGHT = 110;
const CHART_HEIGHT = 320;

/** The answer of a query: how far it is, when its events were, its rows, and its statistics drawn. */
export function InsightsResults({ reading, counts, countQuery, asked, readRecord, onZoom }: Props) {
  const t = useTranslations("logs-insights.results");
  const [view, setView] = useState<(typeof VIEWS)[number]>("line");
  const { answer, problem, isRunning } = reading;
  const range = useMemo(() => ({ start: new Date(asked?.start ?? 0), end: new Date(asked?.end ?? 0) }), [asked]);
  const rows = answer?.results ?? [];
  if (!asked) {
    return (
      <Container>
        <EmptyState title={t("nothing")} hint={t("nothingHint")} />
      </Container>
    );
  }
  const drawn: LogView = view === "bar" || view === "pie" ? view : "timeSeries";
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={answer ? `(${rows.length})` : undefined}
          description={answer && <Progress answer={answer} isRunning={isRunning} />}
          actions={<ExportMenu rows={rows} />}
        >
          {t("title")}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <LiveRegion hidden>{isRunning ? t("running") : t("done", { count: rows.length })}</LiveRegion>
        {problem !== undefined && <Alert type="error">{problem}</Alert>}
        {answer?.status === "Failed" && <Alert type="error">{t("failed")}</Alert>}
        {answer?.status === "Timeout" && <Alert type="warning">{t("timeout")}</Alert>}
        {countQuery !== undefined && (
          <ResultChart
            label={t("histogram")}
            query={countQuery}
            rows={counts}
            view="timeSeries"
            stacked
            range={range}
            height={HISTOGRAM_HEIGHT}
            onZoom={onZoom}
          />
        )}
        <Tabs
          ariaLabel={t("tabs")}
          tabs={[
            {
              id: "logs",
              label: t("logs"),
              content:
                rows.length === 0 && !isRunning ? (
                  <EmptyState title={t("empty")} hint={t("emptyHint")} />
                ) : (
                  <ResultTable rows={rows} readRecord={readRecord} />
                ),
            },
            {
              id: "visualization",
              label: t("visualization"),
              content: (
                <SpaceBetween size="m">
                  <SegmentedControl
                    label={t("view")}
                    options={VIEWS.map((id) => ({ id, text: t(`views.${id}`) }))}
                    selectedId={view}
                    onChange={({ detail }) => setView(VIEWS.find((one) => one === detail.selectedId) ?? "line")}
                  />
                  <ResultChart
                    {...{ rows, range, onZoom }}
                    label={t("visualization")}
                    query={asked.query}
                    view={drawn}
                    stacked={view === "stacked"}
                    height={CHART_HEIGHT}
                  />
                </SpaceBetween>
              ),
            },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}

/** "12 of 3,400 records matched, 1.2 MB scanned in 0.4 s", as AWS says it. */
function Progress({ answer, isRunning }: { answer: LogAnswer; isRunning: boolean }) {
  const t = useTranslations("logs-insights.results");
  const format = useFormatter();
  const bytes = useByteText();
  const { recordsMatched = 0, recordsScanned = 0, bytesScanned = 0 } = answer.statistics ?? {};
  return (
    <>
      {isRunning && `${t("running")} `}
      {t("progress", {
        matched: format.number(recordsMatched),
        scanned: format.number(recordsScanned),
        bytes: bytes(bytesScanned),
        seconds: format.number(answer.millis / 1_000, { maximumFractionDigits: 1 }),
      })}
    </>
  );
}
