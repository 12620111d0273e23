import type { LogGroupClass } from "@aws-sdk/client-cloudwatch-logs";
import { AwsError } from "@/lib/platform/errors";

/** A log group as the room knows it. `retentionDays` undefined: events never expire. */
export type LogGroup = {
  id: bigint;
  name: string;
  class: LogGroupClass;
  retentionDays: number | undefined;
  createdAt: Date;
  deletionProtected: boolean;
  tags: Readonly<Record<string, string>>;
};

/** The periods that PutRetentionPolicy takes, in days. */
export const RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const DAY_MILLIS = 86_400_000;

/** The first moment, in milliseconds since the epoch, whose events the group still keeps. */
export function oldestKept({ retentionDays }: Pick<LogGroup, "retentionDays">, now: number): number {
  return retentionDays === undefined ? 0 : now - retentionDays * DAY_MILLIS;
}

/** A new group's retention: the Delivery class keeps events for one day and no longer (page "Log classes"). */
export function initialRetentionDays(logGroupClass: LogGroupClass): number | undefined {
  return logGroupClass === "DELIVERY" ? 1 : undefined;
}

export function checkRetention(group: LogGroup, days: number): void {
  if (!RETENTION_DAYS.includes(days)) {
    throw new AwsError(
      "InvalidParameterException",
      `1 validation error detected: Value '${days}' at 'retentionInDays' failed to satisfy constraint: ` +
        `Member must satisfy enum value set: [${RETENTION_DAYS.join(", ")}]`,
    );
  }
  checkRetentionMayChange(group);
}

export function checkRetentionMayChange(group: LogGroup): void {
  if (group.class === "DELIVERY") {
    throw new AwsError(
      "InvalidParameterException",
      "The retention of a log group of the DELIVERY log class is one day and can't be changed.",
    );
  }
}

/** The other classes have neither metric nor subscription filters (page "Log classes"). */
export function checkTakesFilters({ class: logGroupClass }: LogGroup): void {
  if (logGroupClass === "STANDARD") return;
  throw new AwsError(
    "InvalidOperationException",
    `Metric and subscription filters are not supported for log groups of the ${logGroupClass} log class.`,
  );
}

/** Names that only AWS's own groups have (API reference, CreateLogGroup). */
export function checkNewName(name: string): void {
  if (/^aws\//i.test(name)) {
    throw new AwsError("InvalidParameterException", "Log groups starting with AWS/ are reserved for AWS.");
  }
}

/** Deletion protection blocks the deletion of the group and of what is in it (page "Protecting log groups from deletion"). */
export function checkMayDelete({ deletionProtected }: LogGroup, what: "log group" | "log stream"): void {
  if (!deletionProtected) return;
  const target = what === "log group" ? "log group" : "log stream of a log group";
  throw new AwsError(
    "ValidationException",
    `Cannot delete ${target} with deletion protection enabled. Disable deletion protection first.`,
  );
}

export function groupNotFound(): AwsError {
  return new AwsError("ResourceNotFoundException", "The specified log group does not exist.");
}
