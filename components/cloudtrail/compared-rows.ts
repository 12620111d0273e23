import type { FoundEvent } from "@/lib/services/trail/model/event";
import { leavesOf } from "@/lib/services/trail/model/request-difference";

/** A member of records and what each event has there; undefined where an event lacks it. */
export type ComparedRow = { path: string; values: (string | undefined)[]; differs: boolean };

/** The members of all records side by side, in the order in which they first stand; `differs` where not all say the same. */
export function comparedRows(events: readonly FoundEvent[]): ComparedRow[] {
  const records = events.map(({ record }) => leavesOf(JSON.parse(record)));
  const paths = [...new Set(records.flatMap((record) => [...record.keys()]))];
  return paths.map((path) => {
    const values = records.map((record) => plain(record.get(path)));
    return { path, values, differs: new Set(values).size > 1 };
  });
}

/** A text without its quotes; anything else as JSON. */
function plain(json: string | undefined): string | undefined {
  return json?.startsWith('"') ? String(JSON.parse(json)) : json;
}
