"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { TimeSeriesChart } from "@/components/charts/time-series-chart";
import type { Stretch } from "@/components/time-range/time-range";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { annotationsOf } from "./annotations";
import type { GraphLine } from "./graph-lines";
import { type GraphValues, seriesOf } from "./graph-values";
import { NumberTiles } from "./number-tiles";

type Props = {
  /** A metric widget's properties. */
  graph: MetricProperties;
  lines: readonly GraphLine[];
  values: GraphValues;
  /** Pixels of the plot, without its legend. */
  height: number;
  emptyText?: string;
  onZoom?: (stretch: Stretch) => void;
};

const LEGENDS = { right: "right", bottom: "bottom", hidden: "none" } as const;

/** A metric widget drawn: lines or layers over time, or its latest numbers. */
export function MetricGraph({ graph, lines, values, height, emptyText, onZoom }: Props) {
  const t = useTranslations("metrics.graph");
  const series = useMemo(() => seriesOf(lines, values), [lines, values]);
  const range = useMemo(() => ({ start: new Date(values.start), end: new Date(values.end) }), [values]);
  if (graph.view === "singleValue") {
    return (
      <NumberTiles
        series={series}
        height={height}
        sparkline={graph.sparkline !== false}
        fullPrecision={graph.singleValueFullPrecision}
        emptyText={emptyText}
      />
    );
  }
  return (
    <TimeSeriesChart
      label={graph.title ?? t("untitled")}
      series={series}
      range={range}
      kind={graph.stacked ? "stacked" : "line"}
      axes={graph.yAxis}
      height={height}
      legend={LEGENDS[graph.legend?.position ?? "bottom"]}
      emptyText={emptyText}
      onZoom={onZoom}
      {...annotationsOf(graph, range)}
    />
  );
}
