"use client";

import { useFormatter, useTimeZone } from "next-intl";
import type { ReactElement } from "react";
import { Area, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from "recharts";
import type { Stretch } from "@/components/time-range/time-range";
import type { Annotations } from "@/lib/drawing/chart-options";
import { chartRows } from "@/lib/drawing/chart-rows";
import type { AxisSide, ChartAxis, ColoredSeries } from "@/lib/drawing/chart-series";
import { timeTicks } from "@/lib/drawing/time-ticks";
import { extentOf, mergeExtents, valueDomain } from "@/lib/drawing/value-domain";
import type { CrosshairStore } from "./crosshair";
import { EventMarks } from "./event-marks";
import { LonelyDots } from "./lonely-dots";
import { OutsideMarks } from "./outside-marks";
import { BackAnnotations, FrontAnnotations } from "./plot-annotations";
import { PlotPointer } from "./plot-pointer";

export type PlotProps = Annotations & {
  chart: string;
  store: CrosshairStore;
  series: readonly ColoredSeries[];
  highlighted: string | undefined;
  kind: "line" | "stacked";
  range: Stretch;
  axes: { left?: ChartAxis; right?: ChartAxis };
  width: number;
  height: number;
  /** The layer above the drawing for what must be reached by keyboard. */
  overlay: HTMLElement | null;
  onZoom?: (stretch: Stretch) => void;
};

const TICK = { fontSize: 11, fill: "var(--palette-secondary)" };

/** The drawing itself: axes, lines or layers, annotations and the pointer's layer. */
export function Plot(props: PlotProps) {
  const { series, range, width, height, chart, store, overlay, onZoom } = props;
  const format = useFormatter();
  const zone = useTimeZone() ?? "UTC";
  const rows = chartRows(series);
  const ticks = timeTicks(range.start.getTime(), range.end.getTime(), Math.max(2, Math.floor(width / 90)), zone);
  const midnights = new Set(ticks.flatMap(({ time, midnight }) => (midnight ? [time] : [])));
  const sides: AxisSide[] = series.some(({ axis }) => axis === "right") ? ["left", "right"] : ["left"];
  return (
    <ComposedChart
      data={rows}
      width={width}
      height={height}
      margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke="var(--chart-grid)" vertical={false} yAxisId="left" />
      <XAxis
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
      {sides.map((side) => valueAxis(side, props, rows, (value) => format.number(value, "short")))}
      <BackAnnotations {...props} />
      {series.map((one, column) => layer(one, column, props))}
      <LonelyDots series={series} rows={rows} stacked={props.kind === "stacked"} highlighted={props.highlighted} />
      <OutsideMarks series={series} bands={props.bands ?? []} />
      <FrontAnnotations {...props} />
      <PlotPointer chart={chart} store={store} onZoom={onZoom} />
      <EventMarks range={range} overlay={overlay} />
    </ComposedChart>
  );
}

type Rows = ReturnType<typeof chartRows>;

function valueAxis(side: AxisSide, props: PlotProps, rows: Rows, tickText: (value: number) => string): ReactElement {
  const { series, kind, axes, height, thresholds = [], bands = [] } = props;
  const on = (axis: AxisSide | undefined) => (axis ?? "left") === side;
  const columns = series.flatMap(({ axis }, column) => (on(axis) ? [column] : []));
  const marks = thresholds.filter(({ axis }) => on(axis)).map(({ value }) => ({ low: value, high: value }));
  const corridors = bands.filter(({ axis }) => on(axis)).flatMap(({ points }) => points);
  const extent = mergeExtents(extentOf(rows, columns, kind === "stacked"), ...marks, ...corridors);
  const { low, high, ticks } = valueDomain(extent, axes[side] ?? {}, kind === "stacked", height < 140 ? 2 : 4);
  const unit = axes[side]?.showUnits === false ? undefined : commonUnit(series.filter(({ axis }) => on(axis)));
  const label = axes[side]?.label ?? unit;
  return (
    <YAxis
      key={side}
      yAxisId={side}
      orientation={side}
      domain={[low, high]}
      ticks={ticks}
      allowDataOverflow
      tickFormatter={tickText}
      tick={TICK}
      tickLine={false}
      axisLine={false}
      width="auto"
      label={
        label
          ? {
              value: label,
              angle: side === "left" ? -90 : 90,
              position: side === "left" ? "insideLeft" : "insideRight",
              style: { ...TICK, textAnchor: "middle" },
            }
          : undefined
      }
    />
  );
}

/** The unit that all series of an axis have, if they do. */
function commonUnit(series: readonly ColoredSeries[]): string | undefined {
  const units = new Set(series.map(({ unit }) => unit));
  const [unit] = units;
  return units.size === 1 && unit !== "None" ? unit : undefined;
}

function layer(one: ColoredSeries, column: number, { kind, highlighted }: PlotProps): ReactElement {
  const { id, color, axis = "left" } = one;
  const dimmed = highlighted !== undefined && highlighted !== id;
  const drawn = {
    yAxisId: axis,
    dataKey: (row: Rows[number]) => row.values[column],
    name: one.label,
    type: "linear" as const,
    stroke: color,
    strokeWidth: highlighted === id ? 3 : 1.5,
    strokeOpacity: dimmed ? 0.25 : 1,
    isAnimationActive: false,
    activeDot: false,
    dot: false,
  };
  if (kind === "line") return <Line key={id} {...drawn} />;
  return <Area key={id} {...drawn} stackId={axis} fill={color} fillOpacity={dimmed ? 0.1 : 0.45} />;
}
