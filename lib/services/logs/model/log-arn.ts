import { formatArn, parseArn, type Scope } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import { groupNotFound } from "./log-group";

/** A group's ARN as tags and identifiers use it; policies and DescribeLogGroups' `arn` end it with ":*". */
export function groupArn(scope: Scope, name: string): string {
  return formatArn("logs", scope, `log-group:${name}`);
}

export function streamArn(scope: Scope, group: string, stream: string): string {
  return `${groupArn(scope, group)}:log-stream:${stream}`;
}

type GroupReference = { logGroupName?: string | undefined; logGroupIdentifier?: string | undefined };

/**
 * The group that an input names, by name or by identifier (a name or an ARN).
 * Throws when both or neither are given, and ResourceNotFoundException for a group of another account or Region.
 */
export function requestedGroup({ logGroupName, logGroupIdentifier }: GroupReference, scope: Scope): string {
  if (logGroupName !== undefined && logGroupIdentifier !== undefined) {
    // Of all AWS's errors about two parameters at once, this one alone is a ValidationException.
    throw new AwsError("ValidationException", "LogGroup name and LogGroup ARN are mutually exclusive parameters.");
  }
  const reference = logGroupName ?? logGroupIdentifier;
  if (reference === undefined) {
    throw new AwsError("InvalidParameterException", "Either LogGroup name or LogGroup ARN must be specified.");
  }
  return groupNameOf(reference, scope);
}

/** The name inside an identifier, which is a name or an ARN with or without ":*". */
export function groupNameOf(identifier: string, scope: Scope): string {
  if (!identifier.startsWith("arn:")) return identifier;
  const arn = parseArn(identifier);
  const name = /^log-group:([^:*]+)(:\*)?$/.exec(arn?.resource ?? "")?.[1];
  if (arn?.service !== "logs" || !name) {
    throw new AwsError("InvalidParameterException", `The ARN '${identifier}' is not the ARN of a log group.`);
  }
  if (arn.accountId !== scope.accountId || arn.region !== scope.region) throw groupNotFound();
  return name;
}

/** The group of a tagging operation's resourceArn, which is without ":*" (API reference, TagResource). */
export function taggedGroup(resourceArn: string, scope: Scope): string {
  const arn = parseArn(resourceArn);
  const name = /^log-group:([^:*]+)$/.exec(arn?.resource ?? "")?.[1];
  if (arn?.service !== "logs" || !name) throw new AwsError("ValidationException", "Invalid resourceArn");
  if (arn.accountId !== scope.accountId || arn.region !== scope.region) throw groupNotFound();
  return name;
}
