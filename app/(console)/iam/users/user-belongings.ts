import type { ActionAnswer } from "@/lib/console/action-answer";
import { answerOf } from "@/lib/console/action-answer";
import { currentCaller } from "@/lib/console/session";
import { isAwsError } from "@/lib/platform/errors";
import { invoke } from "@/lib/services/invoke";

/** Takes away what keeps a user from being deleted: password, access keys, MFA devices, policies and memberships. */
export async function removeBelongings(userName: string): Promise<ActionAnswer> {
  const caller = await currentCaller();
  const user = { UserName: userName };
  return answerOf(async () => {
    await invoke(caller, "iam:DeleteLoginProfile", user).catch(unlessThereIsNone);
    const { AccessKeyMetadata: keys = [] } = await invoke(caller, "iam:ListAccessKeys", user);
    for (const { AccessKeyId = "" } of keys) await invoke(caller, "iam:DeleteAccessKey", { ...user, AccessKeyId });
    const { MFADevices: devices = [] } = await invoke(caller, "iam:ListMFADevices", user);
    for (const { SerialNumber = "" } of devices) {
      await invoke(caller, "iam:DeactivateMFADevice", { ...user, SerialNumber });
      await invoke(caller, "iam:DeleteVirtualMFADevice", { SerialNumber });
    }
    const { AttachedPolicies: attached = [] } = await invoke(caller, "iam:ListAttachedUserPolicies", user);
    for (const { PolicyArn = "" } of attached) await invoke(caller, "iam:DetachUserPolicy", { ...user, PolicyArn });
    const { PolicyNames: inline = [] } = await invoke(caller, "iam:ListUserPolicies", user);
    for (const PolicyName of inline) await invoke(caller, "iam:DeleteUserPolicy", { ...user, PolicyName });
    const { Groups: groups = [] } = await invoke(caller, "iam:ListGroupsForUser", user);
    for (const { GroupName = "" } of groups) await invoke(caller, "iam:RemoveUserFromGroup", { ...user, GroupName });
    return undefined;
  });
}

function unlessThereIsNone(error: unknown): void {
  if (!isAwsError(error) || error.code !== "NoSuchEntityException") throw error;
}
