import type { SetAlarmStateInput } from "@aws-sdk/client-cloudwatch";
import type { Database } from "@/lib/platform/database";
import { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { type Context, type Validated, write } from "@/lib/platform/operation";
import { type Alarm, type AlarmState, actionsFor, isForContributors } from "../model/alarm";
import { stateChangeNotice } from "../model/bus-event";
import type { ContributorChange } from "../model/contributors";
import { contributorTransitioned, type HistoryItem, transitioned } from "../model/history";
import { contributorStateChange, type StateChange, stateChange } from "../model/notification";
import { insertActions, type NewAction } from "../store/actions";
import { lockAlarms, saveStates } from "../store/alarms";
import { insertHistory } from "../store/history";
import { alarmResources } from "./resources";

export const state = {
  /** Sets a state for a while: the next evaluation overwrites it. The actions of the new state run. */
  SetAlarmState: write<Validated<SetAlarmStateInput, "AlarmName" | "StateValue" | "StateReason">, void>({
    resources: ({ AlarmName }, asked) => alarmResources(AlarmName, asked),
    handle: async (context, input) => {
      const reasonData = checkReasonData(input.StateReasonData);
      const alarm = (await lockAlarms(context.db, context, [input.AlarmName])).get(input.AlarmName);
      if (!alarm) throw new AwsError("ResourceNotFound", `Alarm not found: ${input.AlarmName}`);
      const next = stateAfter(alarm, { value: input.StateValue, reason: input.StateReason, reasonData }, context.now);
      const { history, actions, told } = consequencesOf(alarm, next);
      await saveStates(context.db, context, [{ ...alarm, state: next }]);
      await insertHistory(context.db, context, history);
      await insertActions(context.db, context, actions);
      for (const change of told) await tellBus(context, context.db, change);
    },
  }),
};

/** The state of an alarm once it has been found to be `found` at `at`. */
export function stateAfter(
  { state: present }: Alarm,
  found: Pick<AlarmState, "value" | "reason" | "reasonData">,
  at: Date,
): AlarmState {
  return { ...found, updatedAt: at, transitionedAt: found.value === present.value ? present.transitionedAt : at };
}

/** `told` is what the default event bus is told, whether or not there are actions. */
export type Consequences = { history: HistoryItem[]; actions: NewAction[]; told: StateChange[] };

/** What a new state brings with it: only a change of value is told and acted upon. */
export function consequencesOf(alarm: Alarm, next: AlarmState): Consequences {
  if (alarm.state.value === next.value) return { history: [], actions: [], told: [] };
  const change = stateChange(alarm, next);
  const wanted = alarm.actionsEnabled ? actionsFor(alarm, next.value) : [];
  return {
    history: [transitioned(alarm, next)],
    actions: wanted.map((actionArn) => ({ id: newUuid(), actionArn, change, createdAt: next.updatedAt })),
    told: [change],
  };
}

/** What a series that went into ALARM or came out of it brings with it, whatever the state of its alarm is. */
export function contributorConsequences(alarm: Alarm, found: ContributorChange): Consequences {
  const change = contributorStateChange(alarm, found);
  const wanted = alarm.actionsEnabled ? actionsFor(alarm, found.next.value).filter(isForContributors) : [];
  return {
    history: [contributorTransitioned(change)],
    actions: wanted.map((actionArn) => ({ id: newUuid(), actionArn, change, createdAt: found.next.at })),
    told: [change],
  };
}

/** Puts a change of state on the default event bus, in the transaction that writes the state. */
export async function tellBus({ invoke }: Context, db: Database, change: StateChange): Promise<void> {
  await invoke("events:PutServiceEvent", stateChangeNotice(change, newUuid()), db);
}

function checkReasonData(text: string | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw new AwsError("InvalidFormatFault", "StateReasonData is not syntactically valid JSON.");
  }
}
