"use client";

import Badge from "@cloudscape-design/components/badge";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { eventPath } from "@/components/changes/event-paths";
import { Timestamp } from "@/components/console/timestamp";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import { useStoryText } from "./use-story-text";

type Props = { events: readonly FoundEvent[]; label: string; format?: "stamp" | "clock" };

/** Events as sentences, each with the way to its page. */
export function EventList({ events, label, format = "stamp" }: Props) {
  const t = useTranslations("cloudtrail.outcome");
  const say = useStoryText();
  return (
    <ol aria-label={label} className="m-0 list-none p-0">
      {events.map((event) => (
        <li
          key={event.eventId}
          className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-0 border-b border-solid border-line py-2 last:border-b-0"
        >
          <span className="font-sans text-xs text-secondary tabular-nums">
            <Timestamp value={event.eventTime} format={format} />
          </span>
          <Link href={eventPath(event.eventId)}>{say(event)}</Link>
          <span className="font-sans text-xs text-secondary">
            {event.eventName} · {event.eventSource} · {event.region}
          </span>
          {event.errorCode && <Badge color="red">{event.errorCode || t("failed")}</Badge>}
        </li>
      ))}
    </ol>
  );
}
