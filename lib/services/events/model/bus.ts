import type { DeadLetterConfig, DescribeEventBusResponse, LogConfig } from "@aws-sdk/client-eventbridge";
import { formatArn, parseArn, type Scope } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import { busMissing, invalid } from "./refusal";

/** The bus that every account has in every Region, and that services put their events on. */
export const DEFAULT_BUS = "default";

/** Quotas of an account in a Region (EventBridge User Guide, "Amazon EventBridge quotas"). */
export const MAX_BUSES = 100;
export const MAX_RULES_PER_BUS = 300;

/** What a user says of a bus, in AWS's own members. */
export type BusConfiguration = {
  Description?: string | undefined;
  KmsKeyIdentifier?: string | undefined;
  DeadLetterConfig?: DeadLetterConfig | undefined;
  LogConfig?: LogConfig | undefined;
};

export type EventBus = {
  name: string;
  configuration: BusConfiguration;
  /** A resource-based policy as JSON, absent until a permission is given. */
  policy: string | undefined;
  /** Absent for the default bus of an account that has never changed it. */
  createdAt: Date | undefined;
  modifiedAt: Date | undefined;
};

export function busArn(scope: Scope, name: string): string {
  return formatArn("events", scope, `event-bus/${name}`);
}

/** The name of the bus that a request means: by name or ARN, the default one when it says nothing. */
export function busName(scope: Scope, given: string | undefined): string {
  if (given === undefined) return DEFAULT_BUS;
  if (!given.startsWith("arn:")) return given;
  const arn = parseArn(given);
  const name = /^event-bus\/(.+)$/.exec(arn?.resource ?? "")?.[1];
  if (name === undefined || arn?.accountId !== scope.accountId || arn.region !== scope.region) throw busMissing(given);
  return name;
}

/** Passes the name of a new bus. Partner event sources, whose buses have slashes, do not come to this place. */
export function checkNewBus(name: string, eventSource: string | undefined): void {
  if (name === DEFAULT_BUS) throw new AwsError("ResourceAlreadyExistsException", `Event bus ${name} already exists.`);
  if (eventSource !== undefined) {
    throw new AwsError("ResourceNotFoundException", `Event source ${eventSource} does not exist.`);
  }
  if (name.includes("/")) throw invalid("Event bus name must not contain '/'.");
}

export function describeBus(scope: Scope, bus: EventBus): DescribeEventBusResponse {
  return {
    Arn: busArn(scope, bus.name),
    Name: bus.name,
    ...bus.configuration,
    Policy: bus.policy,
    CreationTime: bus.createdAt,
    LastModifiedTime: bus.modifiedAt,
  };
}
