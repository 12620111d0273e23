"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { prettyJson } from "@/components/console/pretty-json";
import { useRegion } from "@/components/console/region";
import { useHydrated } from "@/components/console/use-hydrated";
import { PatternSandbox, type Trial } from "@/components/eventbridge/pattern/pattern-sandbox";
import { sampleEvent } from "@/components/eventbridge/pattern/sample-events";
import { NextTimes } from "@/components/eventbridge/schedule/next-times";
import { trySchedule } from "@/components/eventbridge/schedule/schedule-trial";
import { JsonText } from "@/components/text-editor/json-text";

type Props = { pattern: string | undefined; schedule: string | undefined; accountId: string };

/** What a rule waits for: its pattern with a sandbox, its schedule with the next times. */
export function RuleWhen({ pattern, schedule, accountId }: Props) {
  const t = useTranslations("eventbridge.rule");
  const tSchedule = useTranslations("eventbridge.schedule");
  const scope = { accountId, region: useRegion() };
  const [trial, setTrial] = useState<Trial>(() => ({ sample: "alarm", event: sampleEvent("alarm", scope) }));
  const [opened] = useState(() => new Date());
  const isHydrated = useHydrated();
  return (
    <SpaceBetween size="l">
      {schedule && (
        <Container header={<Header variant="h2">{t("tab.schedule")}</Header>}>
          <SpaceBetween size="m">
            <code className="font-mono">{schedule}</code>
            <h3 className="m-0 text-base">{tSchedule("next")}</h3>
            {isHydrated && <NextTimes trial={trySchedule(schedule, opened)} />}
          </SpaceBetween>
        </Container>
      )}
      {pattern && (
        <>
          <Container header={<Header variant="h2">{t("tab.pattern")}</Header>}>
            <JsonText label={t("tab.pattern")} text={prettyJson(pattern) ?? pattern} />
          </Container>
          <PatternSandbox pattern={pattern} trial={trial} onTrial={setTrial} scope={scope} />
        </>
      )}
    </SpaceBetween>
  );
}
