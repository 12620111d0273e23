"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ResultCell } from "./result-cell";
import { columnsOf, type ResultRows } from "./result-series";

/** As many rows as a widget holds; the page of Logs Insights shows all. */
const MOST_ROWS = 500;

/** An answer as a table without controls, for a widget. */
export function PlainResults({ label, rows }: { label: string; rows: ResultRows }) {
  const t = useTranslations("logs-insights.results");
  const columns = useMemo(() => columnsOf(rows), [rows]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only a keyboard must be able to scroll.
    <section className="h-full overflow-auto" aria-label={label} tabIndex={0}>
      <table className="w-full border-collapse font-mono text-xs text-body">
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className="sticky top-0 bg-surface px-2 py-1 text-left font-bold whitespace-nowrap"
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row, index) => {
            const cells = new Map(row.map(({ field = "", value }) => [field, value]));
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of an answer have no names and never move.
              <tr key={index} className="border-0 border-t border-solid border-line">
                {columns.map((column) => (
                  <td
                    key={column}
                    className="px-2 py-1 align-top whitespace-nowrap last:[overflow-wrap:anywhere] last:whitespace-pre-wrap"
                  >
                    <ResultCell value={cells.get(column)} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && (
        <p className="m-0 p-2 font-sans text-xs text-secondary">{t("more", { count: rows.length - MOST_ROWS })}</p>
      )}
    </section>
  );
}
