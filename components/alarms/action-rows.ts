import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { StateValue } from "@/lib/services/alarms/model/alarm";

/** An action and the state that it is for. */
export type ActionRow = { state: StateValue; arn: string };

/** All actions of an alarm, one a row. */
export function actionRows({
  AlarmActions = [],
  OKActions = [],
  InsufficientDataActions = [],
}: MetricAlarm): ActionRow[] {
  return [
    ...AlarmActions.map((arn) => ({ state: "ALARM" as const, arn })),
    ...OKActions.map((arn) => ({ state: "OK" as const, arn })),
    ...InsufficientDataActions.map((arn) => ({ state: "INSUFFICIENT_DATA" as const, arn })),
  ];
}

/** The AWS service that an action goes to: "sns". */
export function actionService(arn: string): string {
  return arn.split(":")[2] ?? "";
}
