"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import { useFormatter, useTranslations } from "next-intl";
import { createAlarmPath } from "@/components/alarms/alarm-paths";
import { AlarmStateBadge } from "@/components/alarms/alarm-state";
import { EmptyState } from "@/components/console/empty-state";
import { SectionRefusal } from "@/components/iam/section-refusal";
import type { StateValue } from "@/lib/services/alarms/model/alarm";
import type { AlarmSummary } from "./alarm-summary";
import type { Part } from "./part";

const ORDER: readonly StateValue[] = ["ALARM", "INSUFFICIENT_DATA", "OK"];

/** How many alarms are in which state, with the way to them. */
export function AlarmCounts({ alarms }: { alarms: Part<AlarmSummary> }) {
  const t = useTranslations("overview.alarms");
  const format = useFormatter();
  const header = (
    <Header variant="h2" actions={<Button href={createAlarmPath()}>{t("create")}</Button>}>
      {t("title")}
    </Header>
  );
  if ("refusal" in alarms) {
    return (
      <Container header={header}>
        <SectionRefusal refusal={alarms.refusal} />
      </Container>
    );
  }
  const { counts, isPartial, recent } = alarms.value;
  return (
    <Container header={header}>
      {recent.length === 0 ? (
        <EmptyState hint={t("none")} />
      ) : (
        <ColumnLayout columns={3} variant="text-grid">
          {ORDER.map((state) => (
            <div key={state}>
              <AlarmStateBadge state={state} />
              <Box>
                <Link
                  href={`/cloudwatch/alarms?state=${state}`}
                  fontSize="display-l"
                  ariaLabel={t(`count.${state}`, { count: counts[state] })}
                >
                  {format.number(counts[state], "whole")}
                  {isPartial && "+"}
                </Link>
              </Box>
            </div>
          ))}
        </ColumnLayout>
      )}
    </Container>
  );
}
