import { AwsError } from "@/lib/platform/errors";
import { type Context, internalRead, widened } from "@/lib/platform/operation";
import { settings } from "@/lib/platform/settings";
import type {
  GetInsightSeriesInput,
  GetInsightSeriesOutput,
  Insight,
  InsightPoint,
  ListInsightsInput,
  ListInsightsOutput,
} from "../model/insight";
import { BASELINE_MINUTES, CallSeries, RULES, WINDOW_MINUTES } from "../model/insight-rule";
import { maintainCallCountPartitions } from "../store/call-count-partitions";
import { callsByMinute, firstCounted } from "../store/call-counts";
import { findInsights, type KeptInsight } from "../store/insights";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const USUAL_RESULTS = 100;
const MOST_RESULTS = 500;
const MOST_MARKED = 100;
/** For so long counts by the minute are kept; of older days there are Insights, and no graph. */
export const COUNT_DAYS = 24;

/** What the console shows of Insights, with the right to look events up. */
export const insights = {
  ListInsights: widened("cloudtrail:LookupEvents")<ListInsightsInput, ListInsightsOutput>({
    handle: async ({ db, accountId }, input) => {
      const { StartTime: from, EndTime: to, Region: region, EventSource, EventName, InsightId, MaxResults } = input;
      checkRange(from, to);
      if (
        MaxResults !== undefined &&
        !(Number.isInteger(MaxResults) && MaxResults >= 1 && MaxResults <= MOST_RESULTS)
      ) {
        throw new AwsError("InvalidMaxResultsException", `MaxResults must be between 1 and ${MOST_RESULTS}.`);
      }
      const question = { from, to, region, eventSource: EventSource, eventName: EventName, insightId: InsightId };
      const found = await findInsights(db, accountId, question, MaxResults ?? USUAL_RESULTS);
      return { Insights: found.map(shown) };
    },
  }),

  GetInsightSeries: widened("cloudtrail:LookupEvents")<GetInsightSeriesInput, GetInsightSeriesOutput>({
    handle: async (context, input) => {
      const { StartTime, EndTime, Region: region = context.region, InsightType, ErrorCode = "" } = input;
      checkRange(StartTime, EndTime);
      const key = {
        region,
        eventSource: input.EventSource,
        eventName: input.EventName,
        errorCode: InsightType === "ApiErrorRateInsight" ? ErrorCode : "",
      };
      const marked = { ...key, from: StartTime, to: EndTime };
      const found = await findInsights(context.db, context.accountId, marked, MOST_MARKED);
      return { ...(await seriesOf(context, key, StartTime, EndTime)), Insights: found.map(shown) };
    },
  }),

  MaintainCallCountPartitions: internalRead<object, void>({
    handle: (context) => maintainCallCountPartitions(context.now, COUNT_DAYS),
  }),
};

type Key = Parameters<typeof callsByMinute>[2];

async function seriesOf({ db, accountId, now }: Context, key: Key, start: Date, end: Date) {
  const Period = periodOf(end.getTime() - start.getTime());
  const step = Period / 60;
  const oldest = (now.getTime() - (COUNT_DAYS - 8) * 24 * HOUR) / MINUTE;
  const from = Math.ceil(Math.max(start.getTime() / MINUTE, oldest) / step) * step;
  const to = Math.floor(Math.min(end.getTime(), now.getTime()) / MINUTE) - 1;
  if (to < from) return { Period, Points: [] };
  const since = new Date((from - BASELINE_MINUTES - 2 * WINDOW_MINUTES) * MINUTE);
  const counts = await callsByMinute(db, accountId, key, { from: since, to: new Date(to * MINUTE) });
  const known = (await firstCounted(db, accountId, since)) ?? start;
  const series = new CallSeries(counts, known.getTime() / MINUTE, from, to);
  const rule = RULES[settings().insightsSensitivity];
  const Points: InsightPoint[] = [];
  for (let first = from; first <= to; first += step) {
    const last = Math.min(to, first + step - 1);
    let Rate = 0;
    for (let minute = first; minute <= last; minute += 1) Rate = Math.max(Rate, series.rate(minute));
    const { baseline, threshold } = series.judge(last, rule);
    const Time = new Date(first * MINUTE);
    Points.push({ Time, Calls: series.mean(first, last), Rate, Baseline: baseline, Threshold: threshold ?? null });
  }
  return { Period, Points };
}

/** As many points as a graph can show. */
function periodOf(millis: number): number {
  if (millis <= 8 * HOUR) return 60;
  return millis <= 60 * HOUR ? 300 : 3600;
}

function checkRange(from: Date | undefined, to: Date | undefined): void {
  const isMoment = (value: unknown) => value === undefined || (value instanceof Date && !Number.isNaN(value.getTime()));
  if (isMoment(from) && isMoment(to) && !(from && to && from > to)) return;
  throw new AwsError("InvalidTimeRangeException", "The start time must be before the end time.");
}

/** What decides when it is over stays inside. */
function shown({ foundAt: _, threshold: __, ...insight }: KeptInsight): Insight {
  return insight;
}
