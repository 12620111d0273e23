"use client";

import Icon from "@cloudscape-design/components/icon";
import Pagination from "@cloudscape-design/components/pagination";
import { useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import { RecordFields } from "./record-fields";
import { ResultCell } from "./result-cell";
import { columnsOf, type ResultRows } from "./result-series";

type Props = { rows: ResultRows; readRecord: (pointer: string) => Promise<Record<string, string>> };

const PAGE = 100;

/** An answer's rows, a hundred a page; each opens to everything that is known of its event. */
export function ResultTable({ rows, readRecord }: Props) {
  const t = useTranslations("logs-insights.results");
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const columns = useMemo(() => columnsOf(rows), [rows]);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const shownPage = Math.min(page, pages);
  const shown = rows.slice((shownPage - 1) * PAGE, shownPage * PAGE);
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <div className="flex flex-col gap-2">
      {pages > 1 && (
        <Pagination
          currentPageIndex={shownPage}
          pagesCount={pages}
          onChange={({ detail }) => setPage(detail.currentPageIndex)}
          ariaLabels={{ paginationLabel: t("pages") }}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only a keyboard must be able to scroll. */}
      <section className="overflow-x-auto" aria-label={t("rows")} tabIndex={0}>
        <table className="w-full border-collapse font-mono text-xs text-body">
          <thead>
            <tr>
              <th scope="col" className="w-9">
                <span className="sr-only">{t("details")}</span>
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className="px-2 py-1 text-left font-bold whitespace-nowrap">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => {
              const number = (shownPage - 1) * PAGE + index + 1;
              const id = String(number);
              return (
                <ResultRow
                  key={id}
                  {...{ row, columns, number, readRecord }}
                  isOpen={open.has(id)}
                  onToggle={() => toggle(id)}
                />
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}

type RowProps = {
  row: ResultRows[number];
  columns: readonly string[];
  number: number;
  isOpen: boolean;
  onToggle: () => void;
  readRecord: Props["readRecord"];
};

function ResultRow({ row, columns, number, isOpen, onToggle, readRecord }: RowProps) {
  const t = useTranslations("logs-insights.results");
  const details = useId();
  const cells = new Map(row.map(({ field = "", value }) => [field, value]));
  return (
    <>
      <tr className="border-0 border-t border-solid border-line hover:bg-raised">
        <td className="w-9 p-0 text-center align-top">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={details}
            aria-label={t(isOpen ? "collapse" : "expand", { number })}
            onClick={onToggle}
            className="cursor-pointer border-none bg-transparent px-2 py-1 text-body"
          >
            <Icon name={isOpen ? "angle-down" : "angle-right"} size="small" />
          </button>
        </td>
        {columns.map((column) => (
          <td key={column} className="max-w-2xl overflow-hidden px-2 py-1 align-top text-ellipsis whitespace-nowrap">
            <ResultCell value={cells.get(column)} />
          </td>
        ))}
      </tr>
      <tr id={details} hidden={!isOpen}>
        {isOpen && (
          <td colSpan={columns.length + 1} className="bg-raised px-9 py-2">
            <RecordFields row={row} pointer={cells.get("@ptr")} readRecord={readRecord} />
          </td>
        )}
      </tr>
    </>
  );
}
