"use client";

import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { DeadLetters } from "@/app/(console)/dead-letters";
import { Timestamp } from "@/components/console/timestamp";
import { subscriptionPath } from "@/components/sns/sns-paths";
import type { PagedColumn } from "@/components/tables/paged-table";
import { useAsk } from "@/lib/console/use-ask";
import type { Page } from "@/lib/console/use-live-pages";
import { redrive } from "../actions";
import { type DeadLetter, readDeadLetters } from "./read-dead-letters";

type Props = { topicArn: string; initial: Page<DeadLetter> };

/** The notifications of a topic that were given up. */
export function DeadLetterList({ topicArn, initial }: Props) {
  const ask = useAsk();
  return (
    <DeadLetters
      id="sns-dead-letters"
      texts="sns.deadLetters"
      question={{ deadLetters: topicArn }}
      initial={initial}
      read={(token) => readDeadLetters(ask, topicArn, token)}
      columns={useColumns()}
      idOf={({ DeliveryId }) => DeliveryId}
      onRedrive={(ids) => redrive(topicArn, ids)}
    />
  );
}

function useColumns(): PagedColumn<DeadLetter>[] {
  const t = useTranslations("sns.deadLetters");
  const tDeliveries = useTranslations("sns.deliveries");
  return [
    { id: "time", header: t("published"), cell: ({ PublishTime }) => <Timestamp value={PublishTime} />, width: 280 },
    {
      id: "endpoint",
      header: tDeliveries("endpoint"),
      cell: ({ Endpoint, SubscriptionArn }) => <Link href={subscriptionPath(SubscriptionArn)}>{Endpoint}</Link>,
      isRowHeader: true,
      width: 280,
    },
    { id: "protocol", header: tDeliveries("protocol"), cell: ({ Protocol }) => Protocol, width: 110 },
    { id: "subject", header: t("subject"), cell: ({ Subject }) => Subject ?? "-", width: 220 },
    { id: "message", header: t("message"), cell: ({ Message }) => Message, width: 360 },
    { id: "attempts", header: t("attempts"), cell: ({ Attempts }) => Attempts, width: 110 },
    { id: "id", header: tDeliveries("messageId"), cell: ({ MessageId }) => MessageId, initiallyHidden: true },
  ];
}
