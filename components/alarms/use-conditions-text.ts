"use client";

import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { useTranslations } from "next-intl";
import { watchedName, watchedOf } from "./alarm-metric";
import { OPERATOR_SIGNS, operatorOf } from "./operators";
import { useDurationText } from "./use-duration-text";

/** Says when an alarm goes off: "Latency > 150 for 2 datapoints within 3 minutes". */
export function useConditionsText(): (alarm: MetricAlarm) => string {
  const t = useTranslations("alarms");
  const sayDuration = useDurationText();
  return (alarm) => {
    const watched = watchedOf(alarm);
    if (!watched) return "-";
    const { Threshold = 0, EvaluationPeriods = 1, DatapointsToAlarm = EvaluationPeriods } = alarm;
    const said = {
      metric: watchedName(watched),
      count: DatapointsToAlarm,
      duration: sayDuration(watched.period * EvaluationPeriods),
    };
    switch (alarm.ComparisonOperator) {
      case "LessThanLowerThreshold":
        return t("conditionsBelowBand", said);
      case "GreaterThanUpperThreshold":
        return t("conditionsAboveBand", said);
      case "LessThanLowerOrGreaterThanUpperThreshold":
        return t("conditionsOutsideBand", said);
      default:
        return t("conditions", {
          ...said,
          sign: OPERATOR_SIGNS[operatorOf(alarm.ComparisonOperator)],
          threshold: String(Threshold),
        });
    }
  };
}
