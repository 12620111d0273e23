import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { AlarmLine, AlarmLines } from "@/components/alarms/alarm-lines";
import { graphPeriod } from "@/components/alarms/graph-period";
import type { Stretch } from "@/components/time-range/time-range";
import type { Ask } from "@/lib/console/use-ask";
import type { Watched } from "@/lib/services/alarms/model/watched";
import { bandBetween } from "@/lib/services/dashboards/model/widget-picture";
import { refusalOf } from "../read-graphs";

/** What an alarm watches over a stretch of time, in its own periods unless they would be too many or too old for it. */
export async function readAlarmLines(ask: Ask, watched: Watched, range: Stretch, now: Date): Promise<AlarmLines> {
  const length = (range.end.getTime() - range.start.getTime()) / 1000;
  const shown = (period: number) => graphPeriod(period, length, (now.getTime() - range.start.getTime()) / 1000);
  const period = shown(watched.period);
  const { metric, expression } = watched;
  try {
    const read = await readLines(ask, queriesOf(watched, shown), range);
    const [first] = read;
    if (metric) return { range, period, lines: first ? [{ ...first, label: metric.metricName }] : [] };
    const [high, low] = read.filter(({ id }) => id === expression?.bandId);
    const lines = read
      .filter(({ id }) => id === expression?.watchedId)
      .map((line, index) => ({ ...line, id: `${line.id}-${index}` }));
    if (!high || !low) return { range, period, lines };
    return { range, period, lines, band: { ...bandBetween(high, low, undefined), about: lines[0]?.id } };
  } catch (error) {
    return { range, period, lines: [], problem: refusalOf(error).message };
  }
}

/** The question for GetMetricData, which answers what is watched and the band alone. */
function queriesOf({ metric, expression }: Watched, shown: (period: number) => number): MetricDataQuery[] {
  if (metric) {
    const { namespace, metricName, dimensions, statistic, period, unit } = metric;
    const Metric = { Namespace: namespace, MetricName: metricName, Dimensions: dimensions };
    return [{ Id: "m1", MetricStat: { Metric, Period: shown(period), Stat: statistic, Unit: unit } }];
  }
  const { queries = [], watchedId, bandId } = expression ?? {};
  return queries.map((query): MetricDataQuery => {
    const { Id, MetricStat, Period } = query;
    const ReturnData = Id === watchedId || Id === bandId;
    if (MetricStat) {
      return { ...query, ReturnData, MetricStat: { ...MetricStat, Period: shown(MetricStat.Period ?? 0) } };
    }
    return Period === undefined ? { ...query, ReturnData } : { ...query, ReturnData, Period: shown(Period) };
  });
}

/** Every line of the answer, oldest points first. A page may end within a line; what follows goes on with it. */
async function readLines(
  ask: Ask,
  MetricDataQueries: MetricDataQuery[],
  { start, end }: Stretch,
): Promise<AlarmLine[]> {
  const lines: AlarmLine[] = [];
  let token: string | undefined;
  let isCut = false;
  do {
    const answer = await ask("cloudwatch:GetMetricData", {
      MetricDataQueries,
      StartTime: start,
      EndTime: end,
      ScanBy: "TimestampAscending",
      NextToken: token,
    });
    for (const { Id = "", Label = "", Timestamps = [], Values = [], StatusCode } of answer.MetricDataResults ?? []) {
      const last = lines.at(-1);
      const goesOn = isCut && last?.id === Id && last.label === Label;
      const line = goesOn ? last : { id: Id, label: Label, points: [] };
      if (!goesOn) lines.push(line);
      for (const [index, at] of Timestamps.entries()) {
        line.points.push({ time: at.getTime(), value: Values[index] ?? Number.NaN });
      }
      isCut = StatusCode === "PartialData";
    }
    token = answer.NextToken;
  } while (token !== undefined);
  return lines;
}
