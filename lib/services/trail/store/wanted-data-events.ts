import { nowMillis } from "@/lib/platform/clock";
import { database } from "@/lib/platform/database";
import type { TrailEvent } from "../model/event";
import { compileSelection, selectionOf } from "../model/log-file";
import { selectableEventOf } from "../model/selectable-event";
import { dataServices } from "../model/selectors";
import { covers } from "../model/trail";
import { listDataTrails } from "./trails";

/** Whether some trail wants a data event. */
export type WantsEvent = (event: TrailEvent) => boolean;

/** How long an answer is good: trails are asked for once a second at most, however many calls there are. */
const FRESH_MILLIS = 1000;

/** By account and service ("s3"); undefined before the first look. */
let known: { at: number; wishes: Promise<Map<string, WantsEvent[]>> } | undefined;

/**
 * Who wants data events of an account and a service, as IAM calls it ("s3"); undefined when nobody does, which is what almost
 * every call hears. The answer is at most a second old.
 */
export async function wantedDataEvents(accountId: string, service: string): Promise<WantsEvent | undefined> {
  const wishes = (await fresh()).get(`${accountId}/${service}`);
  return wishes && ((event) => wishes.some((wants) => wants(event)));
}

function fresh(): Promise<Map<string, WantsEvent[]>> {
  const now = nowMillis();
  if (!known || now - known.at >= FRESH_MILLIS || now < known.at) {
    const wishes = load();
    known = { at: now, wishes };
    // A look that failed is no answer: the next call looks again.
    wishes.catch(() => {
      if (known?.wishes === wishes) known = undefined;
    });
  }
  return known.wishes;
}

async function load(): Promise<Map<string, WantsEvent[]>> {
  const wishes = new Map<string, WantsEvent[]>();
  for (const trail of await listDataTrails(database())) {
    const selects = compileSelection(selectionOf(trail));
    const wants: WantsEvent = (event) => covers(trail, event.region) && selects(selectableEventOf(event.record));
    for (const service of dataServices(trail.selectors)) {
      const key = `${trail.accountId}/${service}`;
      wishes.set(key, [...(wishes.get(key) ?? []), wants]);
    }
  }
  return wishes;
}
