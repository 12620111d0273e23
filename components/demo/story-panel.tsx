"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Steps from "@cloudscape-design/components/steps";
import { useFormatter, useTranslations } from "next-intl";
import { alarmPath } from "@/components/alarms/alarm-paths";
import { eventPath } from "@/components/changes/event-paths";
import { eventsPath } from "@/components/logs/log-paths";
import type { StoryState, StoryStep } from "@/lib/demo/story";

/** Where each step can be seen. */
export type StoryPlaces = { alarm: string; errors: string; chat: string; incident: string };

type Props = {
  state: StoryState;
  places: StoryPlaces;
  working: boolean;
  onBegin: () => void;
  onEnd: () => void;
};

/** The demo's story: what happens, how far it has come, and the button that starts it. */
export function StoryPanel({ state, places, working, onBegin, onEnd }: Props) {
  const t = useTranslations("demo.story");
  const format = useFormatter();
  const { isTold, at, eventId, done } = state;
  const path: Record<StoryStep, string | undefined> = {
    change: eventId && eventPath(eventId),
    failure: eventsPath(places.errors),
    alarm: alarmPath(places.alarm),
    message: eventsPath(places.chat),
    function: eventsPath(places.incident),
  };
  const step = (name: StoryStep) => ({
    status: done[name] ? ("success" as const) : isTold ? ("loading" as const) : ("pending" as const),
    statusIconAriaLabel: t(done[name] ? "status.done" : "status.waiting"),
    header: t(name),
    details: done[name] && path[name] && <Link href={path[name]}>{t(`${name}Link`)}</Link>,
  });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={at && t("told", { time: format.dateTime(at, "clock") })}
          actions={
            isTold ? (
              <Button loading={working} onClick={onEnd}>
                {t("end")}
              </Button>
            ) : (
              <Button variant="primary" loading={working} onClick={onBegin}>
                {t("begin")}
              </Button>
            )
          }
        >
          {t("title")}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Box>{t("intro")}</Box>
        <Steps ariaLabel={t("steps")} steps={STEPS.map(step)} />
        <Box variant="small">{t("yesterday")}</Box>
      </SpaceBetween>
    </Container>
  );
}

const STEPS: readonly StoryStep[] = ["change", "failure", "alarm", "message", "function"];
