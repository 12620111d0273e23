import type { MetricQuestion } from "@/components/alarms/metric-question";
import type { Stretch } from "@/components/time-range/time-range";
import type { Ask } from "@/lib/console/use-ask";
import type { ChartPoint } from "@/lib/drawing/chart-series";

/** The points of one metric, oldest first. */
export async function readMetric(ask: Ask, metric: MetricQuestion, { start, end }: Stretch): Promise<ChartPoint[]> {
  const { namespace, metricName, dimensions, statistic, period, unit } = metric;
  const points: ChartPoint[] = [];
  let token: string | undefined;
  do {
    const answer = await ask("cloudwatch:GetMetricData", {
      MetricDataQueries: [
        {
          Id: "m1",
          MetricStat: {
            Metric: { Namespace: namespace, MetricName: metricName, Dimensions: [...dimensions] },
            Period: period,
            Stat: statistic,
            Unit: unit,
          },
        },
      ],
      StartTime: start,
      EndTime: end,
      ScanBy: "TimestampAscending",
      NextToken: token,
    });
    for (const { Timestamps = [], Values = [] } of answer.MetricDataResults ?? []) {
      points.push(...Timestamps.map((at, index) => ({ time: at.getTime(), value: Values[index] ?? Number.NaN })));
    }
    token = answer.NextToken;
  } while (token !== undefined);
  return points;
}
