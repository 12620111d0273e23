import type { Alarm, AlarmConfiguration, AlarmKind, StateValue } from "../model/alarm";

/** A row of `alarms` as raw queries answer it. */
export type AlarmRow = {
  account_id: string;
  region: string;
  alarm_name: string;
  kind: string;
  configuration: AlarmConfiguration;
  actions_enabled: boolean;
  configured_at: Date;
  state_value: string;
  state_reason: string;
  state_reason_data: string | null;
  state_updated_at: Date;
  state_transitioned_at: Date;
  evaluation_state: string | null;
  revision: bigint;
};

/** The columns are bound by CHECK constraints to the values of their types. */
export function alarmOf(row: AlarmRow): Alarm {
  return {
    accountId: row.account_id,
    region: row.region,
    name: row.alarm_name,
    kind: row.kind as AlarmKind,
    configuration: row.configuration,
    actionsEnabled: row.actions_enabled,
    configuredAt: row.configured_at,
    state: {
      value: row.state_value as StateValue,
      reason: row.state_reason,
      reasonData: row.state_reason_data ?? undefined,
      updatedAt: row.state_updated_at,
      transitionedAt: row.state_transitioned_at,
    },
    evaluationState: (row.evaluation_state ?? undefined) as Alarm["evaluationState"],
    revision: row.revision,
  };
}
