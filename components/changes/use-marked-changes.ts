"use client";

import { useMemo } from "react";
import type { MarkedEvents } from "@/components/charts/chart-events";
import type { ChangeKind, RelatedChange } from "@/lib/services/trail/model/change";
import { eventPath, writesPath } from "./event-paths";
import { useChangeText } from "./use-change-text";

/** A sign-in and what Mirante does by itself change nothing that a graph could show. */
const MARKED: ReadonlySet<ChangeKind> = new Set(["change", "observing", "tagging"]);

/** Changes as marks on the graphs of a page. */
export function useMarkedChanges(changes: readonly RelatedChange[]): MarkedEvents {
  const say = useChangeText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language alone, and the page with it.
  return useMemo(
    () => ({
      events: changes
        .filter(({ Kind }) => MARKED.has(Kind))
        .map((change) => ({
          id: change.eventId,
          time: change.eventTime.getTime(),
          text: say(change),
          href: eventPath(change.eventId),
        })),
      listHref: writesPath,
    }),
    [changes],
  );
}
