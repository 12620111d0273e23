"use client";

import { type PlotArea, usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import type { Annotations } from "@/lib/drawing/chart-options";
import type { AxisSide, ChartBand, ChartMarker, ChartSpan, ChartThreshold } from "@/lib/drawing/chart-series";

type Place = { plot: PlotArea; x: (time: number) => number; y: (value: number) => number };

/** What lies behind the lines: bands and marked stretches. */
export function BackAnnotations({ bands = [], spans = [] }: Annotations) {
  const place = usePlace("left");
  const right = usePlace("right");
  if (!place) return null;
  return (
    <g>
      {spans.map((span) => (
        <Span key={`${span.start} ${span.end}`} span={span} place={place} />
      ))}
      {bands.map((band) => (
        <Band key={band.id} band={band} place={band.axis === "right" && right ? right : place} />
      ))}
    </g>
  );
}

/** What lies before the lines: thresholds and moments. */
export function FrontAnnotations({ thresholds = [], markers = [] }: Annotations) {
  const place = usePlace("left");
  const right = usePlace("right");
  if (!place) return null;
  return (
    <g>
      {thresholds.map((threshold) => (
        <Threshold
          key={`${threshold.axis} ${threshold.value} ${threshold.label}`}
          threshold={threshold}
          place={threshold.axis === "right" && right ? right : place}
        />
      ))}
      {markers.map((marker) => (
        <Marker key={`${marker.time} ${marker.label}`} marker={marker} place={place} />
      ))}
    </g>
  );
}

/** Pixels of a moment and of a value, kept inside the plot. */
function usePlace(side: AxisSide): Place | undefined {
  const plot = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale(side);
  if (!plot || !xScale || !yScale) return undefined;
  const within = (value: number, low: number, size: number) => Math.min(low + size, Math.max(low, value));
  return {
    plot,
    x: (time) => within(Number(xScale(time)), plot.x, plot.width),
    y: (value) => within(Number(yScale(value)), plot.y, plot.height),
  };
}

const STRIP = 6;

function Span({ span, place: { plot, x } }: { span: ChartSpan; place: Place }) {
  const [from, to] = [x(span.start), x(span.end)];
  if (to <= from) return null;
  const box = { x: from, width: to - from, fill: span.color };
  return (
    <g>
      {span.label && <title>{span.label}</title>}
      <rect {...box} y={plot.y} height={plot.height} fillOpacity={span.isBand ? 0.18 : 0.08} />
      {!span.isBand && <rect {...box} y={plot.y + plot.height - STRIP} height={STRIP} />}
    </g>
  );
}

function Band({ band, place: { x, y } }: { band: ChartBand; place: Place }) {
  const highs = band.points.map(({ time, high }) => `${x(time)},${y(high)}`);
  const lows = band.points.map(({ time, low }) => `${x(time)},${y(low)}`).reverse();
  const color = band.color ?? "var(--chart-neutral)";
  const edge = { fill: "none", stroke: color, strokeWidth: 1, strokeOpacity: 0.8 };
  return (
    <g>
      <polygon points={[...highs, ...lows].join(" ")} fill={color} fillOpacity={0.25} />
      {band.about !== undefined && (
        <>
          <polyline points={highs.join(" ")} {...edge} />
          <polyline points={lows.join(" ")} {...edge} />
        </>
      )}
    </g>
  );
}

function Threshold({ threshold, place: { plot, y } }: { threshold: ChartThreshold; place: Place }) {
  const { value, label, fill, color = "var(--chart-threshold)" } = threshold;
  const at = y(value);
  const top = fill === "above" ? plot.y : at;
  const bottom = fill === "below" ? plot.y + plot.height : at;
  return (
    <g>
      {fill && <rect x={plot.x} width={plot.width} y={top} height={bottom - top} fill={color} fillOpacity={0.1} />}
      <line x1={plot.x} x2={plot.x + plot.width} y1={at} y2={at} stroke={color} strokeWidth={1.5} />
      {label && (
        <text x={plot.x + 4} y={at > plot.y + 16 ? at - 4 : at + 12} fontSize={11} fill={color}>
          {label}
        </text>
      )}
    </g>
  );
}

function Marker({ marker, place: { plot, x } }: { marker: ChartMarker; place: Place }) {
  const { time, label, fill, color = "var(--palette-secondary)" } = marker;
  const at = x(time);
  const from = fill === "before" ? plot.x : at;
  const to = fill === "after" ? plot.x + plot.width : at;
  const leftward = at > plot.x + plot.width / 2;
  return (
    <g>
      {fill && <rect x={from} width={to - from} y={plot.y} height={plot.height} fill={color} fillOpacity={0.1} />}
      <line x1={at} x2={at} y1={plot.y} y2={plot.y + plot.height} stroke={color} strokeDasharray="4 3" />
      {label && (
        <text
          x={leftward ? at - 4 : at + 4}
          y={plot.y + 11}
          textAnchor={leftward ? "end" : "start"}
          fontSize={11}
          fill={color}
        >
          {label}
        </text>
      )}
    </g>
  );
}
