"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { type ColoredSeries, latestValue } from "@/lib/drawing/chart-series";
import { type SummaryName, summaryOf } from "@/lib/drawing/summary";
import { useValueText } from "./value-text";

type Props = {
  series: readonly ColoredSeries[];
  /** What is told of each series beside its name. */
  columns?: readonly SummaryName[];
  hidden: ReadonlySet<string>;
  onToggle: (id: string) => void;
  onHighlight: (id: string | undefined) => void;
};

/** The names of the series. A click hides or shows one; pointing at it dims the others. */
export const ChartLegend = memo(function ChartLegend(props: Props) {
  const t = useTranslations("charts");
  if (props.columns && props.columns.length > 0) return <LegendTable {...props} columns={props.columns} />;
  return (
    <ul aria-label={t("legend")} className="m-0 flex list-none flex-wrap gap-x-4 gap-y-1 p-0">
      {props.series.map((one) => (
        <li key={one.id} className="min-w-0">
          <LegendName {...props} one={one} />
        </li>
      ))}
    </ul>
  );
});

function LegendTable({ columns, ...props }: Props & { columns: readonly SummaryName[] }) {
  const t = useTranslations("charts");
  const valueText = useValueText();
  const cell = "px-2 py-0 text-right font-normal whitespace-nowrap";
  return (
    <table aria-label={t("legend")} className="w-full border-collapse font-sans text-xs text-body">
      <thead className="sticky top-0 bg-surface text-secondary">
        <tr>
          <th scope="col" className={`${cell} text-left`}>
            <span className="sr-only">{t("series")}</span>
          </th>
          {columns.map((name) => (
            <th key={name} scope="col" className={cell}>
              {t(`summary.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.series.map((one) => {
          const summary = one.points.length > 0 ? summaryOf(one.points) : undefined;
          return (
            <tr key={one.id}>
              <th scope="row" className="w-full max-w-0 min-w-24 p-0 font-normal">
                <LegendName {...props} one={one} />
              </th>
              {columns.map((name) => {
                const value = summary?.[name] ?? (name === "last" ? latestValue(one) : undefined);
                return (
                  <td key={name} className={cell}>
                    {value === undefined ? "--" : valueText(value, one.unit)}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function LegendName({ one, hidden, onToggle, onHighlight }: Props & { one: ColoredSeries }) {
  const t = useTranslations("charts");
  const { id, label, color } = one;
  return (
    <button
      type="button"
      aria-pressed={!hidden.has(id)}
      title={t(hidden.has(id) ? "show" : "hide", { label })}
      onClick={() => onToggle(id)}
      onPointerEnter={() => onHighlight(id)}
      onPointerLeave={() => onHighlight(undefined)}
      onFocus={() => onHighlight(id)}
      onBlur={() => onHighlight(undefined)}
      className="flex max-w-full cursor-pointer items-center gap-1.5 border-none bg-transparent p-0.5 text-left font-sans text-xs text-body aria-[pressed=false]:line-through aria-[pressed=false]:opacity-60"
    >
      <span className="h-2.5 w-2.5 flex-none rounded-sm" style={{ background: color }} />
      <span className="truncate">{label}</span>
    </button>
  );
}
