"use client";

import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import type { ResourceColumn } from "@/components/tables/resource-table";
import { PatternText } from "./pattern-text";
import type { SubscriptionSummary } from "./subscription-summary";

/** The columns of a list of subscription filters. */
export function useSubscriptionColumns(): ResourceColumn<SubscriptionSummary>[] {
  const t = useTranslations("log-filters.subscription");
  const tMetric = useTranslations("log-filters.metric");
  return [
    { id: "name", header: t("name"), cell: ({ name }) => name, text: ({ name }) => name, isRowHeader: true },
    {
      id: "pattern",
      header: tMetric("pattern"),
      cell: ({ pattern }) => <PatternText pattern={pattern} />,
      text: ({ pattern }) => pattern,
    },
    {
      id: "destination",
      header: t("destination"),
      cell: ({ destinationArn: arn }) => <span className="whitespace-normal [overflow-wrap:anywhere]">{arn}</span>,
      text: ({ destinationArn }) => destinationArn,
      width: 280,
    },
    {
      id: "delivered",
      header: t("delivered"),
      cell: ({ lastDeliveredAt: at }) => (at ? <Timestamp value={at} /> : t("never")),
      order: ({ lastDeliveredAt }) => lastDeliveredAt?.getTime() ?? 0,
    },
    { id: "waiting", header: t("waiting"), cell: ({ waiting }) => waiting, order: ({ waiting }) => waiting },
    {
      id: "failed",
      header: t("failed"),
      cell: (filter) => <Failure of={filter} />,
      order: ({ lastFailedAt }) => lastFailedAt?.getTime() ?? 0,
      width: 280,
    },
  ];
}

/** The failure in the words of whoever refused, and how often it was tried while something still waits. */
function Failure({ of: { lastFailedAt, lastFailure, attempts, waiting } }: { of: SubscriptionSummary }) {
  const t = useTranslations("log-filters.subscription");
  if (!lastFailedAt) return t("never");
  return (
    <div className="whitespace-normal">
      <Timestamp value={lastFailedAt} />
      <div className={`[overflow-wrap:anywhere] ${waiting > 0 ? "text-error" : "text-secondary"}`}>{lastFailure}</div>
      {waiting > 0 && <div className="text-secondary">{t("attempts", { count: attempts })}</div>}
    </div>
  );
}
