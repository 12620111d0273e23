"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { ChartEvent, MarkedEvents } from "./chart-events";

/** More lines than this hide the graph; the list of all is a link away. */
const MOST_LINES = 6;

type Props = {
  /** The middle of the mark in pixels within the graph. */
  x: number;
  y: number;
  /** Whether the card opens to the left, where there is more room. */
  leftward: boolean;
  events: readonly ChartEvent[];
  listHref: MarkedEvents["listHref"];
};

const MARK =
  "absolute box-border flex h-4 min-w-4 -translate-x-1/2 -translate-y-1/2 cursor-pointer items-center justify-center rounded-full border border-solid border-surface bg-link px-0.5 font-sans text-[10px] leading-none font-bold text-surface no-underline";

/** One mark: a link to its only event, or a button with their count that opens the card with the newest of them. */
export function EventMark({ x, y, leftward, events, listHref }: Props) {
  const t = useTranslations("charts");
  const format = useFormatter();
  const card = useId();
  const [open, setOpen] = useState(false);
  const [only] = events;
  const place = { left: x, top: y };
  const when = (event: ChartEvent) => format.dateTime(event.time, "clock");
  return (
    <li
      onPointerEnter={() => setOpen(true)}
      onPointerLeave={() => setOpen(false)}
      onFocus={() => setOpen(true)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
      onKeyDown={({ key }) => {
        if (key === "Escape") setOpen(false);
      }}
    >
      {events.length === 1 && only ? (
        <a className={`pointer-events-auto ${MARK}`} style={place} href={only.href}>
          <span className="sr-only">{`${only.text}, ${when(only)}`}</span>
        </a>
      ) : (
        <button
          type="button"
          className={`pointer-events-auto ${MARK}`}
          style={place}
          aria-label={t("eventCount", { count: events.length })}
          aria-expanded={open}
          aria-controls={card}
          onClick={() => setOpen(true)}
        >
          {events.length > 99 ? "99+" : events.length}
        </button>
      )}
      {open && (
        <div
          id={card}
          className={`pointer-events-auto absolute z-20 w-max max-w-80 pb-2 ${leftward ? "-translate-x-full" : ""} -translate-y-full`}
          style={{ left: leftward ? x + 8 : x - 8, top: y - 6 }}
        >
          <div className="rounded-lg border border-solid border-line bg-surface p-2 font-sans text-xs text-body shadow-lg">
            {events
              .slice(-MOST_LINES)
              .reverse()
              .map((event) => (
                <div key={event.id} className="leading-5">
                  <span className="text-secondary">{when(event)}</span>{" "}
                  <a className="text-link [overflow-wrap:anywhere]" href={event.href}>
                    {event.text}
                  </a>
                </div>
              ))}
            {events.length > MOST_LINES && (
              <a className="text-link" href={listHref(stretchOf(events))}>
                {t("moreEvents", { count: events.length - MOST_LINES })}
              </a>
            )}
          </div>
        </div>
      )}
    </li>
  );
}

/** From the first to the last, and a little more: a stretch without length is none. */
function stretchOf(events: readonly ChartEvent[]) {
  const times = events.map(({ time }) => time);
  return { start: new Date(Math.min(...times) - 1000), end: new Date(Math.max(...times) + 1000) };
}
