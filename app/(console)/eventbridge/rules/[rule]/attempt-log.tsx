"use client";

import Select from "@cloudscape-design/components/select";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/console/empty-state";
import { RefreshControl } from "@/components/console/refresh-control";
import { Timestamp } from "@/components/console/timestamp";
import { useAddress } from "@/components/console/use-address";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { ATTEMPT_OUTCOMES, type AttemptOutcome } from "@/components/eventbridge/rules/rule-tab";
import { type PagedColumn, PagedTable } from "@/components/tables/paged-table";
import { useAsk } from "@/lib/console/use-ask";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
import type { RuleKey } from "../actions";
import { type Attempt, readAttempts } from "./read-attempts";

type Props = { rule: RuleKey; outcome: AttemptOutcome | undefined; initial: Page<Attempt> };

const ALL = "all";
const USUAL = 10;
const SIGNS: Readonly<Record<AttemptOutcome, StatusIndicatorProps.Type>> = {
  SUCCEEDED: "success",
  RETRYING: "in-progress",
  FAILED: "error",
};

/** Every attempt to reach the targets of a rule, with what each was answered. */
export function AttemptLog({ rule, outcome, initial }: Props) {
  const t = useTranslations("eventbridge.attempts");
  const ask = useAsk();
  const address = useAddress();
  const [everySeconds, setEverySeconds] = useRefreshInterval(USUAL);
  const attempts = useLivePages({ ...rule, outcome }, (token) => readAttempts(ask, rule, outcome, token), {
    initial,
    everySeconds,
  });
  const outcomes = [
    { value: ALL, label: t("everyOutcome") },
    ...ATTEMPT_OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) })),
  ];
  return (
    <PagedTable
      id="eventbridge-attempts"
      variant="container"
      title={t("title")}
      description={t("hint")}
      columns={useColumns()}
      items={attempts.items}
      hasMore={attempts.hasMore}
      onMore={attempts.loadMore}
      keyOf={({ deliveryId, attempt, attemptedAt }) => `${deliveryId} ${attempt} ${attemptedAt.toISOString()}`}
      loading={address.isAsking}
      empty={<EmptyState title={t(outcome ? "noMatch" : "none")} hint={t(outcome ? "noMatchHint" : "noneHint")} />}
      filter={
        <div className="w-64">
          <Select
            ariaLabel={t("outcomeFilter")}
            options={outcomes}
            selectedOption={outcomes.find(({ value }) => value === (outcome ?? ALL)) ?? null}
            onChange={({ detail: { selectedOption } }) =>
              address.ask({ outcome: selectedOption.value === ALL ? undefined : selectedOption.value })
            }
          />
        </div>
      }
      actions={
        <RefreshControl
          refreshing={attempts.refreshing}
          onRefresh={() => void attempts.refresh()}
          everySeconds={everySeconds}
          onInterval={setEverySeconds}
        />
      }
    />
  );
}

function useColumns(): PagedColumn<Attempt>[] {
  const t = useTranslations("eventbridge.attempts");
  return [
    { id: "time", header: t("time"), cell: ({ attemptedAt }) => <Timestamp value={attemptedAt} />, width: 280 },
    {
      id: "outcome",
      header: t("outcomeTitle"),
      cell: ({ outcome }) => <StatusIndicator type={SIGNS[outcome]}>{t(`outcome.${outcome}`)}</StatusIndicator>,
      width: 150,
    },
    { id: "target", header: t("target"), cell: ({ targetArn }) => targetArn, isRowHeader: true, width: 360 },
    { id: "attempt", header: t("attempt"), cell: ({ attempt }) => attempt, width: 100 },
    { id: "status", header: t("status"), cell: ({ statusCode }) => statusCode ?? "-", width: 110 },
    {
      id: "answer",
      header: t("answer"),
      cell: ({ errorCode, errorMessage }) => (errorCode ? `${errorCode}: ${errorMessage ?? ""}` : t("accepted")),
      width: 360,
    },
    {
      id: "dead",
      header: t("deadLetter"),
      cell: ({ deadLetter }) => (deadLetter ? t(`kept.${deadLetter}`) : "-"),
      width: 160,
    },
    {
      id: "duration",
      header: t("duration"),
      cell: ({ durationMillis }) => t("millis", { count: durationMillis }),
      width: 120,
    },
    { id: "event", header: t("eventId"), cell: ({ eventId }) => eventId, initiallyHidden: true },
  ];
}
