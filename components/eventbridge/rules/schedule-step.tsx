"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { NextTimes } from "../schedule/next-times";
import { ScheduleFields } from "../schedule/schedule-fields";
import { trySchedule } from "../schedule/schedule-trial";

type Props = { schedule: string; onChange: (schedule: string) => void };

/** When a rule runs, and its next ten times. */
export function ScheduleStep({ schedule, onChange }: Props) {
  const t = useTranslations("eventbridge.schedule");
  const [opened] = useState(() => new Date());
  const trial = trySchedule(schedule, opened);
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" description={t("hint")}>
            {t("title")}
          </Header>
        }
      >
        <ScheduleFields value={schedule} onChange={onChange} trial={trial} />
      </Container>
      <Container header={<Header variant="h2">{t("next")}</Header>}>
        <NextTimes trial={trial} />
      </Container>
    </SpaceBetween>
  );
}
