"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState } from "react";
import type { FilterMatcher } from "@/lib/languages/filter-pattern/match";
import { EventRow } from "./event-row";
import type { LogEvent } from "./log-event";
import { MarkedText } from "./marked-text";
import { zonedIso } from "./zoned-iso";

export type EventDisplay = "rows" | "text";

type Props = {
  events: LogEvent[];
  group: string;
  /** Whether the events come from several streams, so that each must tell its own. */
  showsStream: boolean;
  display: EventDisplay;
  matcher: FilterMatcher | undefined;
  /** What stands before the oldest event, and behind the newest one. */
  older: ReactNode;
  newer: ReactNode;
};

/**
 * Log events, oldest first, in a region that scrolls by itself. It begins at its end, where the newest are, and stays there
 * while more arrive: that is what the reversed column does without a script.
 */
export function EventTable({ display, older, newer, ...shown }: Props) {
  const t = useTranslations("logs.events");
  return (
    <section
      aria-label={t("title")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="flex max-h-[calc(100vh-320px)] min-h-60 flex-col-reverse overflow-auto border border-solid border-line font-mono text-xs leading-5"
    >
      <div className="mb-auto">
        {/* Were this the anchor of scrolling, events that are loaded above would push away what is being read. */}
        <div className="px-3 py-2 text-center font-sans text-sm text-secondary [overflow-anchor:none]">{older}</div>
        {display === "rows" ? <EventRows {...shown} /> : <EventText {...shown} />}
        <div className="border-0 border-t border-solid border-line px-3 py-2 text-center font-sans text-sm text-secondary">
          {newer}
        </div>
      </div>
    </section>
  );
}

type Shown = Omit<Props, "display" | "older" | "newer">;

function EventRows({ events, showsStream, ...shown }: Shown) {
  const t = useTranslations("logs.events");
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (id: string) =>
      setOpen((before) =>
        before.has(id) ? new Set([...before].filter((other) => other !== id)) : new Set([...before, id]),
      ),
    [],
  );
  const heading =
    "sticky top-0 z-10 bg-surface px-2 py-1 text-start font-sans text-sm font-bold shadow-[inset_0_-1px_0_var(--palette-line)]";
  return (
    <table className="w-full table-fixed border-collapse text-body">
      <thead>
        <tr>
          <th scope="col" className={`${heading} w-9`}>
            <span className="sr-only">{t("details")}</span>
          </th>
          <th scope="col" className={`${heading} w-64`}>
            {t("timestamp")}
          </th>
          {showsStream && (
            <th scope="col" className={`${heading} w-56`}>
              {t("stream")}
            </th>
          )}
          <th scope="col" className={heading}>
            {t("message")}
          </th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventRow
            key={event.id}
            event={event}
            showsStream={showsStream}
            isOpen={open.has(event.id)}
            onToggle={toggle}
            {...shown}
          />
        ))}
      </tbody>
    </table>
  );
}

/** Everything as it was written, to be read and selected as one text. */
function EventText({ events, showsStream, matcher }: Shown) {
  const zone = useTimeZone() ?? "UTC";
  return (
    <div className="px-3 text-body">
      {events.map(({ id, at, stream, message }) => (
        <div key={id} className="[overflow-wrap:anywhere] whitespace-pre-wrap">
          <span className="text-secondary" suppressHydrationWarning>
            {zonedIso(at, zone)} {showsStream && `${stream} `}
          </span>
          <MarkedText text={message.replace(/\n$/, "")} matcher={matcher} />
        </div>
      ))}
    </div>
  );
}
