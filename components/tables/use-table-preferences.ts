"use client";

import { useEffect, useState } from "react";

/** How a person likes to see a table. */
export type TableView = {
  pageSize: number;
  wrapLines: boolean;
  stripedRows: boolean;
  dense: boolean;
  columns: readonly { id: string; visible: boolean }[];
};

type Column = { id: string; initiallyHidden?: boolean };

/** The view of a table, remembered in this browser. Columns that came later than what is remembered are shown as new. */
export function useTablePreferences(table: string, columns: readonly Column[]): [TableView, (view: TableView) => void] {
  const initial: TableView = {
    pageSize: 50,
    wrapLines: false,
    stripedRows: false,
    dense: false,
    columns: columns.map(({ id, initiallyHidden }) => ({ id, visible: !initiallyHidden })),
  };
  const [view, setView] = useState(initial);
  const key = `mirante-table-${table}`;

  // Read after the first paint, because the server's has to be the same as the browser's.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the columns of a table do not change.
  useEffect(() => {
    const kept = readKept(key);
    if (!kept) return;
    const known = (kept.columns ?? []).filter(({ id }) => columns.some((column) => column.id === id));
    const added = initial.columns.filter(({ id }) => !known.some((column) => column.id === id));
    setView({ ...initial, ...kept, columns: [...known, ...added] });
  }, [key]);

  const remember = (next: TableView) => {
    setView(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  return [view, remember];
}

function readKept(key: string): Partial<TableView> | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}
