import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, pool } from "@/lib/platform/database";
import { invoke } from "@/lib/services/invoke";
import { killed, startWorker } from "../child-worker.fixture";

const accountId = "620000000051";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.51", userAgent: "test/1" });
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const SERIES = 40;
const ROUNDS = 8;

afterEach(() => setClock());
afterAll(closeDatabase);

const startSealing = (aheadMillis: number) =>
  startWorker("lib/workers/metrics/killed-worker.fixture.ts", { args: [String(aheadMillis)] });

/** As if the time had passed after which what was written is no longer being written. */
const turnSlots = () => pool().query("UPDATE metric_points SET slot = (slot + 1) % 4");

const rowsIn = async (table: string) => {
  const { rows } = await pool().query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${table} t JOIN metric_series s ON s.id = t.series_id WHERE s.account_id = $1`,
    [accountId],
  );
  return rows[0]?.count ?? 0;
};

/** How many samples there are of each series, and what they add up to. */
async function totals(from: number, to: number): Promise<{ counts: number[]; sums: number[] }> {
  const queries = (Stat: string) =>
    Array.from({ length: SERIES }, (_, index) => ({
      Id: `${Stat.toLowerCase()}${index}`,
      MetricStat: { Metric: { Namespace: "Killed", MetricName: `m${index}` }, Period: 3600, Stat },
    }));
  const read = async (Stat: string) => {
    const answer = await invoke(root, "cloudwatch:GetMetricData", {
      MetricDataQueries: queries(Stat),
      StartTime: new Date(from),
      EndTime: new Date(to),
    });
    return (answer.MetricDataResults ?? []).map(({ Values = [] }) => Values.reduce((sum, value) => sum + value, 0));
  };
  return { counts: await read("SampleCount"), sums: await read("Sum") };
}

test("kill -9 of workers at any moment neither loses a point nor counts one twice", async () => {
  const to = Math.floor(Date.now() / HOUR) * HOUR;
  const from = to - 10 * DAY;
  const counts = Array<number>(SERIES).fill(0);
  const sums = Array<number>(SERIES).fill(0);
  let sent = 0;
  const send = async () => {
    const MetricData = Array.from({ length: 1_000 }, () => {
      sent += 1;
      const [series, value] = [sent % SERIES, sent % 17];
      counts[series] = (counts[series] ?? 0) + 1;
      sums[series] = (sums[series] ?? 0) + value;
      const Timestamp = new Date(from + ((sent * 7_919) % ((10 * DAY) / MINUTE)) * MINUTE);
      return { MetricName: `m${series}`, Value: value, Timestamp, StorageResolution: sent % 3 === 0 ? 1 : 60 };
    });
    await invoke(root, "cloudwatch:PutMetricData", { Namespace: "Killed", MetricData });
  };
  let sealedUnderFire = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const workers = await Promise.all([startSealing(0), startSealing(0)]);
    const end = Date.now() + 300 + Math.random() * 700;
    while (Date.now() < end) {
      await send();
      await turnSlots();
    }
    await Promise.all(workers.map(killed));
    sealedUnderFire = await rowsIn("metric_blocks");
    expect(await totals(from, to + HOUR)).toEqual({ counts, sums });
  }
  expect(sealedUnderFire).toBeGreaterThan(0);

  // Weeks later the days are rolled up, by workers that die as often.
  const ahead = 20 * DAY;
  setClock(() => Date.now() + ahead);
  for (let round = 0; (await rowsIn("metric_blocks")) > 0; round += 1) {
    expect(round).toBeLessThan(10 * ROUNDS);
    await turnSlots();
    const workers = await Promise.all([startSealing(ahead), startSealing(ahead)]);
    // Each time they live a little longer: how long a day takes to roll up is this machine's affair, and what other tests left goes first.
    await sleep(20 + Math.random() * 400 * (1 + round / ROUNDS));
    await Promise.all(workers.map(killed));
    const rolled = await totals(from, to + HOUR);
    expect(rolled).toEqual({ counts, sums });
  }
  expect(await rowsIn("metric_five_minutes")).toBeGreaterThan(0);
}, 400_000);
