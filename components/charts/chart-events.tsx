"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Stretch } from "@/components/time-range/time-range";

/** Something that happened: marked on the time axis of graphs. `time` is in milliseconds; `href` leads to all of it. */
export type ChartEvent = { id: string; time: number; text: string; href: string };

/** The events of a page, and where those are listed that happened within a stretch of time. */
export type MarkedEvents = { events: readonly ChartEvent[]; listHref: (stretch: Stretch) => string };

const EventsContext = createContext<MarkedEvents | undefined>(undefined);

/** Around the graphs of a page: marks the same events in all of them. */
export function WithEvents({ marked, children }: { marked: MarkedEvents | undefined; children: ReactNode }) {
  return <EventsContext value={marked}>{children}</EventsContext>;
}

export function useMarkedEvents(): MarkedEvents | undefined {
  return useContext(EventsContext);
}
