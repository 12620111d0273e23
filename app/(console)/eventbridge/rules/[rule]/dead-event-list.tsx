"use client";

import { useTranslations } from "next-intl";
import { DeadLetters } from "@/app/(console)/dead-letters";
import { prettyJson } from "@/components/console/pretty-json";
import { Timestamp } from "@/components/console/timestamp";
import type { PagedColumn } from "@/components/tables/paged-table";
import { JsonText } from "@/components/text-editor/json-text";
import { useAsk } from "@/lib/console/use-ask";
import type { Page } from "@/lib/console/use-live-pages";
import { type RuleKey, redriveEvents } from "../actions";
import { type DeadEvent, readDeadEvents } from "./read-attempts";

type Props = { rule: RuleKey; initial: Page<DeadEvent> };

/** The events of a rule that were given up. */
export function DeadEventList({ rule, initial }: Props) {
  const t = useTranslations("eventbridge.deadLetters");
  const ask = useAsk();
  return (
    <DeadLetters
      id="eventbridge-dead-letters"
      texts="eventbridge.deadLetters"
      question={{ deadEvents: rule }}
      initial={initial}
      read={(token) => readDeadEvents(ask, rule, token)}
      columns={useColumns()}
      idOf={({ deliveryId }) => deliveryId}
      onRedrive={(ids) => redriveEvents(rule, ids)}
      detail={({ event }) => <JsonText label={t("event")} text={prettyJson(event) ?? event} />}
    />
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
