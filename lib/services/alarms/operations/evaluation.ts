import type { Scope } from "@/lib/platform/arn";
import { newUuid } from "@/lib/platform/identifiers";
import { type Context, internalRead } from "@/lib/platform/operation";
import { type Alarm, type AlarmState, alarmArn } from "../model/alarm";
import { type ContributorsVerdict, evaluateContributors } from "../model/contributors";
import { evaluate, type Verdict } from "../model/evaluate";
import type { Datapoint } from "../model/missing-data";
import { readRules } from "../model/rules";
import { nextDue } from "../model/schedule";
import { findContributors } from "../store/contributors";
import {
  type ClaimedAlarm,
  claimDueAlarms,
  type Evaluated,
  findDueScopes,
  settleEvaluations,
} from "../store/evaluations";
import { maintainAlarmPartitions } from "../store/history";
import { readContributorSeries, readExpressionPoints } from "./expression-points";
import { readPoints, type Subject } from "./points";
import { consequencesOf, contributorConsequences, stateAfter, tellBus } from "./state";

/** Far longer than a batch takes, and short enough that the alarms of a worker that was killed are soon evaluated by another. */
const LEASE_SECONDS = 30;
const BATCH = 2000;

/** How many alarms were evaluated and how many changed their state. */
export type EvaluateAlarmsOutput = { Evaluated: number; Changed: number };

export const evaluation = {
  /** Where there is something to do for alarms: the scopes that EvaluateAlarms and DeliverAlarmActions are to be called for. */
  ListDueAlarmScopes: internalRead<object, { Scopes: Scope[] }>({
    handle: async (context) => ({ Scopes: await findDueScopes(context.db, context.now) }),
  }),

  /**
   * Evaluates one batch of the caller's alarms that are due. Reads points outside of any transaction, decides in the model and
   * writes in one transaction; many workers may do so at once. Nothing is left when `Evaluated` is less than `Limit`.
   */
  EvaluateAlarms: internalRead<{ Limit?: number }, EvaluateAlarmsOutput>({
    handle: async (context, { Limit = BATCH }) => {
      const lease = newUuid();
      const claim = { now: context.now, lease, leaseSeconds: LEASE_SECONDS, limit: Limit };
      const claimed = await claimDueAlarms(context.db, context, claim);
      if (claimed.length === 0) return { Evaluated: 0, Changed: 0 };
      const changed = await settleEvaluations(context, lease, await evaluateAll(context, claimed), (db, change) =>
        tellBus(context, db, change),
      );
      return { Evaluated: claimed.length, Changed: changed };
    },
  }),

  MaintainAlarmPartitions: internalRead<object, void>({ handle: (context) => maintainAlarmPartitions(context.now) }),
};

async function evaluateAll(context: Context, claimed: ClaimedAlarm[]): Promise<Evaluated[]> {
  const subjects = claimed.flatMap((one) => subjectOf(one) ?? []);
  const [ofMetrics, ofExpressions, several] = await Promise.all([
    readPoints(context, subjects, ({ statistic }) => statistic),
    readExpressionPoints(context, subjects),
    contributorsOf(context, subjects),
  ]);
  const points = new Map([...ofMetrics, ...ofExpressions]);
  const ignoring = subjects.filter(({ rules }) => rules.ignoresLowSamplesOf !== undefined);
  await addSampleCounts(context, points, ignoring);
  // What changes is told with its sample counts; reading them for every alarm would double the work of each minute.
  const changing = subjects.filter((subject) => verdictOn(subject, points, context.now));
  await addSampleCounts(context, points, changing);
  const known = new Map(subjects.map((subject) => [keyOf(subject.alarm), subject]));
  return claimed.map((one) => {
    const ofContributors = several.get(keyOf(one.alarm));
    if (ofContributors) return settled(context, one, ofContributors.verdict, ofContributors);
    return evaluated(context, one, known.get(keyOf(one.alarm)), points);
  });
}

/** What came of the alarms that watch several series, by alarm ARN; those whose question was refused are missing. */
async function contributorsOf(context: Context, subjects: Subject[]): Promise<Map<string, ContributorsVerdict>> {
  const found = await readContributorSeries(context, subjects);
  const asked = subjects.filter(({ alarm }) => found.has(keyOf(alarm)));
  const names = asked.map(({ alarm }) => alarm.name);
  const before = await findContributors(context.db, context, names);
  return new Map(
    asked.map(({ alarm, rules }) => {
      const series = found.get(keyOf(alarm)) ?? [];
      return [keyOf(alarm), evaluateContributors(rules, series, before.get(alarm.name) ?? [], alarm, context.now)];
    }),
  );
}

/** Undefined for a configuration that this version would refuse: it must not keep the other alarms from being evaluated. */
function subjectOf(one: ClaimedAlarm): Subject | undefined {
  try {
    return { ...one, rules: readRules(one.alarm.configuration) };
  } catch {
    return undefined;
  }
}

function evaluated(context: Context, claim: ClaimedAlarm, subject: Subject | undefined, points: Points): Evaluated {
  const { alarm, intervalSeconds } = claim;
  if (subject && points.has(keyOf(alarm))) return settled(context, claim, verdictOn(subject, points, context.now));
  const next = nextDue(intervalSeconds, context.now);
  return { alarm, nextDue: next, evaluationState: "EVALUATION_ERROR", history: [], actions: [], told: [] };
}

function settled(
  { now }: Context,
  { alarm, intervalSeconds }: ClaimedAlarm,
  verdict: Verdict | undefined,
  several?: ContributorsVerdict,
): Evaluated {
  const state = verdict && stateAfter(alarm, foundBy(verdict), now);
  const consequences = [
    ...(state ? [consequencesOf(alarm, state)] : []),
    ...(several?.changes ?? []).map((change) => contributorConsequences(alarm, change)),
  ];
  return {
    alarm,
    nextDue: nextDue(intervalSeconds, now),
    evaluationState: undefined,
    ...(several?.hasChanged ? { contributors: several.contributors } : {}),
    ...(state ? { state } : {}),
    history: consequences.flatMap(({ history }) => history),
    actions: consequences.flatMap(({ actions }) => actions),
    told: consequences.flatMap(({ told }) => told),
  };
}

function foundBy({ state: value, reason, reasonData }: Verdict): Pick<AlarmState, "value" | "reason" | "reasonData"> {
  return { value, reason, reasonData };
}

type Points = Map<string, Datapoint[]>;

function verdictOn({ alarm, rules }: Subject, points: Points, now: Date) {
  const found = points.get(keyOf(alarm));
  return found && evaluate(rules, found, { state: alarm.state.value, configuredAt: alarm.configuredAt }, now);
}

async function addSampleCounts(context: Context, points: Points, subjects: Subject[]): Promise<void> {
  const counts = await readPoints(context, subjects, () => "SampleCount");
  for (const [key, counted] of counts) {
    const withCounts = points.get(key)?.map((point, index) => ({ ...point, sampleCount: counted[index]?.value }));
    if (withCounts) points.set(key, withCounts);
  }
}

function keyOf(alarm: Alarm): string {
  return alarmArn(alarm, alarm.name);
}
