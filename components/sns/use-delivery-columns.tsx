"use client";

import Link from "@cloudscape-design/components/link";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { useFormatter, useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import type { PagedColumn } from "@/components/tables/paged-table";
import type { DeliveryAttempt } from "@/lib/services/notifications/operations/delivery-log";
import type { Outcome } from "./delivery-question";
import { subscriptionPath, topicNameIn, topicPath } from "./sns-paths";

const SIGNS: Readonly<Record<Outcome, StatusIndicatorProps.Type>> = {
  Delivered: "success",
  Retrying: "in-progress",
  Failed: "error",
};

/** The columns of a delivery log; the topic and the subscription are left out where the page is theirs. */
export function useDeliveryColumns(scope: "account" | "topic" | "subscription"): PagedColumn<DeliveryAttempt>[] {
  const t = useTranslations("sns.deliveries");
  const formatter = useFormatter();
  const columns: (PagedColumn<DeliveryAttempt> & { hideIn?: readonly string[] })[] = [
    { id: "time", header: t("time"), cell: ({ Time }) => <Timestamp value={Time} />, width: 280 },
    {
      id: "outcome",
      header: t("outcomeTitle"),
      cell: ({ Outcome }) => <StatusIndicator type={SIGNS[Outcome]}>{t(`outcome.${Outcome}`)}</StatusIndicator>,
      width: 150,
    },
    {
      id: "topic",
      header: t("topic"),
      cell: ({ TopicArn }) => <Link href={topicPath(topicNameIn(TopicArn))}>{topicNameIn(TopicArn)}</Link>,
      width: 180,
      hideIn: ["topic", "subscription"],
    },
    {
      id: "endpoint",
      header: t("endpoint"),
      cell: ({ Endpoint, SubscriptionArn }) => <Link href={subscriptionPath(SubscriptionArn)}>{Endpoint}</Link>,
      isRowHeader: true,
      width: 300,
    },
    { id: "protocol", header: t("protocol"), cell: ({ Protocol }) => Protocol, width: 110 },
    {
      id: "kind",
      header: t("kind"),
      cell: ({ MessageType, Target }) => (Target === "endpoint" ? t(`kinds.${MessageType}`) : t("toQueue")),
      width: 200,
    },
    { id: "attempt", header: t("attempt"), cell: ({ Attempt }) => formatter.number(Attempt), width: 100 },
    { id: "status", header: t("status"), cell: ({ StatusCode }) => StatusCode ?? "-", width: 110 },
    { id: "answer", header: t("answer"), cell: ({ Answer }) => Answer || "-", width: 360 },
    {
      id: "duration",
      header: t("duration"),
      cell: ({ DurationMillis }) => t("millis", { count: DurationMillis }),
      width: 120,
    },
    {
      id: "next",
      header: t("next"),
      cell: ({ NextAttemptTime }) => <Timestamp value={NextAttemptTime} />,
      width: 200,
    },
    { id: "message", header: t("messageId"), cell: ({ MessageId }) => MessageId, initiallyHidden: true },
  ];
  return columns.filter(({ hideIn }) => !hideIn?.includes(scope)).map(({ hideIn: _, ...column }) => column);
}
