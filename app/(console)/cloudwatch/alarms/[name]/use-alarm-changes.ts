"use client";

import { useRegion } from "@/components/console/region";
import { useAsk } from "@/lib/console/use-ask";
import { useReading } from "@/lib/console/use-reading";
import { type AlarmChanges, readAlarmChanges } from "./read-alarm-changes";
import type { AlarmView } from "./read-alarm-view";

/** Asks anew every minute that the range moves on with the clock, and whenever the alarm's state has changed. */
export function useAlarmChanges(view: AlarmView, initial: AlarmChanges): AlarmChanges {
  const ask = useAsk();
  const region = useRegion();
  const { alarm, range } = view;
  const minutes = [range.start, range.end].map((at) => Math.floor(at.getTime() / 60_000));
  const state = alarm.StateUpdatedTimestamp?.getTime();
  const question = JSON.stringify({ changesOf: alarm.AlarmName, region, minutes, state });
  return useReading(question, () => readAlarmChanges(ask, view), { initial }).data;
}
