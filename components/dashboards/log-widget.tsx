"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { LogQueriesIn } from "@/components/logs-insights/log-queries";
import { PlainResults } from "@/components/logs-insights/plain-results";
import { ResultChart } from "@/components/logs-insights/result-chart";
import { useLogQuery } from "@/components/logs-insights/use-log-query";
import type { GraphValues } from "@/components/metrics/graph-values";
import type { Stretch } from "@/components/time-range/time-range";
import type { LogProperties } from "@/lib/services/dashboards/model/body";
import { logQuestion } from "@/lib/services/dashboards/model/log-query";
import { WidgetNotice } from "./widget-notice";

type Props = {
  properties: LogProperties;
  label: string;
  /** The range of the dashboard, and when it was read: with it the query is asked anew. */
  values: Pick<GraphValues, "start" | "end" | "readAt">;
  queries: LogQueriesIn | undefined;
  height: number;
  onZoom?: (stretch: Stretch) => void;
};

/** A widget of Logs Insights: the answer of its query over the dashboard's range, as a table or drawn. */
export function LogWidget({ properties, label, values, queries, height, onZoom }: Props) {
  const t = useTranslations("logs-insights.widget");
  const { region, view = "table", stacked = false, queryLanguage = "CWLI" } = properties;
  const question = useMemo(() => {
    const { queryString, logGroupNames } = logQuestion(properties);
    const times = { startTime: Math.floor(values.start / 1_000), endTime: Math.floor(values.end / 1_000) };
    return { queryString, logGroupNames, queryLanguage, ...times };
  }, [properties, queryLanguage, values.start, values.end]);
  const range = useMemo(
    () => ({ start: new Date(values.start), end: new Date(values.end) }),
    [values.start, values.end],
  );
  const isAsked = queries !== undefined && queryLanguage === "CWLI" && question.queryString.trim() !== "";
  const { answer, problem } = useLogQuery(queries?.(region) ?? NOBODY, isAsked ? question : undefined, values.readAt);
  if (queryLanguage !== "CWLI") return <WidgetNotice>{t("language", { language: queryLanguage })}</WidgetNotice>;
  if (!isAsked) return <WidgetNotice>{t("nothingAsked")}</WidgetNotice>;
  if (problem !== undefined) {
    return (
      <WidgetNotice>
        <span className="text-error [overflow-wrap:anywhere]">{problem}</span>
      </WidgetNotice>
    );
  }
  if (!answer) return <WidgetNotice>{t("running")}</WidgetNotice>;
  if (answer.status === "Failed" || answer.status === "Timeout") return <WidgetNotice>{t("failed")}</WidgetNotice>;
  const rows = answer.results ?? [];
  if (view === "table") {
    const isEmpty = rows.length === 0;
    return isEmpty ? <WidgetNotice>{t("empty")}</WidgetNotice> : <PlainResults label={label} rows={rows} />;
  }
  return <ResultChart {...{ label, rows, view, stacked, range, height, onZoom }} query={question.queryString} />;
}

const NOBODY = {
  start: () => Promise.reject(new Error("nobody to ask")),
  results: () => Promise.reject(new Error("nobody to ask")),
  stop: () => Promise.resolve(),
};
