"use client";

import { useTranslations } from "next-intl";
import { TimeSeriesChart } from "@/components/charts/time-series-chart";
import type { Stretch } from "@/components/time-range/time-range";
import type { GetInsightSeriesOutput, Insight } from "@/lib/services/trail/model/insight";

type Props = { insight: Insight; stretch: Stretch; series: GetInsightSeriesOutput };

/** The rate of an operation with its baseline and threshold; the times at which it was unusual are marked. */
export function InsightGraph({ insight, stretch, series: { Period, Points, Insights } }: Props) {
  const t = useTranslations("cloudtrail.insights");
  const line = (
    id: "rate" | "baseline" | "threshold",
    color: string,
    of: (point: Props["series"]["Points"][number]) => number | null,
  ) => ({
    id,
    label: t(`line.${id}`),
    color,
    periodSeconds: Period,
    points: Points.flatMap((point) => {
      const value = of(point);
      return value === null ? [] : [{ time: point.Time.getTime(), value }];
    }),
  });
  const end = (one: Insight) => (one.endAt ?? stretch.end).getTime();
  return (
    <TimeSeriesChart
      label={t("graphOf", { eventName: insight.eventName })}
      range={stretch}
      height={260}
      axes={{ left: { label: t("axis"), min: 0 } }}
      series={[
        line("rate", "var(--chart-1)", ({ Rate }) => Rate),
        line("baseline", "var(--palette-success)", ({ Baseline }) => Baseline),
        line("threshold", "var(--palette-error)", ({ Threshold }) => Threshold),
      ]}
      spans={Insights.map((one) => ({
        start: one.startAt.getTime(),
        end: end(one),
        color: "var(--palette-error)",
        label: t("unusual"),
      }))}
      markers={[
        { time: insight.startAt.getTime(), label: t("start"), color: "var(--palette-error)" },
        ...(insight.endAt ? [{ time: insight.endAt.getTime(), label: t("end"), color: "var(--palette-error)" }] : []),
      ]}
    />
  );
}
