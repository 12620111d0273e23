"use client";

import { useFormatter } from "next-intl";
import { Pie, PieChart } from "recharts";
import type { ChartOptions } from "@/lib/drawing/chart-options";
import { type ChartSeries, coloredSeries, latestValue } from "@/lib/drawing/chart-series";
import { LegendFrame } from "./legend-frame";
import { useHiddenSeries } from "./use-hidden-series";

type Props = {
  label: string;
  series: readonly ChartSeries[];
  height: number;
  legend: ChartOptions["legend"];
};

/** Slices below this share of the whole have no room for their percentage. */
const SMALLEST_LABELLED = 0.05;

/** The numbers of the series as slices of their sum; a negative number has no slice. */
export function PieView({ label, series, height, legend }: Props) {
  const format = useFormatter();
  const { hidden, highlighted, onHighlight, onToggle } = useHiddenSeries();
  const colored = coloredSeries(series);
  const data = colored
    .filter(({ id }) => !hidden.has(id))
    .map((one) => ({
      name: one.label,
      size: Math.max(0, latestValue(one) ?? 0),
      fill: one.color,
      fillOpacity: highlighted === undefined || highlighted === one.id ? 1 : 0.3,
    }));
  return (
    <LegendFrame
      {...{ label, height, hidden, onToggle, onHighlight }}
      series={colored}
      position={legend?.position}
      columns={legend?.columns ?? ["last"]}
    >
      {({ width, height: room }) => (
        <PieChart width={width} height={room} accessibilityLayer={false}>
          <Pie
            data={data}
            dataKey="size"
            nameKey="name"
            innerRadius="45%"
            outerRadius="92%"
            startAngle={90}
            endAngle={-270}
            stroke="var(--palette-surface)"
            rootTabIndex={-1}
            isAnimationActive={false}
            labelLine={false}
            label={({ cx, cy, midAngle = 0, innerRadius, outerRadius, percent = 0 }) => {
              if (percent < SMALLEST_LABELLED) return null;
              const radius = (Number(innerRadius) + Number(outerRadius)) / 2;
              const turn = (-midAngle * Math.PI) / 180;
              return (
                <text
                  x={Number(cx) + radius * Math.cos(turn)}
                  y={Number(cy) + radius * Math.sin(turn)}
                  textAnchor="middle"
                  dominantBaseline="central"
                  fontSize={11}
                  fontWeight={700}
                  fill="var(--palette-surface)"
                >
                  {format.number(percent, { style: "percent", maximumFractionDigits: 0 })}
                </text>
              );
            }}
          />
        </PieChart>
      )}
    </LegendFrame>
  );
}
