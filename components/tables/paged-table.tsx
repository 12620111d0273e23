"use client";

import Header from "@cloudscape-design/components/header";
import Pagination from "@cloudscape-design/components/pagination";
import Table, { type TableProps } from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useHydrated } from "@/components/console/use-hydrated";
import { TablePreferences } from "./table-preferences";
import { useTablePreferences } from "./use-table-preferences";

/** A column of a list that AWS orders: `sort` names the order that its header asks for. */
export type PagedColumn<T> = {
  id: string;
  header: string;
  cell: (item: T) => ReactNode;
  sort?: string;
  width?: number;
  isRowHeader?: boolean;
  /** Not shown until chosen in the preferences. */
  initiallyHidden?: boolean;
};

/** The order that AWS was asked for, by the `sort` of a column. */
export type Order = { sort: string; descending: boolean };

type Props<T> = {
  /** Names the table where its preferences are remembered. */
  id: string;
  title: string;
  description?: ReactNode;
  items: readonly T[];
  /** Whether AWS has items behind these, and how to ask for them. */
  hasMore: boolean;
  onMore: () => Promise<void>;
  columns: readonly PagedColumn<T>[];
  keyOf: (item: T) => string;
  labelOf?: (item: T) => string;
  actions?: ReactNode;
  filter?: ReactNode;
  empty: ReactNode;
  selection?: { selected: readonly T[]; onChange: (selected: T[]) => void };
  order?: Order & { onChange: (order: Order) => void };
  loading?: boolean;
  variant?: TableProps.Variant;
};

/** A list that AWS searches, orders and answers page by page; further items are asked for when their page is opened. */
export function PagedTable<T>(props: Props<T>) {
  const { id, title, items, hasMore, columns, keyOf, selection, order, variant = "full-page" } = props;
  const t = useTranslations("console.table");
  const [view, setView] = useTablePreferences(id, columns);
  const [wanted, setWanted] = useState(1);
  const isHydrated = useHydrated();
  const pages = Math.max(1, Math.ceil(items.length / view.pageSize));
  const page = Math.min(wanted, pages);
  const open = async (asked: number) => {
    if (asked >= pages && hasMore) await props.onMore();
    setWanted(asked);
  };
  const count = `${items.length}${hasMore ? "+" : ""}`;
  return (
    // Until scripts run, the copy of the header that sticks would stand under the header itself.
    <div className={isHydrated ? "" : "[&_[class*=header-secondary]]:hidden"}>
      <Table
        items={items.slice((page - 1) * view.pageSize, page * view.pageSize)}
        columnDefinitions={columns.map(({ sort, ...column }) => ({ ...column, sortingField: sort }))}
        columnDisplay={view.columns}
        wrapLines={view.wrapLines}
        stripedRows={view.stripedRows}
        contentDensity={view.dense ? "compact" : "comfortable"}
        variant={variant}
        stickyHeader={variant === "full-page"}
        resizableColumns
        enableKeyboardNavigation
        loading={props.loading}
        loadingText={t("loading")}
        trackBy={keyOf}
        selectionType={selection && "multi"}
        selectedItems={selection?.selected}
        onSelectionChange={({ detail }) => selection?.onChange(detail.selectedItems)}
        sortingColumn={order && { sortingField: order.sort }}
        sortingDescending={order?.descending}
        sortingDisabled={!order}
        onSortingChange={({ detail }) =>
          order?.onChange({ sort: detail.sortingColumn.sortingField ?? "", descending: detail.isDescending ?? false })
        }
        ariaLabels={{
          tableLabel: title,
          selectionGroupLabel: t("selection"),
          allItemsSelectionLabel: () => t("selectAll"),
          itemSelectionLabel: (_, item) => (props.labelOf ?? keyOf)(item),
        }}
        empty={props.empty}
        filter={props.filter}
        header={
          <Header
            variant={variant === "full-page" ? "awsui-h1-sticky" : "h2"}
            counter={`(${selection?.selected.length ? `${selection.selected.length}/${count}` : count})`}
            description={props.description}
            actions={<div className="flex flex-wrap justify-end gap-2">{props.actions}</div>}
          >
            {title}
          </Header>
        }
        pagination={
          <Pagination
            currentPageIndex={page}
            pagesCount={pages}
            openEnd={hasMore}
            onChange={({ detail }) => void open(detail.currentPageIndex)}
          />
        }
        preferences={<TablePreferences columns={columns} value={view} onChange={setView} />}
      />
    </div>
  );
}
