"use client";

import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { useTranslations } from "next-intl";
import { metricOf } from "./alarm-metric";
import { OPERATOR_SIGNS, operatorOf } from "./operators";
import { useDurationText } from "./use-duration-text";

/** Says when an alarm goes off: "Latency > 150 for 2 datapoints within 3 minutes". */
export function useConditionsText(): (alarm: MetricAlarm) => string {
  const t = useTranslations("alarms");
  const sayDuration = useDurationText();
  return (alarm) => {
    const metric = metricOf(alarm);
    if (!metric) return "-";
    const { Threshold = 0, EvaluationPeriods = 1, DatapointsToAlarm = EvaluationPeriods } = alarm;
    return t("conditions", {
      metric: metric.metricName,
      sign: OPERATOR_SIGNS[operatorOf(alarm.ComparisonOperator)],
      threshold: String(Threshold),
      count: DatapointsToAlarm,
      duration: sayDuration(metric.period * EvaluationPeriods),
    });
  };
}
