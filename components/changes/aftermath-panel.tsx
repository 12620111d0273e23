"use client";

import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import { alarmPath } from "@/components/alarms/alarm-paths";
import { EmptyState } from "@/components/console/empty-state";
import { Timestamp } from "@/components/console/timestamp";
import type { StateValue } from "@/lib/services/alarms/model/alarm";
import type { Aftermath } from "./aftermath";
import { ReasonBadges } from "./reason-badges";
import { useMinutesText } from "./use-minutes-text";

const LOOKS = { ALARM: "error", OK: "success", INSUFFICIENT_DATA: "pending" } as const satisfies Record<
  StateValue,
  string
>;

/** The alarms that changed state after something was done, each with the way to it. */
export function AftermathPanel({ aftermath }: { aftermath: Aftermath }) {
  const t = useTranslations("changes.after");
  const tMoment = useTranslations("changes.moment");
  const sayMinutes = useMinutesText();
  const { turns, more, region, refusal } = aftermath;
  const moment = (minutes: number) =>
    minutes === 0 ? tMoment("same") : tMoment("after", { duration: sayMinutes(minutes) });
  return (
    <Container
      header={
        <Header variant="h2" description={t("description")}>
          {t("title")}
        </Header>
      }
    >
      {refusal && (
        <Alert type="warning" header={t("refused")}>
          {refusal.message}
        </Alert>
      )}
      {!refusal && turns.length === 0 && <EmptyState title={t("none")} hint={t("noneHint")} />}
      <ol aria-label={t("title")} className="m-0 list-none p-0">
        {turns.map(({ alarmName, at, state, minutes, reasons }) => (
          <li
            key={`${alarmName} ${at.getTime()} ${state}`}
            className="flex flex-wrap items-baseline gap-x-2 border-0 border-b border-solid border-line py-2 last:border-b-0"
          >
            <Link href={`${alarmPath(alarmName)}?region=${region}`}>{alarmName}</Link>
            <StatusIndicator type={LOOKS[state]}>{t(`wentTo.${state}`)}</StatusIndicator>
            <span className="font-sans text-sm font-bold text-body">{moment(minutes)}</span>
            <span className="font-sans text-xs text-secondary">
              <Timestamp value={at} />
            </span>
            <ReasonBadges reasons={reasons} />
          </li>
        ))}
      </ol>
      {more && <div className="font-sans text-sm text-secondary">{t("more")}</div>}
    </Container>
  );
}
