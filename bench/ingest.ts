/**
 * How fast data comes in, durable (every answer is sent after the commit): `npx tsx bench/ingest.ts [seconds per run]`.
 *
 * Metrics and logs, through the front desk in this process and through the wire of an api process of its own, each beside
 * COPY of the same rows into an unlogged copy of the same table without its indexes, measured in the same run. What matters
 * is the ratio: absolute figures move with the machine.
 */
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { rootCaller } from "@/lib/platform/caller";
import { pool } from "@/lib/platform/database";
import { dispatch } from "@/lib/services/invoke";
import { type Target, withApiProcess } from "./api-process";
import { closedLoop, type Pace } from "./closed-loop";
import { withPostgres } from "./with-postgres";

const SECONDS = Number(process.argv[2] ?? 5);
const SERIES = 10_000;
const STREAMS = 64;
const COPY_ROWS = 500_000;
const PREPARED = 100;
/** Items a request, and requests at one time. */
const LOADS = [
  { size: 1000, lanes: 8 },
  { size: 20, lanes: 64 },
];
const root = rootCaller("123456789012", "us-east-1", { sourceIPAddress: "127.0.0.1", userAgent: "bench" });

type Kind = {
  name: string;
  table: string;
  /** A row of the table as COPY's text. */
  row: (index: number) => string;
  setUp: () => Promise<void>;
  action: string;
  target: Target;
  /** The request of one turn; on the wire of AWS JSON, times are seconds. */
  input: (turn: number, size: number, onWire: boolean) => object;
};

const metrics: Kind = {
  name: "metrics",
  table: "metric_points",
  row: (index) => {
    const at = new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString();
    const value = measuredOf(index);
    return `${(index % SERIES) + 1}\t${at}\t1\t${value}\t${value}\t${value}\t60\tCount\t\\N\t\\N\n`;
  },
  // Every series is made before the clock runs: new ones are rare.
  setUp: async () => {
    for (let turn = 0; turn < SERIES / 1000; turn += 1) {
      await dispatch(root, "cloudwatch:PutMetricData", metrics.input(turn, 1000, false));
    }
  },
  action: "cloudwatch:PutMetricData",
  target: { name: "GraniteServiceVersion20100801.PutMetricData", service: "monitoring", json: "1.0" },
  input: (turn, size, onWire) => {
    const first = (turn * size) % SERIES;
    const now = Date.now();
    const datum = (index: number) => ({
      MetricName: "Requests",
      Dimensions: [{ Name: "Host", Value: `host-${index}` }],
      Timestamp: onWire ? now / 1000 : new Date(now),
      Value: measuredOf(index),
      Unit: "Count",
    });
    return { Namespace: "Bench", MetricData: Array.from({ length: size }, (_, index) => datum(first + index)) };
  },
};

const logs: Kind = {
  name: "logs",
  table: "log_events",
  row: (index) => {
    const at = new Date().toISOString();
    return `1\t${at}\t${index}\t1\t${at}\t${messageOf(index)}\n`;
  },
  setUp: async () => {
    await dispatch(root, "logs:CreateLogGroup", { logGroupName: "bench" });
    for (let stream = 0; stream < STREAMS; stream += 1) {
      await dispatch(root, "logs:CreateLogStream", { logGroupName: "bench", logStreamName: `s${stream}` });
    }
  },
  action: "logs:PutLogEvents",
  target: { name: "Logs_20140328.PutLogEvents", service: "logs", json: "1.1" },
  input: (turn, size) => {
    const timestamp = Date.now();
    const logEvents = Array.from({ length: size }, (_, index) => ({
      timestamp,
      message: messageOf(turn * size + index),
    }));
    return { logGroupName: "bench", logStreamName: `s${turn % STREAMS}`, logEvents };
  },
};

await withPostgres(async () => {
  for (const kind of [metrics, logs]) await bench(kind);
});

async function bench(kind: Kind): Promise<void> {
  const ceiling = await copyCeiling(kind);
  printLine([kind.name, "per s", "of COPY", "p50 ms", "p99 ms"]);
  printLine(["  COPY to an unlogged table", ceiling.toFixed(0), "1.00", "", ""]);
  await kind.setUp();
  for (const { size, lanes } of LOADS) {
    const pace = await closedLoop(SECONDS, size, lanes, (turn) =>
      dispatch(root, kind.action, kind.input(turn, size, false)),
    );
    printPace(`  invoke, ${size} a request, ${lanes} at once`, pace, ceiling);
  }
  await withApiProcess(root, async ({ prepare, send }) => {
    for (const { size, lanes } of LOADS) {
      const inputs = Array.from({ length: PREPARED }, (_, turn) => kind.input(turn, size, true));
      const requests = await prepare(kind.target, inputs);
      const pace = await closedLoop(SECONDS, size, lanes, async (turn) => {
        const signed = requests[turn % PREPARED];
        if (signed) await send(signed);
      });
      printPace(`  wire, ${size} a request, ${lanes} at once`, pace, ceiling);
    }
  });
}

/** Rows a second of one COPY into an unlogged copy of the table's columns. */
async function copyCeiling({ table, row }: Kind): Promise<number> {
  await pool().query(`CREATE UNLOGGED TABLE bench_${table} (LIKE ${table})`);
  const lines: string[] = [];
  for (let index = 0; index < COPY_ROWS; index += 1000) {
    lines.push(Array.from({ length: 1000 }, (_, offset) => row(index + offset)).join(""));
  }
  const client = await pool().connect();
  const begin = performance.now();
  await pipeline(lines, client.query(copyFrom(`COPY bench_${table} FROM STDIN`)));
  const seconds = (performance.now() - begin) / 1000;
  client.release();
  await pool().query(`DROP TABLE bench_${table}`);
  return COPY_ROWS / seconds;
}

function measuredOf(index: number): number {
  return ((index * 7919) % 100_003) / 7;
}

function messageOf(index: number): string {
  const request = (index * 2_654_435_761) % 2 ** 32;
  return `${index} GET /orders/${index % 9973} 200 ${index % 313}ms request-id=${request} user=u${index % 1009}`;
}

function printPace(what: string, { perSecond, p50, p99 }: Pace, ceiling: number): void {
  printLine([what, perSecond.toFixed(0), (perSecond / ceiling).toFixed(2), p50.toFixed(1), p99.toFixed(1)]);
}

function printLine([what = "", ...cells]: string[]): void {
  process.stdout.write(`${what.padEnd(44)}${cells.map((cell) => cell.padStart(10)).join("")}\n`);
}
