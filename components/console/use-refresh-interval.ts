"use client";

import { refreshSeconds, refreshText, USUAL_SECONDS } from "./refresh-control";
import { useAddress } from "./use-address";

/** How often the page asks anew, in seconds, and the choice of another interval; the address carries it. `usual` is without a choice. */
export function useRefreshInterval(usual = USUAL_SECONDS): [everySeconds: number, choose: (seconds: number) => void] {
  const { members, show } = useAddress();
  return [refreshSeconds(members.get("refresh"), usual), (seconds) => show({ refresh: refreshText(seconds, usual) })];
}
