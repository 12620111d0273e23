import { internal } from "@/lib/platform/operation";
import { trailNotice } from "../model/bus-event";
import { eventOfServiceRecord, type ServiceRecord } from "../model/service-record";
import { insertTrailEvents } from "../store";

/**
 * RecordServiceEvents: records that another AWS service hands over, of this account. `Tell` is false for history that is caught
 * up on: the event bus hears of what happens now, not of last week.
 */
export type RecordServiceEventsInput = { Records: readonly ServiceRecord[]; Tell: boolean };

const MOST_RECORDS = 1000;

export const serviceEvents = {
  /** The way in for services whose APIs Mirante does not serve (Glue, EC2, Lambda); their callers are services, nobody else's. */
  RecordServiceEvents: internal<RecordServiceEventsInput, void>({
    handle: async (context, { Records, Tell }) => {
      if (Records.length > MOST_RECORDS) throw new RangeError(`At most ${MOST_RECORDS} records at a time.`);
      const events = Records.map((record) => eventOfServiceRecord(context.accountId, record));
      await insertTrailEvents(context.db, events);
      if (!Tell) return;
      for (const event of events) await context.invoke("events:PutServiceEvent", trailNotice(event));
    },
  }),
};
