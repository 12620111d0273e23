"use client";

import { useLocale } from "next-intl";
import { Pie, PieChart } from "recharts";
import type { ChartAxis, ChartBand, ChartSeries, ChartThreshold } from "@/lib/drawing/chart-series";
import { type ColoredSeries, coloredSeries, latestValue } from "@/lib/drawing/chart-series";
import { gaugeArcs, gaugeColor, gaugeEnds, gaugeShare } from "@/lib/drawing/gauge";
import { tickText } from "@/lib/drawing/units";
import { useSize } from "./use-size";
import { useValueText } from "./value-text";

type Props = {
  label: string;
  series: readonly ChartSeries[];
  height: number;
  /** Its ends; the label stands under the value. */
  axis: ChartAxis;
  thresholds: readonly ChartThreshold[];
  bands: readonly ChartBand[];
  hasNames: boolean;
};

/** The scale runs over three quarters of a circle, in degrees from its left end to its right one. */
const [FROM, TO] = [225, -45];

/** A gauge for each series: its value on a scale, with what lies beyond thresholds as arcs in their colours. */
export function GaugeView({ label, series, height, ...more }: Props) {
  return (
    <ul
      aria-label={label}
      className="m-0 grid list-none auto-rows-fr grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-3 overflow-y-auto p-0"
      style={{ height }}
    >
      {coloredSeries(series).map((one) => (
        <Gauge key={one.id} one={one} {...more} />
      ))}
    </ul>
  );
}

function Gauge({
  one,
  axis,
  thresholds,
  bands,
  hasNames,
}: { one: ColoredSeries } & Omit<Props, "label" | "series" | "height">) {
  const locale = useLocale();
  const valueText = useValueText();
  const [frame, { width, height }] = useSize();
  const value = latestValue(one);
  const unit = axis.showUnits === false ? undefined : one.unit;
  const ends = gaugeEnds(axis, value ?? 0, unit);
  const endText = tickText([ends.min, ends.max], unit, locale);
  const arcs = gaugeArcs(ends, thresholds, bands);
  const share = value === undefined ? 0 : gaugeShare(value, ends);
  const color = value === undefined ? one.color : gaugeColor(value, arcs, one.color);
  const shown = value === undefined ? "--" : valueText(value, unit, "short");
  const angle = (part: number) => FROM + (TO - FROM) * part;
  const radius = Math.max(10, Math.min(width / 2, height / 1.75) - 6);
  const ring = {
    cx: width / 2,
    cy: radius + 4,
    isAnimationActive: false,
    stroke: "none",
    dataKey: "size",
    rootTabIndex: -1,
  };
  const end = "absolute text-[11px] text-secondary";
  return (
    <li className="flex min-h-28 min-w-0 flex-col font-sans">
      <div ref={frame} className="relative min-h-0 flex-1">
        {width > 0 && height > 0 && (
          <div aria-hidden>
            <PieChart width={width} height={height} accessibilityLayer={false}>
              {arcs.map((arc) => (
                <Pie
                  key={`${arc.from} ${arc.to} ${arc.color}`}
                  {...ring}
                  data={[{ size: 1, fill: arc.color }]}
                  startAngle={angle(gaugeShare(arc.from, ends))}
                  endAngle={angle(gaugeShare(arc.to, ends))}
                  innerRadius={radius - 4}
                  outerRadius={radius}
                />
              ))}
              <Pie
                {...ring}
                data={[{ size: 1, fill: "var(--chart-grid)" }]}
                startAngle={FROM}
                endAngle={TO}
                innerRadius={radius * 0.72}
                outerRadius={radius - 7}
              />
              {share > 0 && (
                <Pie
                  {...ring}
                  data={[{ size: 1, fill: color }]}
                  startAngle={FROM}
                  endAngle={angle(share)}
                  innerRadius={radius * 0.72}
                  outerRadius={radius - 7}
                />
              )}
            </PieChart>
            <span className={end} style={{ left: width / 2 - radius * 0.5, top: radius * 1.66 }}>
              {endText(ends.min)}
            </span>
            <span className={end} style={{ right: width / 2 - radius * 0.5, top: radius * 1.66 }}>
              {endText(ends.max)}
            </span>
          </div>
        )}
        <div
          className="absolute inset-x-0 -translate-y-1/2 text-center leading-tight text-body"
          style={{ top: radius + 4 }}
        >
          <div className="truncate font-bold" style={{ fontSize: fittingSize(shown, radius) }}>
            {shown}
          </div>
          {axis.label && <div className="truncate text-xs text-secondary">{axis.label}</div>}
        </div>
      </div>
      {hasNames ? (
        <div className="flex min-w-0 items-center justify-center gap-1.5 text-xs text-secondary">
          <span className="h-2.5 w-2.5 flex-none rounded-sm" style={{ background: one.color }} />
          <span className="truncate" title={one.label}>
            {one.label}
          </span>
        </div>
      ) : (
        <span className="sr-only">{one.label}</span>
      )}
    </li>
  );
}

/** Pixels of a text that stays within the ring; a bold digit is about six tenths as wide as it is high. */
function fittingSize(text: string, radius: number): number {
  return Math.max(12, Math.min(radius * 0.34, (radius * 1.3) / (text.length * 0.6)));
}
