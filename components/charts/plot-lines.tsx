"use client";

import { useId, useMemo } from "react";
import { Curve, usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import type { ColoredSeries } from "@/lib/drawing/chart-series";
import { layerPath, linePath } from "@/lib/drawing/paths";
import { DOT_RADIUS, type Shape } from "@/lib/drawing/shapes";
import { thinned } from "@/lib/drawing/stretches";

type Props = {
  series: readonly ColoredSeries[];
  /** What is drawn of each. */
  shapes: readonly Shape[];
  highlighted: string | undefined;
};

/**
 * The lines and layers themselves, and a dot for each value that stands alone. A child of the chart that draws them all on its
 * scales: Recharts' own Line keeps a subscription, a measurement and a render of its own for each, which a page of two hundred
 * lines waits a second for.
 */
export function PlotLines({ series, shapes, highlighted }: Props) {
  const clip = useId();
  const plot = usePlotArea();
  const x = useXAxisScale();
  const left = useYAxisScale("left");
  const right = useYAxisScale("right");
  const columns = Math.ceil(plot?.width ?? 0);
  const drawn = useMemo(() => {
    if (!x || !left || columns === 0) return [];
    return series.map((one, index) => {
      const y = one.axis === "right" && right ? right : left;
      const scales = { x: (time: number) => Number(x(time)), y: (value: number) => Number(y(value)) };
      const { line = [], layer } = shapes[index] ?? {};
      return {
        area: layer && layerPath(layer, scales),
        path: linePath(
          line.map((stretch) => thinned(stretch, columns)),
          scales,
        ),
        dots: line.flatMap(([only, more]) =>
          only && !more ? [{ time: only.time, cx: scales.x(only.time), cy: scales.y(only.value) }] : [],
        ),
      };
    });
  }, [series, shapes, x, left, right, columns]);
  if (!plot) return null;
  const isInside = ({ cx, cy }: { cx: number; cy: number }) =>
    cx >= plot.x && cx <= plot.x + plot.width && cy >= plot.y && cy <= plot.y + plot.height;
  return (
    <>
      <clipPath id={clip}>
        <rect x={plot.x} y={plot.y} width={plot.width} height={plot.height} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {series.map(({ id, color }, index) => {
          const { area, path } = drawn[index] ?? {};
          const isDimmed = highlighted !== undefined && highlighted !== id;
          return (
            <g key={id}>
              {area && (
                <Curve className="recharts-area-area" path={area} fill={color} fillOpacity={isDimmed ? 0.1 : 0.45} />
              )}
              {path && (
                <Curve
                  className={area ? "recharts-area-curve" : "recharts-line-curve"}
                  path={path}
                  fill="none"
                  stroke={color}
                  strokeWidth={highlighted === id ? 3 : 1.5}
                  strokeOpacity={isDimmed ? 0.25 : 1}
                  strokeLinejoin="round"
                />
              )}
            </g>
          );
        })}
      </g>
      {series.map(({ id, color }, index) =>
        (drawn[index]?.dots ?? [])
          .filter(isInside)
          .map(({ time, cx, cy }) => (
            <circle
              key={`${id} ${time}`}
              cx={cx}
              cy={cy}
              r={DOT_RADIUS}
              fill={color}
              fillOpacity={highlighted === undefined || highlighted === id ? 1 : 0.25}
            />
          )),
      )}
    </>
  );
}
