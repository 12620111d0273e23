"use client";

import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EmptyState } from "@/components/console/empty-state";
import { useFlash } from "@/components/console/flash";
import { prettyJson } from "@/components/console/pretty-json";
import { RefreshControl, USUAL_SECONDS } from "@/components/console/refresh-control";
import { Timestamp } from "@/components/console/timestamp";
import { type PagedColumn, PagedTable } from "@/components/tables/paged-table";
import { JsonText } from "@/components/text-editor/json-text";
import { useAsk } from "@/lib/console/use-ask";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
import { type RuleKey, redriveEvents } from "../actions";
import { type DeadEvent, readDeadEvents } from "./read-attempts";

type Props = { rule: RuleKey; initial: Page<DeadEvent> };

/** The events of a rule that were given up, to be sent again once their target is mended. */
export function DeadEvents({ rule, initial }: Props) {
  const t = useTranslations("eventbridge.deadLetters");
  const flash = useFlash();
  const ask = useAsk();
  const [everySeconds, setEverySeconds] = useState(USUAL_SECONDS);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [working, setWorking] = useState(false);
  const letters = useLivePages({ deadEvents: rule }, (token) => readDeadEvents(ask, rule, token), {
    initial,
    everySeconds,
  });
  const selected = letters.items.filter(({ deliveryId }) => chosen.includes(deliveryId));
  const [only] = selected;

  const send = async () => {
    setWorking(true);
    const answer = await redriveEvents(
      rule,
      selected.map(({ deliveryId }) => deliveryId),
    );
    setWorking(false);
    if (!answer.ok) return flash.show({ type: "error", header: answer.error.code, content: answer.error.message });
    flash.show({ type: "success", content: t("redriven", { count: answer.output.redriven }) });
    setChosen([]);
    await letters.refresh();
  };
  return (
    <SpaceBetween size="l">
      <PagedTable
        id="eventbridge-dead-letters"
        variant="container"
        title={t("title")}
        description={t("hint")}
        columns={useColumns()}
        items={letters.items}
        hasMore={letters.hasMore}
        onMore={letters.loadMore}
        keyOf={({ deliveryId }) => deliveryId}
        selection={{ selected, onChange: (items) => setChosen(items.map(({ deliveryId }) => deliveryId)) }}
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
      {selected.length === 1 && only && <JsonText label={t("event")} text={prettyJson(only.event) ?? only.event} />}
    </SpaceBetween>
  );
}

function useColumns(): PagedColumn<DeadEvent>[] {
  const t = useTranslations("eventbridge.deadLetters");
  const tAttempts = useTranslations("eventbridge.attempts");
  return [
    { id: "time", header: t("diedAt"), cell: ({ diedAt }) => <Timestamp value={diedAt} />, width: 280 },
    { id: "target", header: tAttempts("target"), cell: ({ targetArn }) => targetArn, isRowHeader: true, width: 360 },
    { id: "why", header: t("why"), cell: ({ exhausted }) => exhausted, width: 220 },
    {
      id: "error",
      header: t("error"),
      cell: ({ errorCode, errorMessage }) => `${errorCode}: ${errorMessage}`,
      width: 360,
    },
    { id: "attempts", header: t("attempts"), cell: ({ attempts }) => attempts, width: 110 },
    { id: "event", header: tAttempts("eventId"), cell: ({ eventId }) => eventId, initiallyHidden: true },
  ];
}
