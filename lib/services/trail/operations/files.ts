import type { Database } from "@/lib/platform/database";
import { newUuid } from "@/lib/platform/identifiers";
import { log } from "@/lib/platform/log";
import { type Context, internal, internalRead } from "@/lib/platform/operation";
import {
  compileSelection,
  type FileContent,
  logFileBody,
  logFileKey,
  type PlannedFile,
  selectionOf,
} from "../model/log-file";
import { selectableEventOf } from "../model/selectable-event";
import type { Trail } from "../model/trail";
import { bringForward, type Turn } from "../store/deliveries";
import { openChain } from "../store/digests";
import { findUnwritten, findUnwrittenFile, forgetFile, insertFiles, markWritten } from "../store/files";
import { settledPosition } from "../store/positions";
import { forgetSpans, lockPosition, loggedRanges, type PlaceRange, setPosition } from "../store/ranges";
import { type EventSize, readPlaced, readSizes } from "../store/read-events";
import { findTrailById } from "../store/trails";
import { beginTurn, continueTurn } from "./turns";

/** A file is at most 50 MB compressed (CloudTrail User Guide); what has no more before it is compressed has not after. */
const MAX_FILE_BYTES = 48 * 1024 * 1024;
/** How many events are looked at for one round of files, and read at once. */
const WINDOW_EVENTS = 20_000;
const READ_EVENTS = 500;
const HOUR_MILLIS = 3_600_000;

/** `Lease` absent: nothing is due, or another worker is at it. `More`: another round is due after these files. */
export type PlanTrailFilesOutput = { Lease?: string; Files: PlannedFile[]; More: boolean };
export type AdvanceTrailFilesInput = { TrailId: string; Lease: string; Settled: bigint };

/** `Body` absent: of the events in its range the trail wants none. */
export type ReadTrailFileOutput = { Body?: string; OldestEventAt?: Date; NewestEventAt?: Date };

export type SettleTrailFileInput = {
  TrailId: string;
  Lease: string;
  File: Pick<PlannedFile, "id" | "region">;
  /** SHA-256 of the body before it was compressed, in hexadecimal digits. Absent for a file that is none. */
  Written?: { Hash: string; OldestEventAt: Date; NewestEventAt: Date };
};

export const files = {
  /** Takes the turn and answers the files that are to be written: those that were begun before, else those of new events. */
  PlanTrailFiles: internalRead<{ TrailId: string }, PlanTrailFilesOutput>({
    handle: async (context, { TrailId }) => {
      const begun = await beginTurn(context, TrailId, "files");
      if (!begun) return { Files: [], More: false };
      const { lease: Lease } = begun.turn;
      const Settled = await settledPosition();
      if (Settled === undefined) {
        log.warn({ trail: begun.trail.name }, "a transaction that writes events does not end; trails wait for it");
        return { Lease, Files: [], More: false };
      }
      const input: AdvanceTrailFilesInput = { TrailId, Lease, Settled };
      return { Lease, ...(await context.invoke<Planned>("cloudtrail:AdvanceTrailFiles", input)) };
    },
  }),

  /** The files and the place they reach to are one transaction: an event is in the range of exactly one file. */
  AdvanceTrailFiles: internal<AdvanceTrailFilesInput, Planned>({
    handle: async (context, { TrailId: trailId, Lease: lease, Settled: settled }) => {
      const { db, accountId } = context;
      const turn: Turn = { accountId, trailId, kind: "files", lease };
      const position = await lockPosition(db, turn);
      const trail = await findTrailById(db, accountId, trailId);
      if (position === undefined || !trail) return { Files: [], More: false };
      const begun = await findUnwritten(db, accountId, trailId);
      if (begun.length > 0) return { Files: begun, More: true };
      const window = await nextWindow(
        db,
        trail,
        await loggedRanges(db, turn, { from: position, to: settled }),
        settled,
      );
      const planned = window.groups.map((group) => plannedFile(context, trail, group, window.range));
      await insertFiles(db, accountId, trailId, planned);
      await setPosition(db, turn, window.end);
      await forgetSpans(db, turn);
      return { Files: planned, More: window.end < settled };
    },
  }),

  ReadTrailFile: internalRead<{ FileId: string }, ReadTrailFileOutput>({
    handle: async ({ db, accountId }, { FileId }) => {
      const file = await findUnwrittenFile(db, accountId, FileId);
      return file ? readFile(db, accountId, file) : {};
    },
  }),

  /** Notes that a file is written, once, and who is to hear of it. Answers false when the turn was lost to another worker. */
  SettleTrailFile: internal<SettleTrailFileInput, boolean>({
    handle: async (context, { TrailId: trailId, Lease: lease, File: { id, region }, Written }) => {
      const { db, accountId, now } = context;
      const trail = await findTrailById(db, accountId, trailId);
      if (!Written) await forgetFile(db, accountId, id);
      if (Written && trail) {
        const [needsNotice, needsDigest] = [trail.topicArn !== undefined, trail.validatesFiles];
        const { Hash: hash, OldestEventAt: oldestEventAt, NewestEventAt: newestEventAt } = Written;
        const written = { hash, oldestEventAt, newestEventAt, deliveredAt: now, needsNotice, needsDigest };
        const isFirst = await markWritten(db, accountId, id, written);
        if (isFirst && needsNotice) await bringForward(db, accountId, trailId, "notices", now);
        if (isFirst && needsDigest) await openChain(db, { accountId, trailId }, region, startOfHour(now));
      }
      return continueTurn(context, { accountId, trailId, kind: "files", lease });
    },
  }),
};

type Planned = { Files: PlannedFile[]; More: boolean };
type Group = { region: string; content: FileContent };
type Window = { groups: Group[]; range: PlaceRange; end: bigint };

/** As many events as fit into one file a Region, from the first range that has any. */
async function nextWindow(db: Database, trail: Trail, ranges: PlaceRange[], settled: bigint): Promise<Window> {
  for (const range of ranges) {
    const region = trail.isMultiRegion ? undefined : trail.region;
    const sizes = await readSizes(db, trail, region, range, WINDOW_EVENTS);
    if (sizes.length === 0) continue;
    const { fitting, groups } = fitIntoFiles(sizes);
    const isWhole = fitting.length === sizes.length && sizes.length < WINDOW_EVENTS;
    const end = isWhole ? range.to : (fitting.at(-1)?.position ?? range.to);
    return { groups, range: { from: range.from, to: end }, end };
  }
  return { groups: [], range: { from: settled, to: settled }, end: settled };
}

function fitIntoFiles(sizes: EventSize[]): { fitting: EventSize[]; groups: Group[] } {
  const groups = new Map<string, Group & { bytes: number }>();
  for (const [index, { region, content, bytes }] of sizes.entries()) {
    const group = groups.get(`${content}/${region}`) ?? { region, content, bytes: 0 };
    group.bytes += bytes + 1;
    if (group.bytes > MAX_FILE_BYTES && index > 0)
      return { fitting: sizes.slice(0, index), groups: [...groups.values()] };
    groups.set(`${content}/${region}`, group);
  }
  return { fitting: sizes, groups: [...groups.values()] };
}

function plannedFile(
  { now }: Context,
  trail: Trail,
  { region, content }: Group,
  { from, to }: PlaceRange,
): PlannedFile {
  const id = newUuid();
  const random = id.replaceAll("-", "").slice(0, 16);
  const key = logFileKey(trail, trail.keyPrefix, { region, content }, now, random);
  return { id, region, content, from, to, selection: selectionOf(trail), bucket: trail.bucket, key, plannedAt: now };
}

async function readFile(db: Database, accountId: string, file: PlannedFile): Promise<ReadTrailFileOutput> {
  const selects = compileSelection(file.selection);
  const records: string[] = [];
  let [oldest, newest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let from = file.from;
  for (;;) {
    const events = await readPlaced(db, { accountId }, file.region, { from, to: file.to }, READ_EVENTS);
    for (const { category, record, eventTime } of events) {
      const isOfFolder = (category === "Insight") === (file.content === "CloudTrail-Insight");
      if (!isOfFolder || !selects(selectableEventOf(record))) continue;
      records.push(record);
      oldest = Math.min(oldest, eventTime.getTime());
      newest = Math.max(newest, eventTime.getTime());
    }
    const last = events.at(-1);
    if (!last || events.length < READ_EVENTS) break;
    from = last.position;
  }
  if (records.length === 0) return {};
  return { Body: logFileBody(records), OldestEventAt: new Date(oldest), NewestEventAt: new Date(newest) };
}

function startOfHour(now: Date): Date {
  return new Date(now.getTime() - (now.getTime() % HOUR_MILLIS));
}
