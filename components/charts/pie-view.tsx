"use client";

import { useFormatter } from "next-intl";
import { Pie, PieChart } from "recharts";
import type { ChartOptions } from "@/lib/drawing/chart-options";
import { type ChartSeries, coloredSeries, latestValue } from "@/lib/drawing/chart-series";
import { cutText } from "@/lib/drawing/picture/svg";
import { namedRadius, pieLabels, sliceMiddle } from "@/lib/drawing/pie-labels";
import { LegendFrame } from "./legend-frame";
import { useHiddenSeries } from "./use-hidden-series";

type Props = {
  label: string;
  series: readonly ChartSeries[];
  height: number;
  legend: ChartOptions["legend"];
  labels: ChartOptions["labels"];
};

/** Slices below this share of the whole have no room for their percentage. */
const SMALLEST_LABELLED = 0.05;

/** The numbers of the series as slices of their sum; a negative number has no slice. */
export function PieView({ label, series, height, legend, labels }: Props) {
  const format = useFormatter();
  const { hidden, highlighted, onHighlight, onToggle } = useHiddenSeries();
  const colored = coloredSeries(series);
  const data = colored
    .filter(({ id }) => !hidden.has(id))
    .map((one) => ({
      id: one.id,
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
      {({ width, height: room }) => {
        const box = { x: 0, y: 0, width, height: room };
        const center = { x: width / 2, y: room / 2 };
        const outer = labels ? namedRadius(box) : Math.max(10, (Math.min(width, room) / 2 - 5) * 0.92);
        const sum = data.reduce((total, { size }) => total + size, 0);
        const shares = data.map(({ size }) => (sum > 0 ? size / sum : 0));
        const percent = (index: number) =>
          format.number(shares[index] ?? 0, { style: "percent", maximumFractionDigits: 0 });
        return (
          <PieChart width={width} height={room} accessibilityLayer={false}>
            <Pie
              data={data}
              dataKey="size"
              nameKey="name"
              cx={center.x}
              cy={center.y}
              innerRadius={outer * 0.49}
              outerRadius={outer}
              startAngle={90}
              endAngle={-270}
              stroke="var(--palette-surface)"
              rootTabIndex={-1}
              isAnimationActive={false}
              labelLine={false}
            />
            {labels === undefined &&
              shares.map(
                (share, index) =>
                  share >= SMALLEST_LABELLED && (
                    <SharePlace key={data[index]?.id} {...sliceMiddle(shares, index, center, outer * 0.745)}>
                      {percent(index)}
                    </SharePlace>
                  ),
              )}
            {labels &&
              pieLabels(shares, center, outer, box).map(({ index, points, x, y, side, room: left }) => (
                <g key={data[index]?.id}>
                  <polyline points={points.join(" ")} fill="none" stroke="var(--palette-secondary)" />
                  <text x={x} textAnchor={side === "right" ? "start" : "end"} fontSize={11} fill="var(--palette-body)">
                    <tspan y={y - 2}>{cutText(data[index]?.name ?? "", left)}</tspan>
                    <tspan x={x} y={y + 11} fontWeight={700}>
                      {percent(index)}
                    </tspan>
                  </text>
                </g>
              ))}
          </PieChart>
        );
      }}
    </LegendFrame>
  );
}

/** A percentage within its slice. */
function SharePlace({ x, y, children }: { x: number; y: number; children: string }) {
  return (
    <text
      {...{ x, y }}
      textAnchor="middle"
      dominantBaseline="central"
      fontSize={11}
      fontWeight={700}
      fill="var(--palette-surface)"
    >
      {children}
    </text>
  );
}
