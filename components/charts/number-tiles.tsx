"use client";

import { useTranslations } from "next-intl";
import { type ChartSeries, coloredSeries, latestValue } from "@/lib/drawing/chart-series";
import { Sparkline } from "./sparkline";
import { useValueText } from "./value-text";

type Props = {
  series: readonly ChartSeries[];
  /** Pixels that all tiles together may take. */
  height: number;
  sparkline: boolean;
  fullPrecision?: boolean;
};

/** A text of so many letters fills a tile at a hundredth of its width a letter: digits are about 0.6 as wide as they are high. */
const WIDTH = 155;

/** The latest value of each line as a number with its unit, and the way that led there. */
export function NumberTiles({ series, height, sparkline, fullPrecision = false }: Props) {
  const t = useTranslations("charts");
  const valueText = useValueText();
  return (
    <ul
      className="m-0 grid list-none auto-rows-fr grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))] gap-3 overflow-y-auto p-0 font-sans"
      style={{ height }}
    >
      {coloredSeries(series).map((one) => {
        const { id, label, points, color, unit } = one;
        const value = latestValue(one);
        const text = value === undefined ? "--" : valueText(value, unit, fullPrecision ? "full" : "short");
        return (
          <li key={id} className="@container flex min-h-16 min-w-0 flex-col justify-center overflow-hidden">
            <div
              className="flex-none truncate text-center leading-tight font-bold text-body"
              style={{ fontSize: `clamp(0.8rem, ${Math.min(16, WIDTH / text.length).toFixed(1)}cqw, 2.75rem)` }}
              title={value === undefined ? t("noValue") : undefined}
            >
              {text}
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
