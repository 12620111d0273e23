"use client";

import { useCollection } from "@cloudscape-design/collection-hooks";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header, { type HeaderProps } from "@cloudscape-design/components/header";
import Pagination from "@cloudscape-design/components/pagination";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table, { type TableProps } from "@cloudscape-design/components/table";
import TextFilter from "@cloudscape-design/components/text-filter";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useHydrated } from "@/components/console/use-hydrated";
import { TablePreferences } from "./table-preferences";
import { useTablePreferences } from "./use-table-preferences";

/** A column: what it shows, and the text that it is found and sorted by. */
export type ResourceColumn<T> = {
  id: string;
  header: string;
  cell: (item: T) => ReactNode;
  /** What filtering searches; absent: the column is not searched. */
  text?: (item: T) => string;
  /** What sorting compares; absent: as `text`. */
  order?: (item: T) => string | number;
  width?: number;
  isRowHeader?: boolean;
  /** Not shown until chosen in the preferences. */
  initiallyHidden?: boolean;
};

type Props<T> = {
  /** Names the table where its preferences are remembered. */
  id: string;
  title: string;
  description?: ReactNode;
  items: readonly T[];
  columns: readonly ResourceColumn<T>[];
  keyOf: (item: T) => string;
  /** The column that a fresh table is sorted by; the first when absent. */
  sortedBy?: string;
  actions?: ReactNode;
  selection?: {
    type: "single" | "multi";
    selected: readonly T[];
    onChange: (selected: T[]) => void;
    labelOf: (item: T) => string;
  };
  filterPlaceholder: string;
  /** Further filters, which whoever owns the items applies. */
  filters?: ReactNode;
  /** What to show, and to do, when there is nothing at all. */
  empty: { title: string; action?: ReactNode };
  loading?: boolean;
  variant?: TableProps.Variant;
  headingLevel?: HeaderProps["variant"];
};

/** A whole list that is in the browser: found by text, sorted, paged, with AWS's preferences dialog. */
export function ResourceTable<T>(props: Props<T>) {
  const { id, title, description, items, columns, keyOf, actions, selection, empty, variant = "full-page" } = props;
  const t = useTranslations("console.table");
  const [preferences, setPreferences] = useTablePreferences(id, columns);
  const isHydrated = useHydrated();
  const collection = useCollection(items, {
    filtering: {
      filteringFunction: (item, text) => matches(item, columns, text),
      empty: <Nothing title={empty.title} action={empty.action} />,
      noMatch: (
        <Nothing
          title={t("noMatch")}
          action={<Button onClick={() => collection.actions.setFiltering("")}>{t("clearFilter")}</Button>}
        />
      ),
    },
    pagination: { pageSize: preferences.pageSize },
    sorting: { defaultState: { sortingColumn: { sortingField: props.sortedBy ?? columns[0]?.id } } },
    selection: { trackBy: keyOf },
  });
  return (
    // Until scripts run, the copy of the header that sticks would stand under the header itself.
    <div className={isHydrated ? "" : "[&_[class*=header-secondary]]:hidden"}>
      <Table
        {...collection.collectionProps}
        items={collection.items}
        columnDefinitions={columns.map((column) => tableColumn(column))}
        columnDisplay={preferences.columns}
        wrapLines={preferences.wrapLines}
        stripedRows={preferences.stripedRows}
        contentDensity={preferences.dense ? "compact" : "comfortable"}
        variant={variant}
        stickyHeader={variant === "full-page"}
        resizableColumns
        enableKeyboardNavigation
        loading={props.loading}
        loadingText={t("loading")}
        trackBy={keyOf}
        selectionType={selection?.type}
        selectedItems={selection?.selected}
        onSelectionChange={({ detail }) => selection?.onChange(detail.selectedItems)}
        ariaLabels={{
          tableLabel: title,
          selectionGroupLabel: t("selection"),
          allItemsSelectionLabel: () => t("selectAll"),
          itemSelectionLabel: (_, item) => selection?.labelOf(item) ?? keyOf(item),
        }}
        header={
          <Header
            variant={props.headingLevel ?? (variant === "full-page" ? "awsui-h1-sticky" : "h2")}
            counter={`(${counter(selection?.selected.length, items.length)})`}
            description={description}
            actions={<div className="flex flex-wrap items-center justify-end gap-2">{actions}</div>}
          >
            {title}
          </Header>
        }
        filter={
          <div className="flex flex-wrap items-center gap-2">
            <div className="w-full max-w-xl">
              <TextFilter
                {...collection.filterProps}
                filteringPlaceholder={props.filterPlaceholder}
                filteringAriaLabel={props.filterPlaceholder}
                countText={t("matches", { count: collection.filteredItemsCount ?? 0 })}
              />
            </div>
            {props.filters}
          </div>
        }
        pagination={<Pagination {...collection.paginationProps} />}
        preferences={<TablePreferences columns={columns} value={preferences} onChange={setPreferences} />}
      />
    </div>
  );
}

function Nothing({ title, action }: { title: string; action: ReactNode }) {
  return (
    <Box textAlign="center" color="inherit" margin={{ vertical: "m" }}>
      <SpaceBetween size="s">
        <b>{title}</b>
        {action}
      </SpaceBetween>
    </Box>
  );
}

function tableColumn<T>({ id, header, cell, text, order, width, isRowHeader }: ResourceColumn<T>) {
  const key = order ?? text;
  return {
    id,
    header,
    cell,
    width,
    isRowHeader,
    sortingField: key ? id : undefined,
    sortingComparator: key ? (a: T, b: T) => compare(key(a), key(b)) : undefined,
  };
}

function compare(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
}

function matches<T>(item: T, columns: readonly ResourceColumn<T>[], text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return columns.some((column) => column.text?.(item).toLowerCase().includes(wanted));
}

function counter(selected: number | undefined, total: number): string {
  return selected ? `${selected}/${total}` : String(total);
}
