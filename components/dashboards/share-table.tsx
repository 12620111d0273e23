"use client";

import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Timestamp } from "@/components/console/timestamp";
import type { DashboardShareEntry } from "@/lib/services/dashboards/operations/shares";
import { authorName } from "./author-name";

type Props = {
  shares: readonly DashboardShareEntry[] | undefined;
  loadingText: string;
  onRevoke: (shareId: string) => Promise<void>;
};

/** The links that were given out, and which of them still count. */
export function ShareTable({ shares, loadingText, onRevoke }: Props) {
  const t = useTranslations("dashboards.share");
  const [working, setWorking] = useState<string>();
  const revoke = async (shareId: string) => {
    setWorking(shareId);
    await onRevoke(shareId);
    setWorking(undefined);
  };
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      header={<Header variant="h3">{t("links")}</Header>}
      items={shares ?? []}
      loading={shares === undefined}
      loadingText={loadingText}
      empty={t("none")}
      trackBy="ShareId"
      ariaLabels={{ tableLabel: t("links") }}
      columnDefinitions={[
        { id: "state", header: t("state"), cell: (share) => <ShareState share={share} />, isRowHeader: true },
        { id: "note", header: t("note"), cell: ({ Note }) => Note },
        { id: "by", header: t("by"), cell: ({ CreatedBy }) => authorName(CreatedBy) },
        { id: "expires", header: t("expires"), cell: ({ ExpiresAt }) => <Timestamp value={ExpiresAt} /> },
        {
          id: "revoke",
          header: t("action"),
          cell: (share) =>
            isLive(share) && (
              <Button
                variant="inline-link"
                loading={working === share.ShareId}
                ariaLabel={t("revokeOne", { note: share.Note || share.ShareId })}
                onClick={() => void revoke(share.ShareId)}
              >
                {t("revoke")}
              </Button>
            ),
        },
      ]}
    />
  );
}

function ShareState({ share }: { share: DashboardShareEntry }) {
  const t = useTranslations("dashboards.share");
  if (share.RevokedAt) return <StatusIndicator type="stopped">{t("revoked")}</StatusIndicator>;
  return isLive(share) ? (
    <StatusIndicator>{t("live")}</StatusIndicator>
  ) : (
    <StatusIndicator type="info">{t("expired")}</StatusIndicator>
  );
}

function isLive({ RevokedAt, ExpiresAt }: DashboardShareEntry): boolean {
  return RevokedAt === undefined && ExpiresAt.getTime() > Date.now();
}
