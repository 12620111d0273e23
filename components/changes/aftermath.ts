import type { AlarmHistoryItem } from "@aws-sdk/client-cloudwatch";
import { stateChangeOf } from "@/components/alarms/state-spans";
import type { StateValue } from "@/lib/services/alarms/model/alarm";

/** An alarm that changed its state so many minutes after something was done. */
export type AlarmTurn = { alarmName: string; at: Date; state: StateValue; minutes: number };

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
    return [{ alarmName: item.AlarmName, at: new Date(change.at), state: change.to, minutes }];
  });
}
