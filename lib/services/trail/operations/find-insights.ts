import { newUuid } from "@/lib/platform/identifiers";
import { type Context, internal } from "@/lib/platform/operation";
import { settings } from "@/lib/platform/settings";
import { trailNotice } from "../model/bus-event";
import type { Insight, InsightType } from "../model/insight";
import { attributionsOf, insightEvent } from "../model/insight-record";
import {
  BASELINE_MINUTES,
  CallSeries,
  RULES,
  type Unusual,
  unusualStretches,
  WINDOW_MINUTES,
} from "../model/insight-rule";
import { insertTrailEvent } from "../store";
import { callersOf } from "../store/attributions";
import {
  busyKeys,
  type CallKey,
  callsByMinute,
  countCalls,
  firstCounted,
  lockProgress,
  saveProgress,
} from "../store/call-counts";
import { endInsight, findInsights, insertInsight, type KeptInsight, keyOf, openInsights } from "../store/insights";
import { listTrails } from "../store/trails";

const MINUTE = 60_000;
/** Calls of a minute are all written some seconds after it. */
const GRACE_MILLIS = 15_000;
/** How many places are counted in one transaction. */
const SLICE = 50_000n;

/** The worker's steps to Insights. Each is one transaction under the account's lock, so that two workers do each thing once. */
export const insightFinding = {
  /** Counts what is new. What comes late is judged anew from its minute on. */
  CountCalls: internal<{ Settled: bigint }, { More: boolean }>({
    handle: async ({ db, accountId }, { Settled }) => {
      const { position, judgedUntil } = await lockProgress(db, accountId);
      if (position >= Settled) return { More: false };
      const to = position + SLICE < Settled ? position + SLICE : Settled;
      const first = await countCalls(db, accountId, { from: position, to });
      const isLate = first !== undefined && (judgedUntil === undefined || first <= judgedUntil);
      const until = isLate ? new Date(first.getTime() - MINUTE) : judgedUntil;
      await saveProgress(db, accountId, { position: to, judgedUntil: until });
      return { More: to < Settled };
    },
  }),

  /** Holds the rates of the minutes that are over against the rule; begins and ends Insights, where a trail asks for them. */
  JudgeCallRates: internal<object, { Begun: number; Ended: number }>({
    handle: async (context) => {
      const { db, accountId, now } = context;
      const progress = await lockProgress(db, accountId);
      if (progress.judgedUntil === undefined) return { Begun: 0, Ended: 0 };
      const to = Math.floor((now.getTime() - GRACE_MILLIS) / MINUTE) - 1;
      const from = Math.max(progress.judgedUntil.getTime() / MINUTE + 1, to - BASELINE_MINUTES);
      if (from > to) return { Begun: 0, Ended: 0 };
      const wants = await wantedInsights(context);
      const news = wants ? await judgeAll(context, { from, to }, wants) : { Begun: 0, Ended: 0 };
      await saveProgress(db, accountId, { ...progress, judgedUntil: dateOf(to) });
      return news;
    },
  }),
};

type Wants = (key: CallKey) => boolean;
type Minutes = { from: number; to: number };

/** What the trails that are logging ask for; undefined when none asks for anything. */
async function wantedInsights({ db, accountId }: Context): Promise<Wants | undefined> {
  const trails = (await listTrails(db, accountId)).filter(
    ({ isLogging, insights }) => isLogging && insights.length > 0,
  );
  if (trails.length === 0) return undefined;
  return ({ region, errorCode }) => {
    const wanted: InsightType = errorCode === "" ? "ApiCallRateInsight" : "ApiErrorRateInsight";
    return trails.some(
      (trail) =>
        (trail.isMultiRegion || trail.region === region) &&
        trail.insights.some(({ InsightType: type }) => type === wanted),
    );
  };
}

async function judgeAll(context: Context, minutes: Minutes, wants: Wants): Promise<{ Begun: number; Ended: number }> {
  const { db, accountId } = context;
  const { fewestCalls } = RULES[settings().insightsSensitivity];
  const stretch = { from: dateOf(minutes.from - WINDOW_MINUTES + 1), to: dateOf(minutes.to) };
  const open = await openInsights(db, accountId);
  const busy = await busyKeys(db, accountId, stretch, fewestCalls);
  const keys = new Map([...open.map(keyOf), ...busy].map((key) => [JSON.stringify(Object.values(key)), key]));
  const known = await firstCounted(db, accountId, dateOf(minutes.from - BASELINE_MINUTES - 2 * WINDOW_MINUTES));
  const news = { Begun: 0, Ended: 0 };
  for (const key of keys.values()) {
    if (!wants(key)) continue;
    const own = open.find((insight) => JSON.stringify(keyOf(insight)) === JSON.stringify(key));
    const { Begun, Ended } = await judge(context, key, own, minutes, known ?? stretch.from);
    news.Begun += Begun;
    news.Ended += Ended;
  }
  return news;
}

async function judge(
  context: Context,
  key: CallKey,
  open: KeptInsight | undefined,
  { from, to }: Minutes,
  known: Date,
): Promise<{ Begun: number; Ended: number }> {
  const { db, accountId } = context;
  const begin = open ? minuteOf(open.startAt) : from;
  const history = { from: dateOf(begin - BASELINE_MINUTES - 2 * WINDOW_MINUTES), to: dateOf(to) };
  const counts = await callsByMinute(db, accountId, key, history);
  const series = new CallSeries(counts, minuteOf(known), begin, to);
  const earlier = (await findInsights(db, accountId, { ...key, from: dateOf(from), to: dateOf(to) }, 1000))
    .filter(({ insightId }) => insightId !== open?.insightId)
    .map(({ startAt, endAt }) => ({ first: minuteOf(startAt), last: endAt && minuteOf(endAt) }));
  const rule = RULES[settings().insightsSensitivity];
  const stretches = unusualStretches(series, rule, { from, to }, open && unusualOf(open), earlier);
  const news = { Begun: 0, Ended: 0 };
  for (const [index, stretch] of stretches.entries()) {
    const isOpen = open !== undefined && index === 0;
    const begun = isOpen ? open : await start(context, key, series, stretch);
    if (!begun) continue;
    if (!isOpen) news.Begun += 1;
    if (stretch.last === undefined) continue;
    await finish(context, key, series, begun, stretch.last);
    news.Ended += 1;
  }
  return news;
}

/** Writes the start of an Insight and its record; undefined when it has been written before. */
async function start(context: Context, key: CallKey, series: CallSeries, stretch: Unusual) {
  const { db, accountId } = context;
  const { first, found, baseline, baselineMinutes, threshold } = stretch;
  const subject: Insight = {
    region: key.region,
    eventSource: key.eventSource,
    eventName: key.eventName,
    insightType: key.errorCode === "" ? "ApiCallRateInsight" : "ApiErrorRateInsight",
    errorCode: key.errorCode || undefined,
    insightId: newUuid(),
    startEventId: newUuid(),
    startAt: dateOf(first),
    endEventId: undefined,
    endAt: undefined,
    statistics: {
      baselineAverage: baseline,
      baselineMinutes,
      insightAverage: series.mean(first, found),
      insightMinutes: found - first + 1,
    },
    attributions: [],
  };
  const attributions = await attribute(context, key, subject, found);
  const insight: KeptInsight = { ...subject, attributions, foundAt: dateOf(found), threshold };
  if (!(await insertInsight(db, accountId, insight))) return undefined;
  await tell(context, insight, "Start");
  return insight;
}

async function finish(context: Context, key: CallKey, series: CallSeries, begun: KeptInsight, last: number) {
  const first = minuteOf(begun.startAt);
  const statistics = {
    ...begun.statistics,
    insightAverage: series.mean(first, last),
    insightMinutes: last - first + 1,
  };
  const over = { ...begun, statistics, endEventId: newUuid(), endAt: dateOf(last + 1) };
  const insight = { ...over, attributions: await attribute(context, key, over, last) };
  await endInsight(context.db, context.accountId, insight);
  await tell(context, insight, "End");
}

async function attribute({ db, accountId }: Context, key: CallKey, insight: Insight, last: number) {
  const { startAt, statistics } = insight;
  const from = new Date(startAt.getTime() - statistics.baselineMinutes * MINUTE);
  const during = await callersOf(db, accountId, key, { from: startAt, to: dateOf(last + 1) });
  return attributionsOf(insight, during, await callersOf(db, accountId, key, { from, to: startAt }));
}

/** Its record, and the event on the bus of its Region. */
async function tell(context: Context, insight: Insight, state: "Start" | "End"): Promise<void> {
  const event = insightEvent(context.accountId, insight, state);
  await insertTrailEvent(context.db, event);
  await context.invoke("events:PutServiceEvent", trailNotice(event));
}

function unusualOf({ startAt, foundAt, threshold, statistics }: KeptInsight): Unusual {
  const { baselineAverage: baseline, baselineMinutes } = statistics;
  return { first: minuteOf(startAt), found: minuteOf(foundAt), baseline, baselineMinutes, threshold, last: undefined };
}

function dateOf(minute: number): Date {
  return new Date(minute * MINUTE);
}

function minuteOf(date: Date): number {
  return Math.floor(date.getTime() / MINUTE);
}
