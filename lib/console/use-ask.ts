"use client";

import { useCallback } from "react";
import { useRegion } from "@/components/console/region";
import type { Action, InputOf, OutputOf } from "@/lib/services/catalog";
import { askLive } from "./use-live";

/** Asks an operation that reads. `ask` is one on the server, `useAsk` gives one in the browser: a reading is written once for both. */
export type Ask = <A extends Action>(action: A, input: InputOf<A>) => Promise<OutputOf<A>>;

/** Asks as the signed-in caller in the Region on screen. Throws LiveError. */
export function useAsk(): Ask {
  const region = useRegion();
  return useCallback<Ask>((action, input) => askLive(region, action, input), [region]);
}

/** As `useAsk`, in the Region that is named; "" is the page's own. */
export function askLiveIn(region: string): Ask {
  return (action, input) => askLive(region, action, input);
}
