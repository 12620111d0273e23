"use client";

import { useAddress } from "@/components/console/use-address";
import { type EventSearch, eventSearchMembers } from "@/components/logs/event-search";
import type { EventDisplay } from "@/components/logs/event-table";

/** The state of the log events view in its address: what is searched, how it is shown, whether it is followed. */
export function useEventAddress() {
  const { members, isAsking, ask, show } = useAddress();
  const display: EventDisplay = members.get("display") === "text" ? "text" : "rows";
  return {
    display,
    isTailing: members.get("tail") === "on",
    isSearching: isAsking,
    search: (next: EventSearch) => ask(eventSearchMembers(next)),
    setDisplay: (chosen: EventDisplay) => show({ display: chosen === "text" ? "text" : undefined }),
    setTailing: (on: boolean) => show({ tail: on ? "on" : undefined }),
  };
}
