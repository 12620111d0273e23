"use client";

import CollectionPreferences from "@cloudscape-design/components/collection-preferences";
import { useTranslations } from "next-intl";
import type { TableView } from "./use-table-preferences";

type Props = {
  columns: readonly { id: string; header: string }[];
  value: TableView;
  onChange: (view: TableView) => void;
};

const PAGE_SIZES = [10, 20, 50, 100];

/** AWS's preferences dialog: page size, which columns in which order, wrapped lines, stripes, density. */
export function TablePreferences({ columns, value, onChange }: Props) {
  const t = useTranslations("console.table");
  const [first] = columns;
  return (
    <CollectionPreferences
      title={t("preferences")}
      confirmLabel={t("confirm")}
      cancelLabel={t("cancel")}
      preferences={{
        pageSize: value.pageSize,
        wrapLines: value.wrapLines,
        stripedRows: value.stripedRows,
        contentDensity: value.dense ? "compact" : "comfortable",
        contentDisplay: value.columns,
      }}
      pageSizePreference={{
        title: t("pageSize"),
        options: PAGE_SIZES.map((size) => ({ value: size, label: t("rows", { count: size }) })),
      }}
      wrapLinesPreference={{ label: t("wrapLines"), description: t("wrapLinesHint") }}
      stripedRowsPreference={{ label: t("striped"), description: t("stripedHint") }}
      contentDensityPreference={{ label: t("dense"), description: t("denseHint") }}
      contentDisplayPreference={{
        title: t("columns"),
        options: columns.map(({ id, header }) => ({ id, label: header, alwaysVisible: id === first?.id })),
      }}
      onConfirm={({ detail }) =>
        onChange({
          pageSize: detail.pageSize ?? value.pageSize,
          wrapLines: detail.wrapLines ?? value.wrapLines,
          stripedRows: detail.stripedRows ?? value.stripedRows,
          dense: detail.contentDensity === "compact",
          columns: detail.contentDisplay ?? value.columns,
        })
      }
    />
  );
}
