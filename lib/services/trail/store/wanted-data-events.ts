import { nowMillis } from "@/lib/platform/clock";
import { type Database, database } from "@/lib/platform/database";
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

type Wishes = Map<string, WantsEvent[]>;

/** By account and service ("s3"); undefined before the first look. `isHere` is false while the look is under way. */
let known: { at: number; wishes: Promise<Wishes>; isHere: boolean } | undefined;

/**
 * Who wants data events of an account and a service, as IAM calls it ("s3"); undefined when nobody does, which is what almost
 * every call hears. The answer is at most a second old. Within a transaction it is asked by `open`: a call that holds one connection
 * and waits for another, or for somebody who does, would wait for ever once all connections are held so.
 */
export async function wantedDataEvents(
  accountId: string,
  service: string,
  open?: Database,
): Promise<WantsEvent | undefined> {
  const wishes = (await fresh(open)).get(`${accountId}/${service}`);
  return wishes && ((event) => wishes.some((wants) => wants(event)));
}

function fresh(open: Database | undefined): Promise<Wishes> {
  const now = nowMillis();
  const isFresh = known !== undefined && now - known.at < FRESH_MILLIS && now >= known.at;
  if (known && isFresh && (known.isHere || !open)) return known.wishes;
  const look = { at: now, wishes: load(open ?? database()), isHere: false };
  known = look;
  look.wishes.then(
    () => {
      look.isHere = true;
    },
    // A look that failed is no answer: the next call looks again.
    () => {
      if (known === look) known = undefined;
    },
  );
  return look.wishes;
}

async function load(db: Database): Promise<Wishes> {
  const wishes: Wishes = new Map();
  for (const trail of await listDataTrails(db)) {
    const selects = compileSelection(selectionOf(trail));
    const wants: WantsEvent = (event) => covers(trail, event.region) && selects(selectableEventOf(event.record));
    for (const service of dataServices(trail.selectors)) {
      const key = `${trail.accountId}/${service}`;
      wishes.set(key, [...(wishes.get(key) ?? []), wants]);
    }
  }
  return wishes;
}
