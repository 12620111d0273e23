"use client";

import { useLocale } from "next-intl";
import { Bar, BarChart, CartesianGrid, LabelList, XAxis, YAxis } from "recharts";
import type { ChartOptions } from "@/lib/drawing/chart-options";
import { type ChartAxis, type ChartSeries, coloredSeries, latestValue } from "@/lib/drawing/chart-series";
import { cutText } from "@/lib/drawing/picture/svg";
import { commonUnit, tickText } from "@/lib/drawing/units";
import { valueDomain } from "@/lib/drawing/value-domain";
import { LegendFrame } from "./legend-frame";
import { useHiddenSeries } from "./use-hidden-series";
import { useValueText } from "./value-text";

type Props = {
  label: string;
  series: readonly ChartSeries[];
  height: number;
  axis: ChartAxis;
  legend: ChartOptions["legend"];
  labels: ChartOptions["labels"];
};

const TICK = { fontSize: 11, fill: "var(--palette-secondary)" };

/** A bar for the number of each series, from zero on. */
export function BarView({ label, series, height, axis, legend, labels }: Props) {
  const locale = useLocale();
  const valueText = useValueText();
  const { hidden, highlighted, onHighlight, onToggle } = useHiddenSeries();
  const colored = coloredSeries(series);
  const unit = axis.showUnits === false ? undefined : commonUnit(series);
  const textOf = (one: ChartSeries) => {
    const value = latestValue(one);
    return value === undefined ? "" : valueText(value, one.unit, "short");
  };
  const data = colored
    .filter(({ id }) => !hidden.has(id))
    .map((one) => ({
      name: one.label,
      value: latestValue(one) ?? null,
      text: textOf(one),
      fill: one.color,
      fillOpacity: highlighted === undefined || highlighted === one.id ? 1 : 0.3,
    }));
  const values = data.flatMap(({ value }) => value ?? []);
  const extent = { low: Math.min(0, ...values), high: Math.max(0, ...values) };
  return (
    <LegendFrame
      {...{ label, height, hidden, onToggle, onHighlight }}
      series={colored}
      position={legend?.position}
      columns={legend?.columns ?? ["last"]}
    >
      {(size) => {
        const { low, high, ticks } = valueDomain(extent, axis, true, size.height < 140 ? 2 : 4);
        return (
          <BarChart data={data} {...size} margin={{ top: 18, right: 8, bottom: 4, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--chart-grid)" vertical={false} />
            <XAxis
              dataKey="name"
              interval={0}
              tick={labels === true ? TICK : false}
              // Beside the scale of the values and the room at the right.
              tickFormatter={(name: string) => cutText(name, (size.width - 56) / Math.max(1, data.length) - 6)}
              tickLine={false}
              height={labels === true ? 20 : 4}
              stroke="var(--chart-grid)"
            />
            <YAxis
              domain={[low, high]}
              ticks={ticks}
              allowDataOverflow
              tick={TICK}
              tickFormatter={tickText(ticks, unit, locale)}
              tickLine={false}
              axisLine={false}
              width="auto"
            />
            <Bar dataKey="value" maxBarSize={72} isAnimationActive={false} activeBar={false}>
              {labels !== false && size.width / Math.max(1, data.length) > 36 && (
                <LabelList dataKey="text" position="top" style={{ ...TICK, fill: "var(--palette-body)" }} />
              )}
            </Bar>
          </BarChart>
        );
      }}
    </LegendFrame>
  );
}
