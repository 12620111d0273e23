import type { Scope } from "@/lib/platform/arn";
import { newUuid } from "@/lib/platform/identifiers";
import { type Context, internalRead } from "@/lib/platform/operation";
import { type Alarm, alarmArn } from "../model/alarm";
import { evaluate } from "../model/evaluate";
import type { Datapoint } from "../model/missing-data";
import { readRules } from "../model/rules";
import { nextDue } from "../model/schedule";
import {
  type ClaimedAlarm,
  claimDueAlarms,
  type Evaluated,
  findDueScopes,
  settleEvaluations,
} from "../store/evaluations";
import { maintainAlarmPartitions } from "../store/history";
import { readExpressionPoints } from "./expression-points";
import { readPoints, type Subject } from "./points";
import { consequencesOf, stateAfter, tellBus } from "./state";

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
  const [ofMetrics, ofExpressions] = await Promise.all([
    readPoints(context, subjects, ({ statistic }) => statistic),
    readExpressionPoints(
      context,
      subjects.filter(({ rules }) => rules.watched.expression),
    ),
  ]);
  const points = new Map([...ofMetrics, ...ofExpressions]);
  const ignoring = subjects.filter(({ rules }) => rules.ignoresLowSamplesOf !== undefined);
  await addSampleCounts(context, points, ignoring);
  // What changes is told with its sample counts; reading them for every alarm would double the work of each minute.
  const changing = subjects.filter((subject) => verdictOn(subject, points, context.now));
  await addSampleCounts(context, points, changing);
  const known = new Map(subjects.map((subject) => [keyOf(subject.alarm), subject]));
  return claimed.map((one) => evaluated(context, one, known.get(keyOf(one.alarm)), points));
}

/** Undefined for a configuration that this version would refuse: it must not keep the other alarms from being evaluated. */
function subjectOf(one: ClaimedAlarm): Subject | undefined {
  try {
    return { ...one, rules: readRules(one.alarm.configuration) };
  } catch {
    return undefined;
  }
}

function evaluated({ now }: Context, claim: ClaimedAlarm, subject: Subject | undefined, points: Points): Evaluated {
  const { alarm, intervalSeconds } = claim;
  const next = { alarm, nextDue: nextDue(intervalSeconds, now) };
  if (!subject || !points.has(keyOf(alarm))) return { ...next, evaluationState: "EVALUATION_ERROR" };
  const verdict = verdictOn(subject, points, now);
  if (!verdict) return { ...next, evaluationState: undefined };
  const { state: value, reason, reasonData } = verdict;
  const state = stateAfter(alarm, { value, reason, reasonData }, now);
  return { ...next, evaluationState: undefined, change: { state, ...consequencesOf(alarm, state) } };
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
