"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import { eventPath } from "@/components/changes/event-paths";
import { useChangeText } from "@/components/changes/use-change-text";
import { Timestamp } from "@/components/console/timestamp";
import { SectionRefusal } from "@/components/iam/section-refusal";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import type { Part } from "./part";

/** Who changed what lately: the newest writes that CloudTrail has recorded in this Region. */
export function RecentChanges({ changes }: { changes: Part<FoundEvent[]> }) {
  const t = useTranslations("overview.changes");
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t("description")}
          actions={<Button href="/cloudtrail/event-history">{t("all")}</Button>}
        >
          {t("title")}
        </Header>
      }
    >
      {"refusal" in changes ? <SectionRefusal refusal={changes.refusal} /> : <Changes events={changes.value} />}
    </Container>
  );
}

function Changes({ events }: { events: readonly FoundEvent[] }) {
  const t = useTranslations("overview.changes");
  const say = useChangeText();
  if (events.length === 0) return <span className="text-secondary">{t("none")}</span>;
  return (
    <ul className="m-0 list-none p-0">
      {events.map((event) => (
        <li
          key={event.eventId}
          className="flex flex-wrap items-baseline justify-between gap-x-4 border-0 border-b border-solid border-line py-1.5 last:border-b-0"
        >
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <Link href={eventPath(event.eventId)}>{say({ ...event, Target: event.resources[0]?.name })}</Link>{" "}
            {event.errorCode && <StatusIndicator type="error">{event.errorCode}</StatusIndicator>}
          </span>
          <span className="font-sans text-xs text-secondary">
            {event.eventSource} · <Timestamp value={event.eventTime} format="compact" />
          </span>
        </li>
      ))}
    </ul>
  );
}
