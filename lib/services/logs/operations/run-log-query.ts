import { setImmediate as breathe } from "node:timers/promises";
import type { QueryStatus } from "@aws-sdk/client-cloudwatch-logs";
import { QueryTooLarge } from "@/lib/languages/logs-insights/budget";
import type { LogEvent } from "@/lib/languages/logs-insights/event-fields";
import { diffShift, QueryRun } from "@/lib/languages/logs-insights/run";
import { now, nowMillis } from "@/lib/platform/clock";
import { newUuid } from "@/lib/platform/identifiers";
import { internalRead } from "@/lib/platform/operation";
import { pointerText } from "../model/event-pointer";
import { type LogGroup, oldestKept } from "../model/log-group";
import { type QueryProgress, readLogsQuery } from "../model/log-query";
import { eventBytes } from "../model/put-batch";
import type { FoundEvent } from "../store/event-scan";
import { getGroupsById } from "../store/groups";
import { type MergedScan, mergedEvents } from "../store/merged-events";
import { failAbandoned, giveBack, keepAnswer, noteProgress, type TakenQuery, takeQuery } from "../store/query-work";

/** How long a query may run, in milliseconds; the service gives it an hour. */
const MOST_MILLIS = 300_000;
/** How often a worker says how far it is, and how long it may be silent. */
const HEARTBEAT_MILLIS = 500;
const SILENCE_MILLIS = 20_000;
/** As long as a worker thinks before it lets others of its process do theirs. */
const TURN_MILLIS = 12;
/** After so many events it looks at the clock. */
const EVENTS_A_LOOK = 32;
/** What a query may hold in memory, in bytes. */
const MEMORY = 128 * 1_048_576;
/** As many rows as an answer so far has. */
const ROWS_SO_FAR = 1_000;

type Taken = { stopping?: AbortSignal };

export const queryRunning = {
  /** Runs the query that has waited longest; `ran` false: there was none. Aborted, it gives the query back. */
  RunLogQuery: internalRead<Taken, { ran: boolean }>({
    handle: async (context, { stopping }) => {
      const query = await takeQuery(newUuid(), context.now);
      if (!query) return { ran: false };
      await runQuery(query, await getGroupsById(context.db, query.groupIds), stopping);
      return { ran: true };
    },
  }),

  /** Queries whose worker has fallen silent have failed. */
  FailAbandonedLogQueries: internalRead<object, void>({
    handle: ({ now: time }) => failAbandoned(new Date(time.getTime() - SILENCE_MILLIS), time),
  }),
};

async function runQuery(query: TakenQuery, groups: LogGroup[], stopping: AbortSignal | undefined): Promise<void> {
  const work = new QueryWork(query, groups);
  try {
    const status = await work.run(stopping);
    if (status) await keepAnswer(query, { status, rows: work.rows(), progress: work.progress }, now());
  } catch (error) {
    const failure = error instanceof QueryTooLarge ? error.message : "The query failed for a fault of ours";
    await keepAnswer(query, { status: "Failed", rows: [], progress: work.progress, failure }, now());
    if (!(error instanceof QueryTooLarge)) throw error;
  }
}

/** An event as the language sees it. Half a million a query: nothing is copied. */
class ReadEvent implements LogEvent {
  constructor(
    private readonly found: FoundEvent,
    readonly log: string,
  ) {}

  get message(): string {
    return this.found.message;
  }

  get timestamp(): number {
    return this.found.at;
  }

  get ingestionTime(): number {
    return this.found.ingestedAt;
  }

  get stream(): string {
    return this.found.stream;
  }

  pointer(): string {
    return pointerText(this.found);
  }
}

class QueryWork {
  readonly progress: QueryProgress = { matched: 0, scanned: 0, bytes: 0 };
  private readonly query: QueryRun;
  private readonly shift: number | undefined;
  private readonly names: ReadonlyMap<bigint, string>;
  private readonly started = nowMillis();
  private saidAt = nowMillis();
  private nextAnswerAt = nowMillis() + HEARTBEAT_MILLIS;

  constructor(
    private readonly taken: TakenQuery,
    private readonly groups: LogGroup[],
  ) {
    const { start, end, limit, accountId } = taken;
    const parsed = readLogsQuery(taken.queryString);
    const times = { now: this.started, start, end };
    this.query = new QueryRun(parsed, { times, limit, memory: MEMORY });
    this.shift = diffShift(parsed, times);
    this.names = new Map(groups.map(({ id, name }) => [id, `${accountId}:${name}`]));
  }

  rows() {
    return this.query.results();
  }

  /** Reads to the end; undefined when the query was stopped, or given back. */
  async run(stopping: AbortSignal | undefined): Promise<QueryStatus | undefined> {
    const { start, end } = this.taken;
    const shift = this.shift ?? 0;
    const spans = [{ from: start, to: end + 1, isEarlier: false }];
    if (this.shift !== undefined) spans.push({ from: start - shift, to: end + 1 - shift, isEarlier: true });
    for (const { isEarlier, ...span } of spans) {
      for await (const chunk of mergedEvents(this.scanOf(span))) {
        await this.add(chunk, isEarlier);
        if (stopping?.aborted) {
          await giveBack(this.taken);
          return undefined;
        }
        if (!(await this.say())) return undefined;
        if (nowMillis() - this.started > MOST_MILLIS) return "Timeout";
        if (this.query.isStopped) return "Complete";
      }
    }
    return "Complete";
  }

  /** Nothing that is past a group's retention. Groups that were deleted meanwhile are not read any more. */
  private scanOf({ from, to }: { from: number; to: number }): MergedScan {
    const oldest = this.groups.map((group) => oldestKept(group, this.started));
    return { groups: this.groups.map(({ id }, index) => ({ id, from: Math.max(from, oldest[index] ?? 0) })), to };
  }

  private async add(chunk: readonly FoundEvent[], isEarlier: boolean): Promise<void> {
    let turn = performance.now();
    for (const [index, event] of chunk.entries()) {
      this.progress.scanned += 1;
      this.progress.bytes += eventBytes(event.message);
      this.query.add(new ReadEvent(event, this.names.get(event.groupId) ?? ""), isEarlier);
      if (index % EVENTS_A_LOOK !== 0 || performance.now() - turn < TURN_MILLIS) continue;
      await breathe();
      turn = performance.now();
    }
    this.progress.matched = this.query.matched;
  }

  /** Now and then tells how far it is, more rarely what the answer is so far; false when somebody has stopped the query. */
  private async say(): Promise<boolean> {
    const time = nowMillis();
    if (time - this.saidAt < HEARTBEAT_MILLIS) return true;
    this.saidAt = time;
    const goesOn = await noteProgress(this.taken, this.progress, now());
    if (!goesOn || time < this.nextAnswerAt) return goesOn;
    const rows = this.query.results().slice(0, ROWS_SO_FAR);
    await keepAnswer(this.taken, { status: "Running", rows, progress: this.progress }, now());
    // What it costs to say so stays a small part of the whole.
    this.nextAnswerAt = time + Math.max(HEARTBEAT_MILLIS, 10 * (nowMillis() - time));
    return true;
  }
}
