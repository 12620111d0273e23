"use client";

import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import type { ChartBand, ColoredSeries } from "@/lib/drawing/chart-series";
import { outsideBand } from "@/lib/drawing/outside-band";

type Props = { series: readonly ColoredSeries[]; bands: readonly ChartBand[] };

/** What lies outside a band, drawn over its line in red. */
export function OutsideMarks({ series, bands }: Props) {
  const plot = usePlotArea();
  const x = useXAxisScale();
  const left = useYAxisScale("left");
  const right = useYAxisScale("right");
  if (!plot || !x || !left) return null;
  return (
    <g>
      {bands.flatMap((band) => {
        const one = series.find(({ id }) => id === band.about);
        if (!one) return [];
        const y = one.axis === "right" && right ? right : left;
        return outsideBand(one, band).map((stretch) => {
          const places = stretch.map(({ time, value }) => `${Number(x(time))},${Number(y(value))}`);
          const [only] = stretch.slice(-1);
          return (
            <g key={`${band.id} ${only?.time}`} fill="none" stroke="var(--chart-threshold)" strokeWidth={2.5}>
              <polyline points={places.join(" ")} />
              {stretch.length === 1 && only && (
                <circle cx={Number(x(only.time))} cy={Number(y(only.value))} r={2.5} fill="var(--chart-threshold)" />
              )}
            </g>
          );
        });
      })}
    </g>
  );
}
