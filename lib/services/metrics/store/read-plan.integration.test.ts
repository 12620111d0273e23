import { afterAll, expect, test } from "vitest";
import { closeDatabase, pool } from "@/lib/platform/database";
import { forEachPoint } from "./read-points";

afterAll(closeDatabase);

const SERIES = 400;
const EACH = 200;
/** Ids that no metric of another test has. */
const FIRST = 9_000_000_000;

test("a slot that has just filled, of which nothing is known yet, is not read whole", async () => {
  const ids = Array.from({ length: SERIES }, (_, index) => FIRST + index);
  const at = Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000;
  await pool().query(
    `INSERT INTO metric_points (series_id, at, sample_count, sum, minimum, maximum, resolution, slot, unit)
     SELECT $1::int8 + series, to_timestamp($2::float8 / 1000) + point * interval '10 s', 1, point, point, point, 60, 3, 'None'
     FROM generate_series(0, $3::int - 1) AS series, generate_series(0, $4::int - 1) AS point`,
    [FIRST, at, SERIES, EACH],
  );
  const scans = async () => {
    await pool().query("SELECT pg_stat_force_next_flush()");
    await pool().query("SELECT pg_stat_clear_snapshot()");
    const { rows } = await pool().query<{ read: string }>(
      "SELECT seq_tup_read AS read FROM pg_stat_user_tables WHERE relname = 'metric_points_3'",
    );
    return Number(rows[0]?.read);
  };
  const before = await scans();
  const found = new Map<number, number>();
  const count = (place: number) => found.set(place, (found.get(place) ?? 0) + 1);
  await forEachPoint(ids, { from: at, to: at + 3_600_000 }, (place) => ({
    value: () => count(place),
    point: () => count(place),
  }));
  expect([...found.values()]).toEqual(Array(SERIES).fill(EACH));
  expect((await scans()) - before).toBe(0);
  await pool().query("DELETE FROM metric_points WHERE series_id >= $1", [FIRST]);
});
