import type { AlarmHistoryItem, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { stateChangeOf } from "@/components/alarms/state-spans";
import type { StateValue } from "@/lib/services/alarms/model/alarm";
import type { ChangeReason, WriteEvent } from "@/lib/services/trail/model/change";
import { relatedChanges } from "@/lib/services/trail/model/related-changes";
import { alarmSubject } from "./alarm-subject";

/** An alarm that changed its state so many minutes after something was done. */
export type AlarmTurn = {
  alarmName: string;
  at: Date;
  state: StateValue;
  minutes: number;
  /** What the event and the alarm have in common. */
  reasons: ChangeReason[];
};

/** What alarms did after an event. `refusal` is what AWS answered instead. */
export type Aftermath = {
  turns: AlarmTurn[];
  more: boolean;
  /** The Region that the alarms are in. */
  region: string;
  refusal?: { code: string; message: string };
};

/** The changes of state that alarms' histories tell of, in their order. */
export function alarmTurns(items: readonly AlarmHistoryItem[], since: Date): AlarmTurn[] {
  return items.flatMap((item) => {
    const change = stateChangeOf(item);
    if (!change || item.AlarmName === undefined) return [];
    const minutes = Math.floor((change.at - since.getTime()) / 60_000);
    return [{ alarmName: item.AlarmName, at: new Date(change.at), state: change.to, minutes, reasons: [] }];
  });
}

/**
 * The same turns with what the event has in common with each alarm, those first that it may well have set off: they went into
 * ALARM and have something in common with it. Otherwise in order of time.
 */
export function relatedTurns(
  turns: readonly AlarmTurn[],
  event: WriteEvent,
  alarms: readonly MetricAlarm[],
): AlarmTurn[] {
  const known = new Map(alarms.map((alarm) => [alarm.AlarmName, alarm]));
  const related = turns.map((turn) => {
    const alarm = known.get(turn.alarmName);
    const [change] = alarm ? relatedChanges([event], alarmSubject(alarm), undefined) : [];
    const reasons = (change?.Reasons ?? []).filter(({ kind }) => kind.startsWith("same"));
    return { ...turn, reasons };
  });
  const isLikely = ({ state, reasons }: AlarmTurn) => Number(state === "ALARM" && reasons.length > 0);
  return related.sort((one, other) => isLikely(other) - isLikely(one) || one.at.getTime() - other.at.getTime());
}
