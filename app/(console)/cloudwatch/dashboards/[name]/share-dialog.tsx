"use client";

import { useTranslations } from "next-intl";
import useSWR from "swr";
import { ShareLinks } from "@/components/dashboards/share-links";
import { listShares, revokeShare, shareDashboard } from "../share-actions";

type Props = { name: string; isDirty: boolean; onClose: () => void };

/** Gives out links to a dashboard, lists those that there are, and takes them back. */
export function ShareDialog({ name, isDirty, onClose }: Props) {
  const t = useTranslations("dashboards.share");
  const { data, mutate } = useSWR(["shares", name], () => listShares(name));
  return (
    <ShareLinks
      name={name}
      shares={data?.ok ? data.output.Shares : undefined}
      problem={data && !data.ok ? data.error.message : undefined}
      notice={isDirty ? t("unsaved") : undefined}
      onShare={async (seconds, note) => {
        const answer = await shareDashboard(name, seconds, note);
        await mutate();
        return answer.ok ? { address: answer.output.address } : { problem: answer.error.message };
      }}
      onRevoke={async (shareId) => {
        const answer = await revokeShare(name, shareId);
        await mutate();
        return answer.ok ? undefined : answer.error.message;
      }}
      onClose={onClose}
    />
  );
}
