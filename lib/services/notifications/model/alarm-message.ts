/** What CloudWatch publishes when an alarm changes its state, as far as people are told of it. */
export type AlarmMessage = {
  name: string;
  description: string | undefined;
  accountId: string;
  arn: string;
  /** The Region's long name, and its code, which the ARN holds. */
  regionName: string;
  region: string;
  oldState: string;
  newState: string;
  reason: string;
  changedAt: string;
  trigger: Readonly<Record<string, unknown>>;
};

/** Reads the message of an alarm; undefined when a message is something else, whoever published it. */
export function readAlarmMessage(text: string): AlarmMessage | undefined {
  const given = parseObject(text);
  if (!given) return undefined;
  const one = (member: string) => (typeof given[member] === "string" ? (given[member] as string) : undefined);
  const [name, arn, newState, reason] = [
    one("AlarmName"),
    one("AlarmArn"),
    one("NewStateValue"),
    one("NewStateReason"),
  ];
  if (name === undefined || arn === undefined || newState === undefined || reason === undefined) return undefined;
  return {
    name,
    description: one("AlarmDescription"),
    accountId: one("AWSAccountId") ?? "",
    arn,
    regionName: one("Region") ?? "",
    region: arn.split(":")[3] ?? "",
    oldState: one("OldStateValue") ?? "",
    newState,
    reason,
    changedAt: one("StateChangeTime") ?? "",
    trigger: isObject(given.Trigger) ? given.Trigger : {},
  };
}

/** Where the console shows the alarm. */
export function alarmPage({ name, region }: AlarmMessage, consoleUrl: string): string {
  return `${consoleUrl}/cloudwatch/alarms/${encodeURIComponent(name)}?region=${encodeURIComponent(region)}`;
}

/** "AWS/EC2 CPUUtilization (InstanceId = i-1)"; undefined for an alarm on an expression. */
export function metricOf({ trigger }: AlarmMessage): string | undefined {
  if (typeof trigger.MetricName !== "string" || typeof trigger.Namespace !== "string") return undefined;
  const dimensions = Array.isArray(trigger.Dimensions) ? trigger.Dimensions.filter(isObject) : [];
  const shown = dimensions.map(({ name, value }) => `${name} = ${value}`).join(", ");
  return `${trigger.Namespace} ${trigger.MetricName}${shown ? ` (${shown})` : ""}`;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
