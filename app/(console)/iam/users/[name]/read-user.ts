import type { AccessKeyMetadata } from "@aws-sdk/client-iam";
import type { AccessKey, Password } from "@/components/iam/user-facts";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import { readPasswordRules } from "../../read-password-rules";

/** A part of a user that the caller may not be allowed to see: the part then says so, and the page stands. */
export type Part<T> = ActionAnswer<T>;

/** Whether the user has a console password. */
export async function readPassword(userName: string): Promise<Part<Password>> {
  const [answer, rules] = await Promise.all([
    perform("iam:GetLoginProfile", { UserName: userName }),
    readPasswordRules(),
  ]);
  if (answer.ok) {
    const { CreateDate, PasswordResetRequired } = answer.output.LoginProfile ?? {};
    const facts = { exists: true as const, created: CreateDate, mustChange: PasswordResetRequired ?? false };
    return { ok: true, output: { ...facts, rules } };
  }
  return answer.error.code === "NoSuchEntityException" ? { ok: true, output: { exists: false, rules } } : answer;
}

/** The access keys with their last use. */
export async function readAccessKeys(userName: string): Promise<Part<AccessKey[]>> {
  const answer = await perform("iam:ListAccessKeys", { UserName: userName });
  if (!answer.ok) return answer;
  return { ok: true, output: await Promise.all((answer.output.AccessKeyMetadata ?? []).map(withLastUse)) };
}

async function withLastUse({ AccessKeyId = "", Status, CreateDate }: AccessKeyMetadata): Promise<AccessKey> {
  const answer = await perform("iam:GetAccessKeyLastUsed", { AccessKeyId });
  const last = answer.ok ? answer.output.AccessKeyLastUsed : undefined;
  return {
    id: AccessKeyId,
    active: Status === "Active",
    created: CreateDate,
    lastUsed: last?.LastUsedDate && {
      at: last.LastUsedDate,
      service: last.ServiceName ?? "",
      region: last.Region ?? "",
    },
  };
}

/** The names of the groups that the user is in. */
export async function readGroups(userName: string): Promise<Part<string[]>> {
  const answer = await perform("iam:ListGroupsForUser", { UserName: userName });
  return answer.ok ? { ok: true, output: (answer.output.Groups ?? []).map(({ GroupName = "" }) => GroupName) } : answer;
}
