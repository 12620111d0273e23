import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { closeDatabase, pool } from "@/lib/platform/database";
import { seriesName } from "../model/series";
import { float8Array, int2Array, int8Array, timestampArray } from "./binary-array";
import { findSeries, touchSeries } from "./series";

afterAll(closeDatabase);

test("binary arrays arrive as they were sent", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ noNaN: true })),
      fc.array(fc.maxSafeInteger()),
      fc.array(fc.integer({ min: -32_768, max: 32_767 })),
      fc.array(fc.date({ min: new Date("1900-01-01"), max: new Date("2200-01-01"), noInvalidDate: true })),
      async (doubles, bigs, smalls, dates) => {
        const { rows } = await pool().query(
          "SELECT $1::float8[] AS doubles, $2::int8[]::text[] AS bigs, $3::int2[] AS smalls, $4::timestamptz[] AS dates",
          [float8Array(doubles), int8Array(bigs), int2Array(smalls), timestampArray(dates.map((at) => at.getTime()))],
        );
        // PostgreSQL knows a negative zero, but its text does not tell it from zero.
        expect(rows[0].doubles.map((value: number) => value + 0)).toEqual(doubles.map((value) => value + 0));
        expect(rows[0].bigs.map(Number)).toEqual(bigs.map((value) => value + 0));
        expect(rows[0].smalls).toEqual(smalls);
        expect(rows[0].dates).toEqual(dates);
      },
    ),
    { numRuns: 50 },
  );
});

test("the same metrics touched by two writers in opposite order get the same ids and no deadlock", async () => {
  const scope = { accountId: "100000000023", region: "us-east-1" };
  const series = Array.from({ length: 200 }, (_, index) => ({
    scope,
    key: `key ${index}`,
    name: seriesName("Touch", `m${index}`),
  }));
  const touch = async (mine: typeof series) => {
    const client = await pool().connect();
    try {
      await client.query("BEGIN");
      const ids = await touchSeries(client, mine, new Date());
      await client.query("COMMIT");
      return ids;
    } finally {
      client.release();
    }
  };
  const [one, other] = await Promise.all([touch(series), touch(series.toReversed())]);
  expect(one.size).toBe(200);
  expect(new Map([...other].sort())).toEqual(new Map([...one].sort()));
  const keys = series.map(({ key }) => key);
  expect(await findSeries(scope, keys)).toEqual(one);
  expect((await findSeries({ ...scope, region: "eu-west-1" }, keys)).size).toBe(0);
});
