"use client";

import { NextIntlClientProvider, useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartView } from "@/components/charts/chart-view";
import type { Stretch } from "@/components/time-range/time-range";
import type { SummaryName } from "@/lib/drawing/summary";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { chartOptionsOf } from "@/lib/services/dashboards/model/chart-options";
import type { GraphLines } from "./graph-lines";
import { type GraphValues, seriesAndBandsOf, seriesOf } from "./graph-values";
import { graphZone } from "./graph-zone";

type Props = {
  /** A metric widget's properties. */
  graph: MetricProperties;
  drawn: GraphLines;
  values: GraphValues;
  /** Pixels of everything, the legend too. */
  height: number;
  /** What the legend tells of each line beside its name. */
  legendColumns?: readonly SummaryName[];
  emptyText?: string;
  onZoom?: (stretch: Stretch) => void;
};

/** A metric widget drawn, in whichever of CloudWatch's views it asks for. */
export function MetricGraph({ graph, drawn, values, height, legendColumns, emptyText, onZoom }: Props) {
  const t = useTranslations("metrics.graph");
  const locale = useLocale();
  const range = useMemo(() => ({ start: new Date(values.start), end: new Date(values.end) }), [values]);
  const chart = useMemo(() => {
    const isOverTime = (graph.view ?? "timeSeries") === "timeSeries";
    const options = chartOptionsOf(graph, range);
    if (!isOverTime) return { ...options, series: seriesOf(drawn, values) };
    const { series, bands } = seriesAndBandsOf(drawn, values);
    return { ...options, series, bands: [...(options.bands ?? []), ...bands] };
  }, [graph, drawn, values, range]);
  const view = (
    <ChartView
      {...chart}
      label={graph.title ?? t("untitled")}
      range={range}
      height={height}
      legend={{ ...chart.legend, columns: legendColumns }}
      emptyText={emptyText}
      onZoom={onZoom}
    />
  );
  const zone = graphZone(graph.timezone);
  if (zone === undefined) return view;
  return (
    <NextIntlClientProvider locale={locale} timeZone={zone}>
      {view}
    </NextIntlClientProvider>
  );
}
