"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { AwaitedPart } from "@/components/console/awaited-part";
import type { Stretch } from "@/components/time-range/time-range";
import type { ChartOptions } from "@/lib/drawing/chart-options";
import type { ChartSeries } from "@/lib/drawing/chart-series";
import { TimeSeriesChart } from "./time-series-chart";

// Most pages show lines alone; what else there is comes when it is asked for.
const BarView = dynamic(async () => (await import("./bar-view")).BarView, { loading: AwaitedPart });
const GaugeView = dynamic(async () => (await import("./gauge-view")).GaugeView, { loading: AwaitedPart });
const NumberTiles = dynamic(async () => (await import("./number-tiles")).NumberTiles, { loading: AwaitedPart });
const PieView = dynamic(async () => (await import("./pie-view")).PieView, { loading: AwaitedPart });
const SeriesTable = dynamic(async () => (await import("./series-table")).SeriesTable, { loading: AwaitedPart });

export type ChartViewProps = ChartOptions & {
  /** What the graph shows, for those who do not see it. */
  label: string;
  series: readonly ChartSeries[];
  range: Stretch;
  /** Pixels that everything together takes, the legend too. */
  height: number;
  emptyText?: string;
  /** Called with the stretch that was dragged over; without it dragging does nothing. */
  onZoom?: (stretch: Stretch) => void;
};

/** Every view of CloudWatch over the same series: lines, layers, numbers, a gauge, bars, a pie, a table. */
export function ChartView(props: ChartViewProps) {
  const { view = "timeSeries", label, series, range, height, emptyText, legend, axes } = props;
  const t = useTranslations("charts");
  const isEmpty = series.every(({ points, value }) => points.length === 0 && value === undefined);
  if (view !== "timeSeries" && isEmpty) {
    return (
      <div
        className="flex items-center justify-center p-4 text-center font-sans text-sm text-secondary"
        style={{ height }}
      >
        {emptyText ?? t("empty")}
      </div>
    );
  }
  switch (view) {
    case "timeSeries":
      return <TimeSeriesChart {...props} kind={props.stacked ? "stacked" : "line"} totalHeight={height} />;
    case "singleValue":
      return (
        <NumberTiles
          series={series}
          height={height}
          sparkline={props.sparkline === true}
          fullPrecision={props.fullPrecision}
        />
      );
    case "gauge":
      return (
        <GaugeView
          {...{ label, series, height }}
          axis={axes?.left ?? {}}
          thresholds={props.thresholds ?? []}
          bands={props.bands ?? []}
          hasNames={legend?.position !== "hidden"}
        />
      );
    case "bar":
      return <BarView {...{ label, series, height, legend }} labels={props.labels} axis={axes?.left ?? {}} />;
    case "pie":
      return <PieView {...{ label, series, height, legend }} labels={props.labels} />;
    case "table":
      return (
        <SeriesTable
          {...{ label, series, range, height }}
          {...props.table}
          thresholds={props.thresholds ?? []}
          bands={props.bands ?? []}
          fullPrecision={props.fullPrecision}
        />
      );
  }
}
