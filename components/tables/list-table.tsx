"use client";

import CollectionPreferences from "@cloudscape-design/components/collection-preferences";
import Pagination from "@cloudscape-design/components/pagination";
import Table, { type TableProps } from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTablePreferences } from "./use-table-preferences";

/** A column whose header is a text, so that the preferences can name it too. Those that begin hidden are chosen there. */
export type ListColumn<Item> = TableProps.ColumnDefinition<Item> & {
  id: string;
  header: string;
  /** The first column of most tables: it cannot be taken away. */
  isAlwaysShown?: boolean;
  isHiddenAtFirst?: boolean;
};

type Props<Item> = Omit<
  TableProps<Item>,
  "columnDefinitions" | "columnDisplay" | "pagination" | "preferences" | "ariaLabels"
> & {
  /** The name under which the browser keeps the choices of this table. */
  name: string;
  columns: readonly ListColumn<Item>[];
  /** What a screen reader calls an item when it is selected. */
  itemName: (item: Item) => string;
  /** Whether AWS has further items, and how to ask for them. */
  hasMore?: boolean;
  onMore?: () => Promise<void>;
};

const PAGE_SIZES = [10, 20, 50, 100];

/** A list as AWS's console shows one: pages, and a choice of columns. Further items are asked for when their page is opened. */
export function ListTable<Item>({ name, columns, itemName, items, hasMore = false, onMore, ...table }: Props<Item>) {
  const t = useTranslations("console.table");
  const shownAtFirst = columns.filter(({ isHiddenAtFirst }) => !isHiddenAtFirst).map(({ id }) => id);
  const [defaults] = useState({ pageSize: 50, wrapLines: false, visible: shownAtFirst });
  const [{ pageSize, wrapLines, visible }, choose] = useTablePreferences(name, defaults);
  const [wanted, setWanted] = useState(1);

  const pages = Math.max(1, Math.ceil(items.length / pageSize));
  const page = Math.min(wanted, pages);
  const open = async (asked: number) => {
    if (asked > pages || (asked === pages && hasMore)) await onMore?.();
    setWanted(asked);
  };
  const contentDisplay = columns.map(({ id }) => ({ id, visible: visible.includes(id) }));
  return (
    <Table
      {...table}
      items={items.slice((page - 1) * pageSize, page * pageSize)}
      columnDefinitions={columns}
      columnDisplay={contentDisplay}
      wrapLines={wrapLines}
      ariaLabels={{
        selectionGroupLabel: t("selection"),
        allItemsSelectionLabel: () => t("selectAll"),
        itemSelectionLabel: (_, item) => itemName(item),
      }}
      pagination={
        <Pagination
          currentPageIndex={page}
          pagesCount={pages}
          openEnd={hasMore}
          onChange={({ detail }) => void open(detail.currentPageIndex)}
        />
      }
      preferences={
        <CollectionPreferences
          preferences={{ pageSize, wrapLines, contentDisplay }}
          onConfirm={({ detail }) => choose(detail)}
          pageSizePreference={{ options: PAGE_SIZES.map((value) => ({ value })) }}
          wrapLinesPreference={{}}
          contentDisplayPreference={{
            options: columns.map(({ id, header, isAlwaysShown }) => ({
              id,
              label: header,
              alwaysVisible: isAlwaysShown,
            })),
          }}
        />
      }
    />
  );
}
