import { type FilterScope, redrivePolicy } from "./subscription-draft";

/** What can be changed of a subscription, as the form's fields hold it. */
export type SettingsDraft = { filterPolicy: string; filterScope: FilterScope; isRaw: boolean; deadLetterQueue: string };

/**
 * The attributes to set, in the order in which AWS takes them: a policy is held against its scope, so a scope that allows
 * more is set before the policy and one that allows less after it.
 */
export function settingsChanges(before: SettingsDraft, after: SettingsDraft): [string, string][] {
  const policy: [string, string][] =
    before.filterPolicy === after.filterPolicy ? [] : [["FilterPolicy", after.filterPolicy.trim() || "{}"]];
  const scope: [string, string][] =
    before.filterScope === after.filterScope ? [] : [["FilterPolicyScope", after.filterScope]];
  const filter = after.filterScope === "MessageBody" ? [...scope, ...policy] : [...policy, ...scope];
  const queue = after.deadLetterQueue.trim();
  return [
    ...filter,
    ...(before.isRaw === after.isRaw ? [] : ([["RawMessageDelivery", String(after.isRaw)]] as [string, string][])),
    ...(before.deadLetterQueue === queue
      ? []
      : ([["RedrivePolicy", queue === "" ? "" : redrivePolicy(queue)]] as [string, string][])),
  ];
}

/** The queue's ARN in a RedrivePolicy; empty when there is none. */
export function redriveQueueOf(policy: string | undefined): string {
  try {
    const { deadLetterTargetArn } = JSON.parse(policy ?? "{}") as { deadLetterTargetArn?: unknown };
    return typeof deadLetterTargetArn === "string" ? deadLetterTargetArn : "";
  } catch {
    return "";
  }
}
