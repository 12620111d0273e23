"use server";

import type { ActionAnswer } from "@/lib/console/action-answer";
import { eachOf } from "@/lib/console/each-of";
import { perform } from "@/lib/console/perform";

/** What the form for a new log group asks. */
export type NewLogGroup = {
  name: string;
  class: "STANDARD" | "INFREQUENT_ACCESS";
  retentionDays: number | undefined;
  isDeletionProtected: boolean;
  tags: Record<string, string>;
};

/** The group first, then its retention, as AWS's console does: CreateLogGroup knows of none. */
export async function createLogGroup(group: NewLogGroup): Promise<ActionAnswer<unknown>> {
  const { name, class: logGroupClass, retentionDays, isDeletionProtected, tags } = group;
  const created = await perform("logs:CreateLogGroup", {
    logGroupName: name,
    // AWS's defaults are left unsaid, so that the record is the one that a program would leave.
    logGroupClass: logGroupClass === "STANDARD" ? undefined : logGroupClass,
    deletionProtectionEnabled: isDeletionProtected || undefined,
    tags: Object.keys(tags).length > 0 ? tags : undefined,
  });
  return created.ok && retentionDays !== undefined ? setRetention([name], retentionDays) : created;
}

/** Sets how long the groups keep their events; undefined is forever. Stops at the first that is refused. */
export async function setRetention(names: string[], days: number | undefined): Promise<ActionAnswer<unknown>> {
  return eachOf(names, (logGroupName) =>
    days === undefined
      ? perform("logs:DeleteRetentionPolicy", { logGroupName })
      : perform("logs:PutRetentionPolicy", { logGroupName, retentionInDays: days }),
  );
}

export async function setDeletionProtection(name: string, on: boolean): Promise<ActionAnswer<unknown>> {
  return eachOf([name], (logGroupIdentifier) =>
    perform("logs:PutLogGroupDeletionProtection", { logGroupIdentifier, deletionProtectionEnabled: on }),
  );
}

/** Deletes the groups with all their events. Stops at the first that is refused. */
export async function deleteLogGroups(names: string[]): Promise<ActionAnswer<unknown>> {
  return eachOf(names, (logGroupName) => perform("logs:DeleteLogGroup", { logGroupName }));
}

export async function createLogStream(logGroupName: string, logStreamName: string): Promise<ActionAnswer<unknown>> {
  return eachOf([logStreamName], (name) => perform("logs:CreateLogStream", { logGroupName, logStreamName: name }));
}

export async function deleteLogStreams(logGroupName: string, names: string[]): Promise<ActionAnswer<unknown>> {
  return eachOf(names, (logStreamName) => perform("logs:DeleteLogStream", { logGroupName, logStreamName }));
}

/** Puts the tags that are given and takes away those that are named. */
export async function changeTags(
  resourceArn: string,
  tags: Record<string, string>,
  tagKeys: string[],
): Promise<ActionAnswer<unknown>> {
  const answers: (() => Promise<ActionAnswer<unknown>>)[] = [];
  if (tagKeys.length > 0) answers.push(() => perform("logs:UntagResource", { resourceArn, tagKeys }));
  if (Object.keys(tags).length > 0) answers.push(() => perform("logs:TagResource", { resourceArn, tags }));
  return eachOf(answers, (ask) => ask());
}
