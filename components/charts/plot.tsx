"use client";

import { useFormatter, useLocale, useTimeZone, useTranslations } from "next-intl";
import { memo, useMemo } from "react";
import { CartesianGrid, ComposedChart, XAxis, YAxis } from "recharts";
import type { Stretch } from "@/components/time-range/time-range";
import { type Axis, axisOf } from "@/lib/drawing/axis";
import type { Annotations } from "@/lib/drawing/chart-options";
import type { AxisSide, ChartAxis, ColoredSeries } from "@/lib/drawing/chart-series";
import { textWidth } from "@/lib/drawing/picture/svg";
import { shapesOf } from "@/lib/drawing/shapes";
import { timeTicks } from "@/lib/drawing/time-ticks";
import type { CrosshairStore } from "./crosshair";
import { EventMarks } from "./event-marks";
import { OutsideMarks } from "./outside-marks";
import { BackAnnotations, FrontAnnotations } from "./plot-annotations";
import { PlotLines } from "./plot-lines";
import { PlotPointer } from "./plot-pointer";

export type PlotProps = Annotations & {
  chart: string;
  store: CrosshairStore;
  series: readonly ColoredSeries[];
  highlighted: string | undefined;
  stacked: boolean;
  range: Stretch;
  axes: { left?: ChartAxis; right?: ChartAxis };
  width: number;
  height: number;
  /** The layer above the drawing for what must be reached by keyboard. */
  overlay: HTMLElement | null;
  onZoom?: (stretch: Stretch) => void;
};

const TICK = { fontSize: 11, fill: "var(--palette-secondary)" };
const MARGIN = { top: 8, right: 16, bottom: 0, left: 0 };

/**
 * The drawing itself: axes, lines or layers, annotations and the pointer's layer. Drawn anew only when something in it is
 * another: a page draws its graphs many times over for what happens beside them.
 */
export const Plot = memo(function Plot(props: PlotProps) {
  const { series, range, width, height, chart, store, overlay, onZoom, stacked, axes, thresholds, bands } = props;
  const format = useFormatter();
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const t = useTranslations("charts");
  const words = { various: t("variousUnits"), none: t("noUnit") };
  const shapes = useMemo(() => shapesOf(series, stacked), [series, stacked]);
  const ticks = timeTicks(range.start.getTime(), range.end.getTime(), Math.max(2, Math.floor(width / 65)), zone);
  const midnights = new Set(ticks.flatMap(({ time, midnight }) => (midnight ? [time] : [])));
  const sides: AxisSide[] = series.some(({ axis }) => axis === "right") ? ["left", "right"] : ["left"];
  return (
    <ComposedChart width={width} height={height} margin={MARGIN} accessibilityLayer={false}>
      <CartesianGrid stroke="var(--chart-grid)" vertical={false} yAxisId="left" />
      <XAxis
        // Without a key Recharts counts rows along this axis, whatever else it is told.
        dataKey="time"
        type="number"
        scale="time"
        domain={[range.start.getTime(), range.end.getTime()]}
        allowDataOverflow
        ticks={ticks.map(({ time }) => time)}
        tickFormatter={(time: number) => format.dateTime(time, midnights.has(time) ? "monthDay" : "clock")}
        tick={TICK}
        stroke="var(--chart-grid)"
        interval={0}
        height={22}
      />
      {sides.map((side) => (
        <ValueAxis
          key={side}
          side={side}
          axis={axisOf(side, { series, axes, thresholds, bands, stacked }, shapes, height, locale, words)}
        />
      ))}
      <BackAnnotations {...props} />
      <PlotLines series={series} shapes={shapes} highlighted={props.highlighted} />
      <OutsideMarks series={series} bands={bands ?? []} />
      <FrontAnnotations {...props} />
      <PlotPointer chart={chart} store={store} onZoom={onZoom} />
      <EventMarks range={range} overlay={overlay} />
    </ComposedChart>
  );
});

function ValueAxis({ side, axis: { low, high, ticks, text, label } }: { side: AxisSide; axis: Axis }) {
  const isLeft = side === "left";
  // Told beforehand: an axis that measures itself draws the whole chart twice.
  const widest = Math.max(8, ...ticks.map((tick) => textWidth(text(tick), TICK.fontSize)));
  return (
    <YAxis
      yAxisId={side}
      orientation={side}
      domain={[low, high]}
      ticks={ticks}
      allowDataOverflow
      tickFormatter={text}
      tick={TICK}
      tickLine={false}
      axisLine={false}
      interval={0}
      width={Math.ceil(widest) + 12 + (label ? 16 : 0)}
      label={
        label
          ? {
              value: label,
              angle: isLeft ? -90 : 90,
              position: isLeft ? "insideLeft" : "insideRight",
              style: { ...TICK, textAnchor: "middle" },
            }
          : undefined
      }
    />
  );
}
