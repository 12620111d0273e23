"use client";

import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EmptyState } from "@/components/console/empty-state";
import { useFlash } from "@/components/console/flash";
import { RefreshControl, USUAL_SECONDS } from "@/components/console/refresh-control";
import { Timestamp } from "@/components/console/timestamp";
import { subscriptionPath } from "@/components/sns/sns-paths";
import { type PagedColumn, PagedTable } from "@/components/tables/paged-table";
import { useAsk } from "@/lib/console/use-ask";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
import { redrive } from "../actions";
import { type DeadLetter, readDeadLetters } from "./read-dead-letters";

type Props = { topicArn: string; initial: Page<DeadLetter> };

/** The notifications of a topic that were given up, to be sent again once their endpoint is mended. */
export function DeadLetterList({ topicArn, initial }: Props) {
  const t = useTranslations("sns.deadLetters");
  const flash = useFlash();
  const ask = useAsk();
  const [everySeconds, setEverySeconds] = useState(USUAL_SECONDS);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [working, setWorking] = useState(false);
  const letters = useLivePages({ deadLetters: topicArn }, (token) => readDeadLetters(ask, topicArn, token), {
    initial,
    everySeconds,
  });
  const selected = letters.items.filter(({ DeliveryId }) => chosen.includes(DeliveryId));

  const send = async () => {
    setWorking(true);
    const answer = await redrive(
      topicArn,
      selected.map(({ DeliveryId }) => DeliveryId),
    );
    setWorking(false);
    if (!answer.ok) return flash.show({ type: "error", header: answer.error.code, content: answer.error.message });
    flash.show({ type: "success", content: t("redriven", { count: answer.output.redriven }) });
    setChosen([]);
    await letters.refresh();
  };
  return (
    <PagedTable
      id="sns-dead-letters"
      variant="container"
      title={t("title")}
      description={t("hint")}
      columns={useColumns()}
      items={letters.items}
      hasMore={letters.hasMore}
      onMore={letters.loadMore}
      keyOf={({ DeliveryId }) => DeliveryId}
      selection={{ selected, onChange: (items) => setChosen(items.map(({ DeliveryId }) => DeliveryId)) }}
      empty={<EmptyState title={t("none")} hint={t("noneHint")} />}
      actions={
        <>
          <RefreshControl
            refreshing={letters.refreshing}
            onRefresh={() => void letters.refresh()}
            everySeconds={everySeconds}
            onInterval={setEverySeconds}
          />
          <Button disabled={selected.length === 0} loading={working} onClick={() => void send()}>
            {t("redrive")}
          </Button>
        </>
      }
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
