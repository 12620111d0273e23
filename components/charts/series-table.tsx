"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Stretch } from "@/components/time-range/time-range";
import type { TableOptions } from "@/lib/drawing/chart-options";
import {
  type ChartBand,
  type ChartSeries,
  type ChartThreshold,
  type ColoredSeries,
  coloredSeries,
  pointsWithin,
} from "@/lib/drawing/chart-series";
import { ALL_VALUES, type GaugeArc, gaugeArcs, gaugeColor } from "@/lib/drawing/gauge";
import { type SummaryName, summaryOf } from "@/lib/drawing/summary";
import type { Precision } from "@/lib/drawing/units";
import { useValueText } from "./value-text";

type Props = TableOptions & {
  label: string;
  series: readonly ChartSeries[];
  range: Stretch;
  height: number;
  /** Values that lie there have their colour behind them. */
  thresholds: readonly ChartThreshold[];
  bands: readonly ChartBand[];
  fullPrecision?: boolean;
};

/** More moments than these are for a download. */
const MOST_MOMENTS = 300;

type Sheet = {
  series: ColoredSeries[];
  times: number[];
  summaries: readonly SummaryName[];
  isSticky: boolean;
  hasUnits: boolean;
  arcs: readonly GaugeArc[];
  precision: Precision | undefined;
};

/** The values themselves: a row or a column a series, with its summary and its newest values first. */
export function SeriesTable({ label, series, range, height, layout = "horizontal", ...options }: Props) {
  const { stickySummary = false, showTimeSeriesData = true, summaryColumns = [], hasUnits = false } = options;
  const [start, end] = [range.start.getTime(), range.end.getTime()];
  const colored = coloredSeries(series).map((one) => ({ ...one, points: pointsWithin(one, start, end) }));
  const times = [...new Set(colored.flatMap(({ points }) => points.map(({ time }) => time)))].sort((a, b) => b - a);
  const sheet: Sheet = {
    series: colored,
    times: showTimeSeriesData ? times.slice(0, MOST_MOMENTS) : [],
    summaries: summaryColumns,
    isSticky: stickySummary,
    hasUnits,
    arcs: gaugeArcs(ALL_VALUES, options.thresholds, options.bands),
    precision: options.fullPrecision ? "full" : undefined,
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className="overflow-auto [container-type:inline-size]" style={{ height }} tabIndex={0} aria-label={label}>
      <table className="border-separate border-spacing-0 font-sans text-xs text-body">
        <caption className="sr-only">{label}</caption>
        {layout === "horizontal" ? <Horizontal {...sheet} /> : <Vertical {...sheet} />}
      </table>
    </section>
  );
}

/** Names leave room for values in a narrow widget too. */
const NAMES = "min(14rem, 45cqi)";

const CELL = "border-0 border-b border-solid border-line px-2 py-1 whitespace-nowrap";
const HEAD = `${CELL} sticky top-0 z-10 bg-surface text-left text-secondary`;
const SIDE = `${CELL} sticky left-0 z-20 bg-surface text-left font-normal`;

function Horizontal(sheet: Sheet) {
  const { series, times, summaries, isSticky, hasUnits } = sheet;
  const t = useTranslations("charts");
  const format = useFormatter();
  const texts = useTexts(sheet);
  // Columns that stay in sight stand one beside the other behind the names, each as wide as the others.
  const place = (index: number) => (isSticky ? { left: `calc(${NAMES} + ${index * 6}rem)`, minWidth: "6rem" } : {});
  const kept = isSticky ? "sticky z-20 bg-surface" : "";
  return (
    <>
      <thead>
        <tr>
          <th scope="col" className={`${HEAD} left-0 z-30 box-border`} style={{ minWidth: NAMES }}>
            {t("series")}
          </th>
          {summaries.map((name, index) => (
            <th key={name} scope="col" className={`${HEAD} ${isSticky ? "z-30" : ""}`} style={place(index)}>
              {t(`summary.${name}`)}
            </th>
          ))}
          {times.map((time) => (
            <th key={time} scope="col" className={HEAD}>
              {format.dateTime(time, "compact")}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {series.map((one, row) => (
          <tr key={one.id}>
            <th
              scope="row"
              className={`${SIDE} box-border truncate`}
              style={{ minWidth: NAMES, maxWidth: NAMES }}
              title={one.label}
            >
              <Name one={one} hasUnit={hasUnits} />
            </th>
            {summaries.map((name, index) => (
              <td key={name} className={`${CELL} ${kept} font-bold`} style={place(index)}>
                {texts[row]?.summary(name)}
              </td>
            ))}
            {times.map((time) => (
              <td key={time} className={CELL} style={texts[row]?.style(time)}>
                {texts[row]?.at(time)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
}

function Vertical(sheet: Sheet) {
  const { series, times, summaries, isSticky, hasUnits } = sheet;
  const t = useTranslations("charts");
  const format = useFormatter();
  const texts = useTexts(sheet);
  const place = (index: number) => (isSticky ? { top: `${1.6 + index * 1.6}rem` } : {});
  const kept = isSticky ? "sticky z-10 bg-surface" : "";
  return (
    <>
      <thead>
        <tr>
          <th scope="col" className={`${HEAD} left-0 z-30`}>
            {t("time")}
          </th>
          {series.map((one) => (
            <th key={one.id} scope="col" className={`${HEAD} max-w-56 truncate`} title={one.label}>
              <Name one={one} hasUnit={hasUnits} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {summaries.map((name, index) => (
          <tr key={name}>
            <th scope="row" className={`${SIDE} ${isSticky ? "z-30" : ""} font-bold`} style={place(index)}>
              {t(`summary.${name}`)}
            </th>
            {series.map((one, column) => (
              <td key={one.id} className={`${CELL} ${kept} font-bold`} style={place(index)}>
                {texts[column]?.summary(name)}
              </td>
            ))}
          </tr>
        ))}
        {times.map((time) => (
          <tr key={time}>
            <th scope="row" className={SIDE}>
              {format.dateTime(time, "compact")}
            </th>
            {series.map((one, column) => (
              <td key={one.id} className={CELL} style={texts[column]?.style(time)}>
                {texts[column]?.at(time)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
}

function Name({ one: { label, color, unit }, hasUnit }: { one: ColoredSeries; hasUnit: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="h-2.5 w-2.5 flex-none rounded-sm" style={{ background: color }} />
      {label}
      {hasUnit && unit && <span className="font-normal text-secondary">({unit})</span>}
    </span>
  );
}

/** What a cell says of each series; nothing where there is no value. */
function useTexts({ series, arcs, precision }: Sheet) {
  const valueText = useValueText();
  return series.map(({ points, unit }) => {
    const values = new Map(points.map(({ time, value }) => [time, value]));
    const summary = summaryOf(points);
    const text = (value: number | undefined) => (value === undefined ? "" : valueText(value, unit, precision));
    return {
      at: (time: number) => text(values.get(time)),
      summary: (name: SummaryName) => text(summary?.[name]),
      style: (time: number) => {
        const value = values.get(time);
        const color = value === undefined ? "" : gaugeColor(value, arcs, "");
        return color === "" ? undefined : { background: `color-mix(in srgb, ${color} 30%, transparent)` };
      },
    };
  });
}
