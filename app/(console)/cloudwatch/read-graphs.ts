import type { MetricDataQuery, MetricDataResult } from "@aws-sdk/client-cloudwatch";
import {
  type GraphLine,
  type GraphLines,
  type GraphMath,
  lineKey,
  metricQuery,
} from "@/components/metrics/graph-lines";
import { denseValues, type GraphValues, type LineValues, type MathValues } from "@/components/metrics/graph-values";
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
 * The values of all these graphs. Their metrics are read in as few GetMetricData calls as there are Regions, those that are the
 * same once; expressions by a call for each graph that has any. What AWS refuses is part of the answer, because a graph that
 * may not be read still has its place.
 */
export async function readGraphs(
  askIn: (region: string) => Ask,
  graphs: readonly GraphLines[],
  { start, end }: Stretch,
  now: Date,
): Promise<GraphValues> {
  const distinct = new Map(graphs.flatMap(({ lines }) => lines.map((line) => [lineKey(line), line])));
  const keyed = [...distinct].map(([key, line]): Keyed => ({ key, line }));
  const read: Record<string, LineValues> = {};
  const batches = byRegion(keyed, ({ line }) => line.region).flatMap(([region, inRegion]) =>
    batchesOf(inRegion).map((batch) => readBatch(askIn(region), batch, { start, end }, read)),
  );
  const questions = new Map(graphs.flatMap(({ math }) => math.map((one) => [one.key, one])));
  const answers = [...questions].map(async ([key, math]) => [
    key,
    await readMath(askIn(math.region), math, { start, end }),
  ]);
  const [refusals, math] = await Promise.all([Promise.all(batches), Promise.all(answers)]);
  return {
    readAt: now.getTime(),
    start: start.getTime(),
    end: end.getTime(),
    lines: read,
    math: Object.fromEntries(math),
    refusal: refusals.find(Boolean),
  };
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
  stretch: Stretch,
  read: Record<string, LineValues>,
): Promise<Refusal | undefined> {
  const points = batch.map((): Points => []);
  const units: Record<string, string> = {};
  try {
    const results = resultsOf(ask, batch.map(queryOf), stretch, units);
    for await (const { Id = "", Timestamps = [], Values = [] } of results) {
      const found = points[Number(Id.slice(1))] ?? [];
      for (const [index, at] of Timestamps.entries()) found.push({ at: at.getTime(), value: Values[index] ?? 0 });
    }
  } catch (error) {
    return refusalOf(error);
  }
  for (const [index, one] of batch.entries()) {
    const values = denseValues(points[index] ?? [], one.line.period);
    read[one.key] = { ...values, unit: units[queryOf(one, index).Id ?? ""] };
  }
  return undefined;
}

/**
 * What the expressions of one graph come to. AWS refuses all of them for one that is wrong; here that one, and what speaks of
 * it, is left out and told, and the others are drawn.
 */
async function readMath(ask: Ask, math: GraphMath, stretch: Stretch): Promise<MathValues> {
  const values = await readExpressions(ask, math, stretch);
  const wrong = /^Error in expression '([a-z]\w*)'/.exec(values.refusal?.message ?? "")?.[1];
  const rest = math.queries.filter(({ Id }) => Id !== wrong);
  if (wrong === undefined || rest.length === math.queries.length || !values.refusal) return values;
  if (rest.every(({ ReturnData }) => ReturnData === false)) return values;
  const others = await readMath(ask, { ...math, queries: rest }, stretch);
  return { ...others, problems: [values.refusal.message, ...others.problems] };
}

/** A page may end within a result; what follows goes on with it. */
async function readExpressions(ask: Ask, { queries, rows }: GraphMath, stretch: Stretch): Promise<MathValues> {
  const results: { id: string; label: string; points: Points }[] = [];
  const problems: string[] = [];
  try {
    let isCut = false;
    for await (const result of resultsOf(ask, queries, stretch)) {
      const { Id: id = "", Label: label = "", Timestamps = [], Values = [], StatusCode } = result;
      const last = results.at(-1);
      const goesOn = isCut && last?.id === id && last.label === label;
      const points = goesOn ? last.points : [];
      for (const [index, at] of Timestamps.entries()) points.push({ at: at.getTime(), value: Values[index] ?? 0 });
      if (!goesOn) results.push({ id, label, points });
      isCut = StatusCode === "PartialData";
    }
  } catch (error) {
    return { results: [], refusal: refusalOf(error), problems };
  }
  const periods = new Map(rows.map(({ id, period }) => [id, period]));
  return {
    results: results.map(({ id, label, points }) => ({
      id,
      label,
      values: denseValues(points, commonStep(points) ?? periods.get(id) ?? 60),
    })),
    refusal: undefined,
    problems,
  };
}

/** The seconds that all distances between points are whole multiples of; undefined with less than two points. */
function commonStep(points: Points): number | undefined {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  const [first] = points;
  const millis = points.reduce((step, { at }) => divisor(step, at - (first?.at ?? at)), 0);
  return millis >= 1000 ? millis / 1000 : undefined;
}

/** Every result of a question, page by page, oldest values first; the units of its metrics by their ids into `units`. */
async function* resultsOf(
  ask: Ask,
  queries: MetricDataQuery[],
  { start, end }: Stretch,
  units: Record<string, string> = {},
): AsyncGenerator<MetricDataResult> {
  let token: string | undefined;
  do {
    const answer = await ask("cloudwatch:GetMetricDataWithUnits", {
      MetricDataQueries: queries,
      StartTime: start,
      EndTime: end,
      ScanBy: "TimestampAscending",
      NextToken: token,
    });
    Object.assign(units, answer.Units);
    yield* answer.MetricDataResults ?? [];
    token = answer.NextToken;
  } while (token !== undefined);
}

function queryOf({ line }: Keyed, index: number): MetricDataQuery {
  return metricQuery(line, `q${index}`);
}

/** AWS's code and message, as both `ask` and its sister in the browser throw them; a fault of ours passes on. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    return { code: error.code, message: error.message };
  }
  throw error;
}
