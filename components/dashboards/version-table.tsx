"use client";

import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Timestamp } from "@/components/console/timestamp";
import type { DashboardVersionEntry } from "@/lib/services/dashboards/operations/versions";
import { authorName } from "./author-name";

type Props = {
  versions: readonly DashboardVersionEntry[];
  selected: readonly number[];
  onSelect: (versions: number[]) => void;
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
  actions: ReactNode;
};

/** The versions of a dashboard, newest first: who, when, and what they did to which widget. */
export function VersionTable({ versions, selected, onSelect, hasMore, loading, onMore, actions }: Props) {
  const t = useTranslations("dashboards.versions");
  return (
    <Table
      header={
        <Header variant="h2" description={t("hint")} actions={actions}>
          {t("list")}
        </Header>
      }
      items={[...versions]}
      trackBy={({ Version }) => String(Version)}
      selectionType="multi"
      selectedItems={versions.filter(({ Version }) => selected.includes(Version))}
      onSelectionChange={({ detail }) => onSelect(detail.selectedItems.map(({ Version }) => Version).slice(-2))}
      wrapLines
      ariaLabels={{
        tableLabel: t("list"),
        selectionGroupLabel: t("selection"),
        allItemsSelectionLabel: () => t("selection"),
        itemSelectionLabel: (_, { Version }) => t("version", { version: Version }),
      }}
      columnDefinitions={[
        {
          id: "version",
          header: t("column"),
          cell: ({ Version }) => t("version", { version: Version }),
          isRowHeader: true,
          width: 130,
        },
        {
          id: "author",
          header: t("author"),
          cell: ({ AuthorArn }) => <span title={AuthorArn}>{authorName(AuthorArn)}</span>,
          width: 200,
        },
        { id: "time", header: t("time"), cell: ({ CreatedAt }) => <Timestamp value={CreatedAt} />, width: 260 },
        { id: "changes", header: t("changes"), cell: ({ Changes }) => <Summary changes={Changes} /> },
      ]}
      footer={
        hasMore && (
          <div className="text-center">
            <Button loading={loading} onClick={onMore}>
              {t("older")}
            </Button>
          </div>
        )
      }
    />
  );
}

const MOST_NAMED = 4;

function Summary({ changes }: { changes: DashboardVersionEntry["Changes"] }) {
  const t = useTranslations("dashboards.versions");
  if (changes.length === 0) return t("nothing");
  const named = changes
    .slice(0, MOST_NAMED)
    .map(({ kind, name }) => (name ? `${t(`kinds.${kind}`)} ${name}` : t(`kinds.${kind}`)));
  return [
    named.join(", "),
    ...(changes.length > MOST_NAMED ? [t("more", { count: changes.length - MOST_NAMED })] : []),
  ].join(" ");
}
