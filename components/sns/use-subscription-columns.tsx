"use client";

import Link from "@cloudscape-design/components/link";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import type { ResourceColumn } from "@/components/tables/resource-table";
import { subscriptionPath, topicPath } from "./sns-paths";
import type { SubscriptionSummary } from "./topic-summary";

/** The columns of a list of subscriptions, with the topic or without. */
export function useSubscriptionColumns(withTopic: boolean): ResourceColumn<SubscriptionSummary>[] {
  const t = useTranslations("sns.subscriptions");
  const idOf = ({ arn }: SubscriptionSummary) => arn?.split(":").at(-1) ?? t("pending");
  const topic: ResourceColumn<SubscriptionSummary> = {
    id: "topic",
    header: t("topic"),
    cell: ({ topicName }) => <Link href={topicPath(topicName)}>{topicName}</Link>,
    text: ({ topicName }) => topicName,
    width: 220,
  };
  return [
    {
      id: "endpoint",
      header: t("endpoint"),
      cell: ({ arn, endpoint }) => (arn ? <Link href={subscriptionPath(arn)}>{endpoint}</Link> : endpoint),
      text: ({ endpoint }) => endpoint,
      isRowHeader: true,
      width: 320,
    },
    {
      id: "status",
      header: t("status"),
      cell: ({ isPending }) => (
        <StatusIndicator type={isPending ? "pending" : "success"}>
          {t(isPending ? "pending" : "confirmed")}
        </StatusIndicator>
      ),
      text: ({ isPending }) => t(isPending ? "pending" : "confirmed"),
      width: 230,
    },
    {
      id: "protocol",
      header: t("protocol"),
      cell: ({ protocol }) => protocol,
      text: ({ protocol }) => protocol,
      width: 120,
    },
    ...(withTopic ? [topic] : []),
    { id: "id", header: "ID", cell: idOf, text: idOf },
  ];
}
