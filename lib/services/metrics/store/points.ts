import type { Pool, PoolClient } from "pg";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { Point } from "../model/point";
import { float8Array, int2Array, int8Array, timestampArray } from "./binary-array";
import { CURRENT_SLOT } from "./hot-slots";

/** A point of a series that has its id. */
export type StoredPoint = { seriesId: number; point: Point; resolution: 1 | 60 };

/** Writes points in one statement, in the order of their series, which the index takes best. */
export async function insertPoints(client: Pool | PoolClient, stored: readonly StoredPoint[]): Promise<void> {
  const sorted = stored.toSorted((one, other) => one.seriesId - other.seriesId);
  const points = sorted.map(({ point }) => point);
  await client.query({
    name: "insert-metric-points",
    text: INSERT,
    values: [
      int8Array(sorted.map(({ seriesId }) => seriesId)),
      timestampArray(points.map(({ at }) => at)),
      float8Array(points.map(({ sampleCount }) => sampleCount)),
      float8Array(points.map(({ sum }) => sum)),
      float8Array(points.map(({ minimum }) => minimum)),
      float8Array(points.map(({ maximum }) => maximum)),
      int2Array(sorted.map(({ resolution }) => resolution)),
      points.map(({ unit }) => unit),
      points.map(({ values }) => arrayLiteral(values)),
      points.map(({ counts }) => arrayLiteral(counts)),
    ],
  });
}

const INSERT = `
  INSERT INTO metric_points
    (series_id, at, sample_count, sum, minimum, maximum, resolution, slot, unit, "values", counts)
  SELECT series_id, at, sample_count, sum, minimum, maximum, resolution, (SELECT ${CURRENT_SLOT}), unit,
         "values"::float8[], counts::float8[]
  FROM unnest($1::int8[], $2::timestamptz[], $3::float8[], $4::float8[], $5::float8[], $6::float8[], $7::int2[],
              $8::text[], $9::text[], $10::text[])
       AS came (series_id, at, sample_count, sum, minimum, maximum, resolution, unit, "values", counts)`;

/** Postgres's arrays have one length in each direction, so arrays of a row each go as text. */
function arrayLiteral(numbers: readonly number[] | undefined): string | null {
  return numbers ? `{${numbers.join(",")}}` : null;
}

/** Deletes every point of an account, the one time that rows are deleted: the account is emptied whole. */
export async function deletePoints(db: Database, accountId: string): Promise<void> {
  for (const table of [Prisma.sql`metric_points`, ...SEALED_TABLES]) {
    await db.$executeRaw`
      DELETE FROM ${table} AS kept USING metric_series
      WHERE kept.series_id = metric_series.id AND metric_series.account_id = ${accountId}`;
  }
}

const SEALED_TABLES = [
  Prisma.sql`metric_blocks`,
  Prisma.sql`metric_fine_blocks`,
  Prisma.sql`metric_five_minutes`,
  Prisma.sql`metric_hours`,
];
