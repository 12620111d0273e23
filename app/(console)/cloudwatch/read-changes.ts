import type { ChangesReading } from "@/components/changes/changes-reading";
import type { Stretch } from "@/components/time-range/time-range";
import type { Ask } from "@/lib/console/use-ask";
import type { InputOf } from "@/lib/services/catalog";
import { refusalOf } from "./read-graphs";

/** More marks than this cannot be told apart on a graph. */
const MOST_MARKED = 500;

/** The changes of a graph's range, to be marked on its time axis. Who may not look events up gets the graph all the same. */
export function readChanges(ask: Ask, { start, end }: Stretch): Promise<ChangesReading> {
  return askChanges(ask, { StartTime: start, EndTime: end, MaxResults: MOST_MARKED });
}

/** Asks SearchChanges; what AWS refuses is part of the answer. */
export async function askChanges(ask: Ask, input: InputOf<"cloudtrail:SearchChanges">): Promise<ChangesReading> {
  try {
    const { Changes, More } = await ask("cloudtrail:SearchChanges", input);
    return { changes: Changes, more: More };
  } catch (error) {
    return { changes: [], more: false, refusal: refusalOf(error) };
  }
}
