import { setTimeout as sleep } from "node:timers/promises";
import type { ApiClient } from "../api-process";
import { closedLoop } from "../closed-loop";
import { dimensionsOf, measured, nameOf, printLine, SERIES, target } from "./scene";

const PREPARED = 200;
const LOADS = [
  { size: 1000, lanes: 8, limit: 40_000 },
  { size: 20, lanes: 64, limit: 15_000 },
];
const P99_LIMIT_MILLIS = 50;

/** How much comes in at most, durable, and how long an answer takes at half of what must come in. */
export async function benchIngest(client: ApiClient, seconds: number): Promise<void> {
  printLine("PutMetricData, as fast as it goes", "points/s", "of its limit", "p50 ms", "p99 ms");
  for (const { size, lanes, limit } of LOADS) {
    const send = await sender(client, size);
    await closedLoop(1, size, lanes, send);
    const { perSecond, p50, p99 } = await closedLoop(seconds, size, lanes, send);
    const share = (perSecond / limit).toFixed(2);
    printLine(
      `  ${size} points a request, ${lanes} at once`,
      perSecond.toFixed(0),
      share,
      p50.toFixed(1),
      p99.toFixed(1),
    );
  }
  printLine("PutMetricData, at half of that limit", "points/s", "p50 ms", "p99 ms", "p99 of 50 ms");
  for (const { size, limit } of LOADS) {
    const { latencies, perSecond } = await atPace(await sender(client, size), size, limit / 2, seconds);
    const at = (share: number) => latencies[Math.floor((latencies.length - 1) * share)] ?? Number.NaN;
    const share = (at(0.99) / P99_LIMIT_MILLIS).toFixed(2);
    printLine(`  ${size} points a request`, perSecond.toFixed(0), at(0.5).toFixed(1), at(0.99).toFixed(1), share);
  }
}

/** Goes on sending so many points a second, 1,000 a request, until it is told to stop. */
export async function keepSending(client: ApiClient, perSecond: number): Promise<{ stop: () => Promise<void> }> {
  const send = await sender(client, 1000);
  // A fresh process compiles, and asks for its metrics, in the first second or two: that is not what is measured.
  await closedLoop(3, 1000, 2, send);
  let going = true;
  const running = atPace(send, 1000, perSecond, Number.POSITIVE_INFINITY, () => going);
  return {
    stop: async () => {
      going = false;
      await running;
    },
  };
}

/** Sends each request at its time, whether or not the one before was answered; a late answer counts from when it was due. */
async function atPace(
  send: (turn: number) => Promise<void>,
  size: number,
  perSecond: number,
  seconds: number,
  goes = () => true,
): Promise<{ latencies: number[]; perSecond: number }> {
  const latencies: number[] = [];
  const open: Promise<void>[] = [];
  const begin = performance.now();
  for (let turn = 0; goes(); turn += 1) {
    const due = begin + (turn * size * 1000) / perSecond;
    if (due >= begin + seconds * 1000) break;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    open.push(send(turn).then(() => void latencies.push(performance.now() - due)));
    if (open.length > 1000) await Promise.all(open.splice(0, 500));
  }
  await Promise.all(open);
  latencies.sort((one, other) => one - other);
  return { latencies, perSecond: (latencies.length * size) / ((performance.now() - begin) / 1000) };
}

async function sender(client: ApiClient, size: number): Promise<(turn: number) => Promise<void>> {
  const requests = await client.prepare(
    target("PutMetricData"),
    Array.from({ length: PREPARED }, (_, turn) => ({
      Namespace: "Bench",
      MetricData: Array.from({ length: size }, (_, index) => datum((turn * size + index) % SERIES)),
    })),
  );
  return async (turn) => {
    const request = requests[turn % PREPARED];
    if (request) await client.send(request);
  };
}

function datum(series: number): object {
  return {
    MetricName: nameOf(series),
    Dimensions: dimensionsOf(series),
    Timestamp: Date.now() / 1000,
    Value: measured(series, 0),
    Unit: "Count",
  };
}
