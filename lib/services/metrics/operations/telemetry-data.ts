import { isAwsError } from "@/lib/platform/errors";
import { type Context, ownDataChange } from "@/lib/platform/operation";
import type { Datum } from "../model/datum";
import { parseMetricData } from "../model/put-metric-data";
import { increase } from "../model/telemetry/increase";
import type { KnownTotals, TelemetryPoint } from "../model/telemetry/point";
import { telemetryData as dataOf } from "../model/telemetry/telemetry-data";
import { recordPoints } from "../store/record-points";
import { holdTotals, keepTotals } from "../store/totals";

type Input = { Namespace: string; Points: TelemetryPoint[] };
type Output = { Rejected: { message: string; points: number }[] };

export const telemetryData = {
  /**
   * Takes OpenTelemetry's counters and histograms. Of those that count from their start on, as exporters do unless told otherwise,
   * it keeps what came since the last point of each; what is added and how far it has come is one transaction, so a point that
   * comes twice counts once. What CloudWatch would not take is told by its reason.
   */
  PutTelemetryMetricData: ownDataChange("cloudwatch:PutMetricData")<Input, Output>({
    conditions: ({ Namespace }) => ({ "cloudwatch:namespace": typeof Namespace === "string" ? Namespace : [] }),
    handle: async (context, { Namespace, Points }) => {
      const rejected = new Map<string, number>();
      const sources = Points.map((point) => sourceOf(Namespace, point));
      const known = await knownTotals(context, sources);
      const news = new Map<string, KnownTotals>();
      const data: Datum[] = [];
      for (const [place, point] of Points.entries()) {
        const source = sources[place];
        const before = source === undefined ? undefined : (news.get(source) ?? known.get(source));
        const totals = { at: point.at ?? context.now.getTime(), totals: point.totals };
        const came = parsed(context, Namespace, point, totals, before);
        if (typeof came === "string") rejected.set(came, (rejected.get(came) ?? 0) + 1);
        else {
          data.push(...came);
          if (source !== undefined && totals.at > (before?.at ?? 0)) news.set(source, totals);
        }
      }
      if (news.size > 0) await keepTotals(context.db, context, news);
      if (data.length > 0) await recordPoints(context.db, context, data, context.now);
      return { Rejected: [...rejected].map(([message, points]) => ({ message, points })) };
    },
  }),
};

/** One that began again, and so counts from another start, is another source. */
function sourceOf(namespace: string, { metric, cumulative }: TelemetryPoint): string | undefined {
  if (!cumulative) return undefined;
  const { MetricName, Dimensions, Unit } = metric;
  return JSON.stringify([namespace, MetricName, Dimensions, Unit, cumulative.source, cumulative.startedAt]);
}

async function knownTotals(context: Context, sources: readonly (string | undefined)[]) {
  const named = [...new Set(sources)].filter((source) => source !== undefined);
  return named.length === 0 ? new Map<string, KnownTotals>() : holdTotals(context.db, context, named, context.now);
}

/** The data to keep, or why there is none. A point to which nothing came is checked all the same. */
function parsed(
  { now }: Context,
  Namespace: string,
  point: TelemetryPoint,
  totals: KnownTotals,
  before: KnownTotals | undefined,
): Datum[] | string {
  const came = point.cumulative ? increase(totals, point.cumulative, before) : point.totals;
  const data = came ? dataOf(point, totals.at, came) : [];
  const checked = data.length > 0 ? data : [{ ...point.metric, Timestamp: new Date(totals.at), Value: 0 }];
  try {
    const right = parseMetricData({ Namespace, MetricData: checked }, now.getTime());
    return data.length > 0 ? right : [];
  } catch (error) {
    if (isAwsError(error)) return error.message;
    throw error;
  }
}
