"use client";

import Box from "@cloudscape-design/components/box";
import Header from "@cloudscape-design/components/header";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Timestamp } from "@/components/console/timestamp";
import type { AccessKey } from "./user-facts";

type Props = { keys: readonly AccessKey[]; actions: ReactNode; rowActions: (key: AccessKey) => ReactNode };

/** A user's access keys with their last use. */
export function AccessKeyTable({ keys, actions, rowActions }: Props) {
  const t = useTranslations("iam.keys");
  return (
    <Table
      items={keys}
      trackBy="id"
      header={
        <Header variant="h2" counter={`(${keys.length})`} description={t("description")} actions={actions}>
          {t("title")}
        </Header>
      }
      empty={<Box textAlign="center">{t("none")}</Box>}
      columnDefinitions={[
        { id: "id", header: t("id"), cell: ({ id }) => id, isRowHeader: true },
        {
          id: "status",
          header: t("status"),
          cell: ({ active }) => (
            <StatusIndicator type={active ? "success" : "stopped"}>{t(active ? "active" : "inactive")}</StatusIndicator>
          ),
        },
        { id: "created", header: t("created"), cell: ({ created }) => <Timestamp value={created} format="compact" /> },
        {
          id: "lastUsed",
          header: t("lastUsed"),
          cell: ({ lastUsed }) =>
            lastUsed ? (
              <>
                <Timestamp value={lastUsed.at} format="compact" /> ({lastUsed.service}, {lastUsed.region})
              </>
            ) : (
              t("never")
            ),
        },
        { id: "actions", header: t("actions"), cell: rowActions },
      ]}
    />
  );
}
