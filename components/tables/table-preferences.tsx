"use client";

import Icon from "@cloudscape-design/components/icon";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { OpenedByClick } from "@/components/console/opened-by-click";
import type { TableView } from "./use-table-preferences";

// The dialog sorts columns by drag and drop, which is as much script as the rest of a small page.
const loadDialog = () => import("@cloudscape-design/components/collection-preferences");
const CollectionPreferences = lazy(loadDialog);

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
  const dialog = (
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
  return (
    <OpenedByClick
      load={loadDialog}
      popup="dialog"
      className="flex h-8 w-7 items-center justify-center rounded-full border-none bg-transparent p-0 text-secondary hover:text-body"
      face={
        <>
          <span className="sr-only">{t("preferences")}</span>
          <Icon name="settings" />
        </>
      }
    >
      {dialog}
    </OpenedByClick>
  );
}
