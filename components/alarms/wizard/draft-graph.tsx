"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { Stretch } from "@/components/time-range/time-range";
import type { ChartPoint } from "@/lib/drawing/chart-series";
import { useDurationText } from "../use-duration-text";
import { type AlarmDraft, putInputOf } from "./alarm-draft";

// A graph is drawn once there is a metric; its space is kept while it is loaded.
const AlarmGraph = dynamic(() => import("../alarm-graph").then((module) => module.AlarmGraph), {
  loading: () => <div style={{ height: HEIGHT }} />,
});

const HEIGHT = 220;

type Props = {
  draft: AlarmDraft;
  range: Stretch;
  /** Seconds between the points. */
  period: number;
  points: ChartPoint[];
};

/** How the metric went, with the threshold as it is being written. */
export function DraftGraph({ draft, range, period, points }: Props) {
  const t = useTranslations("alarms.wizard");
  const sayDuration = useDurationText();
  const { metric, statistic, unit, operator, threshold, datapoints, periods } = draft;
  if (!metric) return <div className="py-8 text-center font-sans text-sm text-secondary">{t("graphEmpty")}</div>;
  const hasThreshold = threshold.trim() !== "" && Number.isFinite(Number(threshold));
  return (
    <>
      <p className="m-0 mb-2 font-sans text-sm text-secondary">
        {t(operator, {
          count: Number(datapoints) || 1,
          duration: sayDuration((Number(periods) || 1) * draft.period),
        })}
      </p>
      <AlarmGraph
        metric={{ ...metric, statistic, period, unit }}
        alarm={hasThreshold ? putInputOf(draft) : { ...putInputOf(draft), Threshold: undefined }}
        range={range}
        points={points}
        height={HEIGHT}
      />
    </>
  );
}
