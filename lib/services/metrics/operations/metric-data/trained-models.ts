import type { AnomalyDetector } from "@aws-sdk/client-cloudwatch";
import { LRUCache } from "lru-cache";
import { pointsOf, type Value } from "@/lib/languages/metric-math/series";
import type { Context } from "@/lib/platform/operation";
import { type Detector, type DetectorSubject, settingsOf, subjectText } from "../../model/anomaly/detector";
import { type AnomalyModel, type AnomalySettings, trainAnomalyModel } from "../../model/anomaly/model";
import type { DataQuery } from "../../model/data-query";
import { parseMetricDataQuestion } from "../../model/get-metric-data";
import { metricWindow } from "../../model/metric-query";
import type { TimeRange } from "../../model/period";
import { findDetector, listDetectors } from "../../store/anomaly-detectors";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TWO_WEEKS = 14 * 24 * HOUR;

/** An account has fewer in a Region. */
const MOST_DETECTORS = 500;

/** The period that a detector on a single metric is looked at with: the detector itself has none. */
const STATE_PERIOD = 300;

/** Works queries out over a range; those who fetch for expressions are given it, as they cannot know who evaluates. */
export type WorkOut = (queries: readonly DataQuery[], asked: TimeRange) => Promise<(id: string) => Value>;

/** A model, when it was trained, and how many points there were to learn from. */
export type Trained = { model: AnomalyModel | undefined; settings: AnomalySettings; points: number; at: number };

/** Models are a few hundred numbers; each is trained again every hour, or soon again where there was too little to learn from. */
const models = new LRUCache<string, Promise<Trained>>({ max: 1_000 });

/** The model of what a query comes to, trained on the two weeks up to now, with the settings of its detector where it has one. */
export async function trainedModel(
  context: Context,
  subject: DetectorSubject,
  { queries, id }: { queries: readonly DataQuery[]; id: string },
  workOut: WorkOut,
): Promise<Trained> {
  const now = context.now.getTime();
  const settings = settingsOf(await detectorOf(context, subject));
  const period = queries.find((query) => query.id === id)?.period ?? 0;
  const { accountId, region } = context;
  const key = JSON.stringify([accountId, region, subjectText(subject), period, settings, Math.floor(now / HOUR)]);
  const known = await models.get(key);
  if (known && known.at <= now && (known.model || now - known.at < 5 * MINUTE)) return known;
  const training = train({ queries, id }, settings, now, workOut);
  models.set(key, training);
  // A training that failed must be tried again by the next who asks.
  training.catch(() => models.delete(key));
  return training;
}

/**
 * The detector of a subject. Who graphs an expression over weeks sees it by longer periods than its detector was made with, and an
 * alarm on it may have yet another; where none has been made for exactly these, that of the same expression counts.
 */
async function detectorOf(context: Context, subject: DetectorSubject): Promise<Detector | undefined> {
  const exact = await findDetector(context.db, context, subject);
  if (exact || subject.kind === "SINGLE_METRIC") return exact;
  const wanted = subjectText(subject, { anyPeriod: true });
  const others = await listDetectors(context.db, context, { kinds: ["METRIC_MATH"] }, MOST_DETECTORS, undefined);
  return others.find((one) => subjectText(one.subject, { anyPeriod: true }) === wanted);
}

/** The state of a detector's model, as AWS names it. */
export async function trainedState(
  context: Context,
  { subject }: Detector,
  workOut: WorkOut,
): Promise<AnomalyDetector["StateValue"]> {
  const { AccountId: _, Stat, ...Metric } = subject.kind === "SINGLE_METRIC" ? subject.metric : {};
  const MetricDataQueries =
    subject.kind === "METRIC_MATH"
      ? subject.queries
      : [{ Id: "m1", MetricStat: { Metric, Period: STATE_PERIOD, Stat } }];
  const range = { StartTime: new Date(context.now.getTime() - HOUR), EndTime: context.now };
  const { queries } = parseMetricDataQuestion({ MetricDataQueries, ...range }, context.now.getTime());
  const id = queries.find(({ returnData }) => returnData)?.id ?? "";
  const { model, points } = await trainedModel(context, subject, { queries, id }, workOut);
  if (model) return "TRAINED";
  return points === 0 ? "PENDING_TRAINING" : "TRAINED_INSUFFICIENT_DATA";
}

async function train(
  { queries, id }: { queries: readonly DataQuery[]; id: string },
  settings: AnomalySettings,
  now: number,
  workOut: WorkOut,
): Promise<Trained> {
  const asked = { from: now - TWO_WEEKS, to: now };
  const moved = queries.map((query): DataQuery => {
    const returnData = query.id === id;
    if (query.kind !== "metric") return { ...query, returnData };
    return { ...query, ...metricWindow(query.series, query.period, asked, query.unit, now), returnData };
  });
  const value = (await workOut(moved, asked))(id);
  const points = value.kind === "series" ? pointsOf(value.series) : [];
  return { model: trainAnomalyModel(points, settings), settings, points: points.length, at: now };
}
