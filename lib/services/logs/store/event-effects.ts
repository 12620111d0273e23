import type { Scope } from "@/lib/platform/arn";
import { extractEmbeddedMetrics } from "../model/embedded-metrics";
import { eventIdOf } from "../model/event-position";
import { extractMetrics, type SeenMinute } from "../model/metric-extraction";
import { MetricTally, type TalliedValues } from "../model/metric-tally";
import type { InputEvent } from "../model/put-batch";
import { filtersOf } from "./compiled-filters";
import { idOf } from "./event-ids";
import type { Target } from "./put-targets";

/** What a batch of events said of metrics, as it waits in the outbox. */
export type MetricNote = { data: TalliedValues[]; seen: SeenMinute[] };

/** An event in the form in which subscriptions send it. */
export type ForwardedEvent = { id: string; timestamp: number; message: string };

/** Rows for the two outboxes, each with the stream that must still be there when its events are written. */
export type Effects = {
  metrics: (Scope & { streamId: bigint; payload: string })[];
  deliveries: (Scope & { streamId: bigint; stream: string; filterId: string; events: string })[];
};

type Accepted = Scope & Target & { stream: string; events: InputEvent[]; firstTick: number; now: number };

/** What follows from accepted batches besides the events themselves; for groups without filters that is next to no work. */
export async function effectsOf(accepted: readonly Accepted[], writer: number): Promise<Effects> {
  const effects: Effects = { metrics: [], deliveries: [] };
  for (const batch of accepted) {
    const filters = filtersOf(batch.groupId, batch.filterRevision);
    const { metric, subscription } = filters instanceof Promise ? await filters : filters;
    const { accountId, region, streamId, stream, events, now } = batch;
    const tally = new MetricTally();
    const seen = metric.flatMap((filter) => extractMetrics(filter, events, batch, tally));
    for (const { message } of events) extractEmbeddedMetrics(message, now, tally);
    const note: MetricNote = { data: tally.entries(), seen };
    if (note.data.length > 0 || seen.length > 0) {
      effects.metrics.push({ accountId, region, streamId, payload: JSON.stringify(note) });
    }
    for (const { id: filterId, match } of subscription) {
      const matching = forwarded(batch, writer).filter(({ message }) => match(message) !== null);
      if (matching.length === 0) continue;
      effects.deliveries.push({ accountId, region, streamId, stream, filterId, events: JSON.stringify(matching) });
    }
  }
  return effects;
}

function forwarded({ events, firstTick }: Accepted, writer: number): ForwardedEvent[] {
  return events.map(({ timestamp, message }, index) => ({
    id: eventIdOf({ at: timestamp, id: idOf(firstTick + index, writer) }),
    timestamp,
    message,
  }));
}
