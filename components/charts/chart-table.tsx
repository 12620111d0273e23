"use client";

import { useFormatter, useTranslations } from "next-intl";
import { chartRows } from "@/lib/drawing/chart-rows";
import { type ChartSeries, pointNear } from "@/lib/drawing/chart-series";
import { useValueText } from "./value-text";

/** The newest moments come first; more rows than this are for a download. */
const MOST_ROWS = 500;

/** The same values as text, for those who do not see the graph or want the numbers. */
export function ChartTable({ label, series }: { label: string; series: readonly ChartSeries[] }) {
  const t = useTranslations("charts");
  const format = useFormatter();
  const valueText = useValueText();
  const rows = chartRows(series).filter(({ values }) => values.some((value) => value !== null));
  const cell = "border-0 border-b border-solid border-line px-2 py-1 text-left";
  return (
    <table className="w-full border-collapse font-sans text-xs text-body">
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr>
          <th scope="col" className={cell}>
            {t("time")}
          </th>
          {series.map(({ id, label: name }) => (
            <th key={id} scope="col" className={cell}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          .slice(-MOST_ROWS)
          .reverse()
          .map(({ time }) => (
            <tr key={time}>
              <th scope="row" className={`${cell} font-normal whitespace-nowrap`}>
                {format.dateTime(time, "compact")}
              </th>
              {series.map((one) => {
                const point = pointNear(one, time);
                return (
                  <td key={one.id} className={cell}>
                    {point?.time === time ? valueText(point.value, one.unit) : ""}
                  </td>
                );
              })}
            </tr>
          ))}
      </tbody>
    </table>
  );
}
