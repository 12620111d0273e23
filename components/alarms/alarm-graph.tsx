"use client";

import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { useTranslations } from "next-intl";
import { TimeSeriesChart } from "@/components/charts/time-series-chart";
import type { Stretch } from "@/components/time-range/time-range";
import type { AlarmLines } from "./alarm-lines";
import { watchedName, watchedOf } from "./alarm-metric";
import { STATE_COLORS } from "./alarm-states";
import { breachingSide, operatorOf } from "./operators";
import type { StateSpan } from "./state-spans";
import { useConditionsText } from "./use-conditions-text";

type Props = {
  /** Its threshold and comparison are drawn; a draft may not have them yet. */
  alarm: MetricAlarm;
  drawn: AlarmLines;
  spans?: StateSpan[];
  height?: number;
  onZoom?: (stretch: Stretch) => void;
};

/** What an alarm watches, with the line that it draws through it on the side where it goes off, or the band around it. */
export function AlarmGraph({ alarm, drawn, spans = [], height = 260, onZoom }: Props) {
  const t = useTranslations("alarms");
  const sayConditions = useConditionsText();
  const { Threshold: value, ThresholdMetricId } = alarm;
  const { range, period, lines, band, problem } = drawn;
  const watched = watchedOf(alarm);
  const name = watched ? watchedName(watched) : "";
  const hasLine = ThresholdMetricId === undefined && value !== undefined && Number.isFinite(value);
  // Over a bar of states the shade would be taken for a time in alarm.
  const shade = spans.length > 0 ? {} : { fill: breachingSide(operatorOf(alarm.ComparisonOperator)) };
  return (
    <TimeSeriesChart
      label={t(band ? "graphOfBand" : "graphOf", { metric: name })}
      range={range}
      height={height}
      onZoom={onZoom}
      series={lines.map((line) => ({ ...line, unit: watched?.metric?.unit, periodSeconds: period }))}
      bands={band ? [band] : []}
      thresholds={hasLine ? [{ value, label: sayConditions(alarm), ...shade }] : []}
      spans={spans.map(({ start, end, state }) => ({
        start,
        end,
        color: STATE_COLORS[state],
        label: t(`state.${state}`),
      }))}
      emptyText={problem ?? t("noPoints")}
    />
  );
}
