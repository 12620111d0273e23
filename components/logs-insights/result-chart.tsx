"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartView } from "@/components/charts/chart-view";
import type { Stretch } from "@/components/time-range/time-range";
import { type LogView, type ResultRows, resultSeries } from "./result-series";

type Props = {
  label: string;
  query: string;
  rows: ResultRows;
  view: LogView;
  stacked?: boolean;
  range: Stretch;
  height: number;
  onZoom?: (stretch: Stretch) => void;
};

/** The answer of a stats query, drawn; one that cannot be says what it needs. */
export function ResultChart({ label, query, rows, view, stacked = false, range, height, onZoom }: Props) {
  const t = useTranslations("logs-insights.chart");
  const series = useMemo(() => resultSeries(query, rows, view), [query, rows, view]);
  if (!Array.isArray(series)) {
    return (
      <p
        className="m-0 flex items-center justify-center p-4 text-center font-sans text-sm text-secondary"
        style={{ height }}
      >
        {t(series)}
      </p>
    );
  }
  return <ChartView {...{ label, series, range, height, view, stacked, onZoom }} emptyText={t("empty")} />;
}
