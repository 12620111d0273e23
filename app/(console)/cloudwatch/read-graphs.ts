import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { type GraphLine, lineKey } from "@/components/metrics/graph-lines";
import { denseValues, type GraphValues, type LineValues } from "@/components/metrics/graph-values";
import type { Stretch } from "@/components/time-range/time-range";
import type { Ask } from "@/lib/console/use-ask";
import { byRegion } from "./by-region";

/** The most that GetMetricData takes at once; the browser's questions are bounded in size too. */
const MOST_QUERIES = 500;
const MOST_CHARACTERS = 200_000;

/** What AWS answered instead. */
export type Refusal = { code: string; message: string };
type Points = { at: number; value: number }[];

/**
 * The values of all these lines, in as few GetMetricData calls as there are Regions: lines that are the same are asked for once.
 * What AWS refuses is part of the answer, because a graph that may not be read still has its place.
 */
export async function readGraphs(
  askIn: (region: string) => Ask,
  lines: readonly GraphLine[],
  { start, end }: Stretch,
  now: Date,
): Promise<GraphValues> {
  const distinct = new Map(lines.map((line) => [lineKey(line), line]));
  const keyed = [...distinct].map(([key, line]): Keyed => ({ key, line }));
  const read: Record<string, LineValues> = {};
  const batches = byRegion(keyed, ({ line }) => line.region).flatMap(([region, inRegion]) =>
    batchesOf(inRegion).map((batch) => readBatch(askIn(region), batch, { start, end }, read)),
  );
  const refusals = await Promise.all(batches);
  const refusal = refusals.find(Boolean);
  return { readAt: now.getTime(), start: start.getTime(), end: end.getTime(), lines: read, refusal };
}

type Keyed = { key: string; line: GraphLine };

function batchesOf(keyed: Keyed[]): Keyed[][] {
  const batches: Keyed[][] = [];
  let characters = 0;
  for (const one of keyed) {
    const size = JSON.stringify(queryOf(one, 0)).length;
    const current = batches.at(-1);
    if (current && current.length < MOST_QUERIES && characters + size < MOST_CHARACTERS) {
      current.push(one);
      characters += size;
    } else {
      batches.push([one]);
      characters = size;
    }
  }
  return batches;
}

/** Reads every page of one question into `read`; answers what was refused. */
async function readBatch(
  ask: Ask,
  batch: Keyed[],
  { start, end }: Stretch,
  read: Record<string, LineValues>,
): Promise<Refusal | undefined> {
  const points = batch.map((): Points => []);
  try {
    let token: string | undefined;
    do {
      const answer = await ask("cloudwatch:GetMetricData", {
        MetricDataQueries: batch.map(queryOf),
        StartTime: start,
        EndTime: end,
        ScanBy: "TimestampAscending",
        NextToken: token,
      });
      for (const { Id = "", Timestamps = [], Values = [] } of answer.MetricDataResults ?? []) {
        const found = points[Number(Id.slice(1))] ?? [];
        for (const [index, at] of Timestamps.entries()) found.push({ at: at.getTime(), value: Values[index] ?? 0 });
      }
      token = answer.NextToken;
    } while (token !== undefined);
  } catch (error) {
    return refusalOf(error);
  }
  for (const [index, { key, line }] of batch.entries()) read[key] = denseValues(points[index] ?? [], line.period);
  return undefined;
}

function queryOf({ line }: Keyed, index: number): MetricDataQuery {
  const { namespace, metricName, dimensions, period, stat, accountId } = line;
  return {
    Id: `q${index}`,
    AccountId: accountId,
    MetricStat: {
      Metric: { Namespace: namespace, MetricName: metricName, Dimensions: [...dimensions] },
      Period: period,
      Stat: stat,
    },
  };
}

/** AWS's code and message, as both `ask` and its sister in the browser throw them; a fault of ours passes on. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    return { code: error.code, message: error.message };
  }
  throw error;
}
