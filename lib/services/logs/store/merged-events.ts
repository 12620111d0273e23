import { type EventScan, type FoundEvent, stepsBack } from "./event-scan";
import { readEvents } from "./events";

/** Which events of several groups are read: times in milliseconds since the epoch, `to` exclusive. */
export type MergedScan = { groups: readonly { id: bigint; from: number }[]; to: number };

/** What all groups together may hold in memory at once. */
const CHUNK = { events: 5_000, bytes: 8 * 1_048_576 };

/**
 * Events of several groups, the newest first, in chunks. While a chunk is looked at, the next is being read.
 * A chunk may be empty: it then says only that the scan goes on.
 */
export async function* mergedEvents({ groups, to }: MergedScan): AsyncGenerator<FoundEvent[]> {
  const budget = { events: CHUNK.events, bytes: Math.ceil(CHUNK.bytes / Math.max(1, groups.length)) };
  const readers = groups.map(({ id, from }) => new GroupReader(id, from, to, budget));
  const [only] = readers;
  if (only && readers.length === 1) {
    for (let chunk = await only.take(); chunk; chunk = await only.take()) yield chunk;
    return;
  }
  await Promise.all(readers.map((reader) => reader.fill()));
  for (;;) {
    const chunk: FoundEvent[] = [];
    let hungry: GroupReader | undefined;
    while (!hungry && chunk.length < CHUNK.events) {
      const next = newest(readers);
      const event = next?.pop();
      if (!next || !event) break;
      chunk.push(event);
      if (next.isEmpty) hungry = next;
    }
    if (chunk.length > 0) yield chunk;
    else return;
    if (hungry) await hungry.fill();
  }
}

function newest(readers: readonly GroupReader[]): GroupReader | undefined {
  let best: GroupReader | undefined;
  for (const reader of readers) if (reader.nextAt > (best?.nextAt ?? Number.NEGATIVE_INFINITY)) best = reader;
  return best;
}

/** One group, read backwards. */
class GroupReader {
  private readonly scan: EventScan;
  private pending: Promise<FoundEvent[] | undefined> | undefined;
  private chunk: FoundEvent[] = [];
  private place = 0;
  private done = false;

  constructor(
    groupId: bigint,
    from: number,
    to: number,
    private readonly budget: { events: number; bytes: number },
  ) {
    this.scan = { groupId, streams: undefined, from, to, ...stepsBack(to) };
  }

  get isEmpty(): boolean {
    return this.place >= this.chunk.length;
  }

  get nextAt(): number {
    return this.chunk[this.place]?.at ?? Number.NEGATIVE_INFINITY;
  }

  pop(): FoundEvent | undefined {
    return this.chunk[this.place++];
  }

  /** Makes sure that an event stands ready, unless there is none any more. */
  async fill(): Promise<void> {
    while (this.isEmpty) {
      const chunk = await this.take();
      if (!chunk) return;
      this.chunk = chunk;
      this.place = 0;
    }
  }

  async take(): Promise<FoundEvent[] | undefined> {
    const chunk = await (this.pending ?? this.step());
    this.pending = this.done ? Promise.resolve(undefined) : this.step();
    // Whoever takes the next chunk hears of its failure; nobody may, when the query is stopped before.
    this.pending.catch(() => undefined);
    return chunk;
  }

  private async step(): Promise<FoundEvent[] | undefined> {
    if (this.done) return undefined;
    const step = await readEvents(this.scan, this.budget);
    this.scan.position = step.next;
    this.done = step.done;
    return step.found;
  }
}
