"use client";

import { useState } from "react";
import useSWR from "swr";
import type { AlarmLines } from "@/components/alarms/alarm-lines";
import type { AlarmDraft } from "@/components/alarms/wizard/alarm-draft";
import { watchedOfDraft } from "@/components/alarms/wizard/draft-subject";
import { useRegion } from "@/components/console/region";
import { lastHours, resolveTimeRange } from "@/components/time-range/time-range";
import { useAsk } from "@/lib/console/use-ask";
import { readAlarmLines } from "./read-alarm-lines";

/** Enough periods to see how the metric goes, and three hours at least. */
const SHOWN_PERIODS = 36;
const REFRESH_MILLIS = 60_000;

/** What the draft watches, kept fresh while it is looked at. */
export function useDraftGraph(draft: AlarmDraft): AlarmLines {
  const ask = useAsk();
  const region = useRegion();
  const [nothing] = useState<AlarmLines>(() => ({
    range: resolveTimeRange(lastHours(3), new Date()),
    period: 60,
    lines: [],
  }));
  const read = watchedOfDraft(draft);
  const watched = "watched" in read ? read.watched : undefined;
  const { data } = useSWR<AlarmLines>(
    watched ? JSON.stringify({ region, watched }) : null,
    async () => {
      if (!watched) return nothing;
      const now = new Date();
      const hours = Math.max(3, Math.ceil((watched.period * SHOWN_PERIODS) / 3600));
      return readAlarmLines(ask, watched, resolveTimeRange(lastHours(hours), now), now);
    },
    { keepPreviousData: true, refreshInterval: REFRESH_MILLIS, revalidateOnFocus: false, shouldRetryOnError: false },
  );
  return data ?? nothing;
}
