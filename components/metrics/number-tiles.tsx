"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ChartSeries } from "@/components/charts/chart-series";
import { Sparkline } from "./sparkline";

type Props = {
  series: readonly ChartSeries[];
  /** Pixels that all tiles together may take. */
  height: number;
  sparkline: boolean;
  fullPrecision?: boolean;
  emptyText?: string;
};

/** The latest value of each line as a number, with the way that led there. */
export function NumberTiles({ series, height, sparkline, fullPrecision = false, emptyText }: Props) {
  const t = useTranslations("metrics.graph");
  const format = useFormatter();
  const text = (value: number) => {
    if (fullPrecision) return format.number(value, { maximumSignificantDigits: 17 });
    return format.number(value, Math.abs(value) < 1 ? "precise" : "short");
  };
  if (series.length === 0) {
    return (
      <div className="flex items-center justify-center p-4 text-center text-sm text-secondary" style={{ height }}>
        {emptyText ?? t("empty")}
      </div>
    );
  }
  return (
    <ul
      className="m-0 grid list-none auto-rows-fr grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))] gap-3 overflow-y-auto p-0 font-sans"
      style={{ height }}
    >
      {series.map(({ id, label, points, color = "" }) => {
        const last = points.at(-1);
        return (
          <li key={id} className="@container flex min-h-16 min-w-0 flex-col justify-center overflow-hidden">
            <div className="flex-none truncate text-center text-[clamp(1.25rem,16cqw,2.75rem)] leading-tight font-bold text-body">
              {last ? text(last.value) : <span title={t("noValue")}>--</span>}
            </div>
            <div className="flex min-w-0 flex-none items-center justify-center gap-1.5 text-xs text-secondary">
              <span className="h-2.5 w-2.5 flex-none rounded-sm" style={{ background: color }} />
              <span className="truncate" title={label}>
                {label}
              </span>
            </div>
            {sparkline && <Sparkline points={points} color={color} />}
          </li>
        );
      })}
    </ul>
  );
}
