"use client";

import { useCollection } from "@cloudscape-design/collection-hooks";
import Header from "@cloudscape-design/components/header";
import Pagination from "@cloudscape-design/components/pagination";
import Table, { type TableProps } from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { dimensionText, type MetricName, metricKey } from "./metric-name";
import { type MetricActs, MetricRowMenu } from "./metric-row-menu";

type Props = {
  title: string;
  metrics: readonly MetricName[];
  /** The dimensions that all of them have, each a column; undefined when they come from several sets and namespaces. */
  dimensions: readonly string[] | undefined;
  /** Keys of those that the graph draws. */
  graphed: ReadonlySet<string>;
  /** Whether several may be chosen (the rule), or one alone. */
  selection?: "multi" | "single";
  onChange: (graphed: MetricName[], ungraphed: MetricName[]) => void;
  /** What the menu of a metric does; without it there is none. */
  acts?: MetricActs | undefined;
  empty: ReactNode;
};

type ColumnName = "metricName" | "namespace" | "dimensions";
type Column = TableProps.ColumnDefinition<MetricName> & { id: string; header: string };

const PAGE_SIZE = 50;

/** Metrics to choose from: a tick puts one into the graph or takes it out. */
export function MetricTable({
  title,
  metrics,
  dimensions,
  graphed,
  selection = "multi",
  onChange,
  acts,
  empty,
}: Props) {
  const t = useTranslations("metrics.browse");
  const tTable = useTranslations("console.table");
  const columns = useColumns(dimensions);
  const { items, collectionProps, paginationProps } = useCollection(metrics, {
    sorting: { defaultState: { sortingColumn: columns[0] ?? {} } },
    pagination: { pageSize: PAGE_SIZE },
    selection: { trackBy: metricKey },
  });
  const choose = (selected: readonly MetricName[]) => {
    const keys = new Set(selected.map(metricKey));
    const isGraphed = (metric: MetricName) => graphed.has(metricKey(metric));
    onChange(
      selected.filter((metric) => !isGraphed(metric)),
      items.filter((metric) => isGraphed(metric) && !keys.has(metricKey(metric))),
    );
  };
  const nameOf = ({ metricName, dimensions: own }: MetricName) =>
    [metricName, dimensionText(own)].filter(Boolean).join(", ");
  const menuColumn = (own: MetricActs): TableProps.ColumnDefinition<MetricName> => ({
    id: "menu",
    header: t("menu"),
    width: 100,
    cell: (metric) => (
      <MetricRowMenu metric={metric} name={nameOf(metric)} isGraphed={graphed.has(metricKey(metric))} acts={own} />
    ),
  });
  return (
    <Table
      {...collectionProps}
      variant="borderless"
      items={items}
      columnDefinitions={acts ? [...columns, menuColumn(acts)] : columns}
      trackBy={metricKey}
      selectionType={selection}
      selectedItems={metrics.filter((metric) => graphed.has(metricKey(metric)))}
      onSelectionChange={({ detail }) => choose(detail.selectedItems)}
      wrapLines
      contentDensity="compact"
      resizableColumns
      enableKeyboardNavigation
      empty={empty}
      header={
        <Header variant="h3" counter={`(${metrics.length})`}>
          {title}
        </Header>
      }
      pagination={<Pagination {...paginationProps} />}
      ariaLabels={{
        tableLabel: title,
        selectionGroupLabel: tTable("selection"),
        allItemsSelectionLabel: () => tTable("selectAll"),
        itemSelectionLabel: (_, metric) => t("graph", { metric: nameOf(metric) }),
      }}
    />
  );
}

/** The same columns as long as the table is the same: a sorted table knows its order by the column's own comparator. */
function useColumns(dimensions: readonly string[] | undefined): Column[] {
  const t = useTranslations("metrics.browse");
  const [columns] = useState(() => columnsOf(dimensions, t));
  return columns;
}

function columnsOf(dimensions: readonly string[] | undefined, t: (key: ColumnName) => string): Column[] {
  const name = column("metricName", t("metricName"), ({ metricName }) => metricName);
  if (dimensions) {
    const own = dimensions.map((dimension) =>
      column(`dimension ${dimension}`, dimension, (metric) => dimensionValue(metric, dimension)),
    );
    return [...own, { ...name, isRowHeader: true }];
  }
  return [
    { ...name, isRowHeader: true },
    column("namespace", t("namespace"), ({ namespace }) => namespace),
    column("dimensions", t("dimensions"), (metric) => dimensionText(metric.dimensions)),
  ];
}

function column(id: string, header: string, textOf: (metric: MetricName) => string): Column {
  return {
    id,
    header,
    cell: textOf,
    sortingField: id,
    sortingComparator: (a, b) => textOf(a).localeCompare(textOf(b), undefined, { numeric: true }),
    minWidth: 140,
  };
}

function dimensionValue({ dimensions }: MetricName, name: string): string {
  return dimensions.find(({ Name }) => Name === name)?.Value ?? "";
}
