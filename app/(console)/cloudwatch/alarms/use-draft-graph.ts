"use client";

import { useState } from "react";
import useSWR from "swr";
import { graphPeriod } from "@/components/alarms/graph-period";
import type { AlarmDraft } from "@/components/alarms/wizard/alarm-draft";
import { useRegion } from "@/components/console/region";
import { isStatistic } from "@/components/metrics/statistics";
import { lastHours, resolveTimeRange, type Stretch } from "@/components/time-range/time-range";
import { useAsk } from "@/lib/console/use-ask";
import type { ChartPoint } from "@/lib/drawing/chart-series";
import { readMetric } from "./read-metric";

/** What the preview of a draft draws. */
export type GraphReading = { range: Stretch; period: number; points: ChartPoint[] };

/** Enough periods to see how the metric goes, and three hours at least. */
const SHOWN_PERIODS = 36;
const REFRESH_MILLIS = 60_000;

/** The draft's metric in the chosen statistic and period, kept fresh while it is looked at. */
export function useDraftGraph({ metric, statistic, period, unit }: AlarmDraft): GraphReading {
  const ask = useAsk();
  const region = useRegion();
  const [nothing] = useState<GraphReading>(() => ({
    range: resolveTimeRange(lastHours(3), new Date()),
    period,
    points: [],
  }));
  const question = metric && isStatistic(statistic) ? { ...metric, statistic, unit } : undefined;
  const hours = Math.max(3, Math.ceil((period * SHOWN_PERIODS) / 3600));
  const { data } = useSWR<GraphReading>(
    question ? JSON.stringify({ region, question, period }) : null,
    async () => {
      const range = resolveTimeRange(lastHours(hours), new Date());
      const shown = graphPeriod(period, hours * 3600, hours * 3600);
      return {
        range,
        period: shown,
        points: question ? await readMetric(ask, { ...question, period: shown }, range) : [],
      };
    },
    { keepPreviousData: true, refreshInterval: REFRESH_MILLIS, revalidateOnFocus: false, shouldRetryOnError: false },
  );
  return data ?? nothing;
}
