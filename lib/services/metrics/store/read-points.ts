import { nowMillis } from "@/lib/platform/clock";
import { pool } from "@/lib/platform/database";
import type { TimeRange } from "../model/period";
import { int8Array } from "./binary-array";
import { decodePoints, type PointVisitor } from "./block";
import { GATHERED, type GatheredRows, showGathered } from "./hot-points";

/** Answers who takes in the points of a series, by its place among those asked for. */
type Visitors = (place: number) => PointVisitor;

/** About how many points one statement may bring, at one a minute, so that memory stays bounded. */
const POINTS_PER_STATEMENT = 1_000_000;
/** Into so many groups the series of a question are divided, unless those would be small; so many are read at once. */
const GROUPS = 4;
const FEWEST_SERIES = 64;
const LANES = 2;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Shows every point of the series within the range, in no particular order, to the visitor of the series' place in `ids`; also
 * some points around the range, because what is sealed is not cut.
 * A point stands in exactly one place, and one statement, which sees one snapshot, reads all places: so a point that moves
 * meanwhile is neither missed nor seen twice.
 */
export async function forEachPoint(ids: readonly number[], range: TimeRange, visitors: Visitors): Promise<void> {
  if (ids.length === 0) return;
  const old = oldPlaces(range);
  // Blocks hold an hour each, roll-ups a day: none is read for two statements.
  const unit = old.length > 0 ? DAY : HOUR;
  const step = Math.max(unit, Math.floor((POINTS_PER_STATEMENT * 60_000) / ids.length / unit) * unit);
  for (let from = range.from; from < range.to; ) {
    const to = Math.min(range.to, Math.floor(from / unit) * unit + step);
    await showGroups(ids, { from, to }, old, visitors);
    from = to;
  }
}

/** Where sealed points stand: the table, the column of a row's beginning, and how long it reaches from there. */
type Place = { table: string; column: string; spanMillis: number };

const BLOCKS: readonly Place[] = [
  { table: "metric_blocks", column: "hour", spanMillis: HOUR },
  { table: "metric_fine_blocks", column: "hour", spanMillis: HOUR },
];

/** Roll-ups begin 15 and 63 days ago; a day less is looked at, because clocks differ. */
function oldPlaces({ from }: TimeRange): Place[] {
  const days = (nowMillis() - from) / DAY;
  return [
    ...(days > 14 ? [{ table: "metric_five_minutes", column: "day", spanMillis: DAY }] : []),
    ...(days > 62 ? [{ table: "metric_hours", column: "day", spanMillis: DAY }] : []),
  ];
}

/**
 * Reads the series some at a time and two times at once, so that the next are on their way while these are decoded. What one
 * statement must see whole is a series, not all of them.
 */
async function showGroups(ids: readonly number[], range: TimeRange, old: Place[], visitors: Visitors): Promise<void> {
  const size = Math.max(FEWEST_SERIES, Math.ceil(ids.length / GROUPS));
  let next = 0;
  const lane = async () => {
    for (let first = next; first < ids.length; first = next) {
      next = first + size;
      await showPoints(ids.slice(first, next), range, old, (place) => visitors(first + place));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Either the rows of a series and unit gathered, or its blocks one behind the other. */
type Row = { place: number; unit: string } & (
  | ({ blocks: null } & GatheredRows)
  | ({ blocks: Buffer } & { [Column in keyof GatheredRows]: null })
);

async function showPoints(ids: readonly number[], range: TimeRange, old: Place[], visitors: Visitors): Promise<void> {
  const places = [...BLOCKS, ...old];
  // Not a prepared statement: a plan made while a slot was empty would read the whole slot, over and over, once it has filled.
  const { rows } = await pool().query<Row>([HOT, ...places.map(sealedIn)].join("\n  UNION ALL\n"), [
    int8Array(ids),
    new Date(range.from),
    new Date(range.to),
  ]);
  for (const row of rows) {
    const visitor = visitors(row.place - 1);
    if (row.blocks) forEachBlock(row.blocks, (start, bytes) => decodePoints(bytes, start, row.unit, visitor));
    else showGathered(row, row.unit, visitor);
  }
}

/**
 * Each series is looked up for itself: OFFSET 0 keeps PostgreSQL from joining in any other way. Of a slot or a day that has just
 * begun it has no statistics yet, and would read the whole of it for some hundred series.
 */
const HOT = `
  SELECT place::int4, unit, NULL::bytea AS blocks, ${GATHERED}
  FROM unnest($1::int8[]) WITH ORDINALITY AS wanted (series_id, place)
  CROSS JOIN LATERAL (
    SELECT unit, at, sample_count, sum, minimum, maximum, "values", counts FROM metric_points AS hot
    WHERE hot.series_id = wanted.series_id AND hot.at >= $2 AND hot.at < $3
    OFFSET 0
  ) AS kept
  GROUP BY place, unit`;

/** Each block behind its beginning in milliseconds and its length; see `forEachBlock`. */
function sealedIn({ table, column, spanMillis }: Place): string {
  return `
  SELECT place::int4, unit,
         string_agg(int8send((extract(epoch FROM start) * 1000)::int8) || int4send(octet_length(points)) || points, ''::bytea),
         NULL, NULL, NULL, NULL, NULL, NULL
  FROM unnest($1::int8[]) WITH ORDINALITY AS wanted (series_id, place)
  CROSS JOIN LATERAL (
    SELECT unit, sealed.${column} AS start, points FROM ${table} AS sealed
    WHERE sealed.series_id = wanted.series_id
      AND sealed.${column} > $2::timestamptz - interval '${spanMillis} ms' AND sealed.${column} < $3
    OFFSET 0
  ) AS kept
  GROUP BY place, unit`;
}

function forEachBlock(blocks: Buffer, visit: (start: number, bytes: Buffer) => void): void {
  for (let at = 0; at < blocks.length; ) {
    const start = blocks.readInt32BE(at) * 2 ** 32 + blocks.readUInt32BE(at + 4);
    const begin = at + 12;
    const end = begin + blocks.readInt32BE(at + 8);
    visit(start, blocks.subarray(begin, end));
    at = end;
  }
}
