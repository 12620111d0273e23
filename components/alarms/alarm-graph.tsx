"use client";

import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { useTranslations } from "next-intl";
import { TimeSeriesChart } from "@/components/charts/time-series-chart";
import type { Stretch } from "@/components/time-range/time-range";
import type { ChartPoint } from "@/lib/drawing/chart-series";
import { STATE_COLORS } from "./alarm-states";
import type { MetricQuestion } from "./metric-question";
import { breachingSide, operatorOf } from "./operators";
import type { StateSpan } from "./state-spans";
import { useConditionsText } from "./use-conditions-text";

type Props = {
  metric: MetricQuestion;
  /** Its threshold and comparison are drawn; a draft may not have them yet. */
  alarm: MetricAlarm;
  range: Stretch;
  points: ChartPoint[];
  spans?: StateSpan[];
  height?: number;
  onZoom?: (stretch: Stretch) => void;
};

/** A metric with the line that an alarm draws through it, on the side where it goes off. */
export function AlarmGraph({ metric, alarm, range, points, spans = [], height = 260, onZoom }: Props) {
  const t = useTranslations("alarms");
  const sayConditions = useConditionsText();
  const { Threshold: value } = alarm;
  const hasLine = value !== undefined && Number.isFinite(value);
  // Over a bar of states the shade would be taken for a time in alarm.
  const shade = spans.length > 0 ? {} : { fill: breachingSide(operatorOf(alarm.ComparisonOperator)) };
  return (
    <TimeSeriesChart
      label={t("graphOf", { metric: metric.metricName })}
      range={range}
      height={height}
      onZoom={onZoom}
      series={[
        {
          id: "metric",
          label: metric.metricName,
          points,
          unit: metric.unit,
          periodSeconds: metric.period,
        },
      ]}
      thresholds={hasLine ? [{ value, label: sayConditions(alarm), ...shade }] : []}
      spans={spans.map(({ start, end, state }) => ({
        start,
        end,
        color: STATE_COLORS[state],
        label: t(`state.${state}`),
      }))}
      emptyText={t("noPoints")}
    />
  );
}
