"use client";

import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import type { StateValue } from "@/lib/services/alarms/model/alarm";
import { type ActionState, actionStateOf } from "./action-state";
import { STATES, stateOf } from "./alarm-states";

/** Which alarms a list shows; what is absent does not matter. */
export type AlarmFilter = { state?: StateValue | undefined; actions?: ActionState | undefined };

const ACTION_STATES: readonly ActionState[] = ["enabled", "disabled", "none"];

/** Reads a filter from an address. */
export function parseAlarmFilter(state: string | null, actions: string | null): AlarmFilter {
  return {
    state: STATES.find((known) => known === state),
    actions: ACTION_STATES.find((known) => known === actions),
  };
}

export function passesAlarmFilter(alarm: MetricAlarm, { state, actions }: AlarmFilter): boolean {
  return (
    (state === undefined || stateOf(alarm.StateValue) === state) &&
    (actions === undefined || actionStateOf(alarm) === actions)
  );
}

type Props = { value: AlarmFilter; onChange: (filter: AlarmFilter) => void };

/** The state and the actions by which a list of alarms is narrowed. */
export function AlarmFilters({ value, onChange }: Props) {
  const t = useTranslations("alarms");
  const states = [
    { value: "", label: t("list.anyState") },
    ...STATES.map((state) => ({ value: state as string, label: t(`state.${state}`) })),
  ];
  const actions = [
    { value: "", label: t("list.anyActions") },
    ...ACTION_STATES.map((state) => ({ value: state as string, label: t(`actionState.${state}`) })),
  ];
  return (
    <>
      <Select
        ariaLabel={t("list.state")}
        options={states}
        selectedOption={states.find((option) => option.value === (value.state ?? "")) ?? null}
        onChange={({ detail }) =>
          onChange(parseAlarmFilter(detail.selectedOption.value ?? null, value.actions ?? null))
        }
      />
      <Select
        ariaLabel={t("list.actions")}
        options={actions}
        selectedOption={actions.find((option) => option.value === (value.actions ?? "")) ?? null}
        onChange={({ detail }) => onChange(parseAlarmFilter(value.state ?? null, detail.selectedOption.value ?? null))}
      />
    </>
  );
}
