import { parsePolicy } from "@/lib/languages/policy/parse";
import { parseArn } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import type { Context } from "@/lib/platform/operation";
import { checkTrustPolicy } from "../model/policy-text";
import { arnOf, type Principal, type PrincipalKind } from "../model/principal";
import { findPrincipal, renameInTrust } from "../store/principals";

/**
 * As checkTrustPolicy, and refuses a user or role of the account that is not there: AWS trusts somebody, not a name that anyone
 * could take later (IAM User Guide, "AWS JSON policy elements: Principal").
 */
export async function checkTrusted(context: Context, text: string): Promise<void> {
  checkTrustPolicy(text);
  const { statements } = parsePolicy(text, { kind: "trust" });
  const named = statements.flatMap(({ principals }) => principals?.values ?? []);
  for (const { type, value } of named) {
    if (type === "AWS" && !(await isThere(context, value))) {
      throw new AwsError("MalformedPolicyDocumentException", `Invalid principal in policy: "AWS":"${value}"`);
    }
  }
}

/** Others' trust follows whoever is renamed: `before` is as they were. */
export function keepTrust({ db, accountId }: Context, before: Principal, after: Principal): Promise<void> {
  return renameInTrust(db, accountId, arnOf(before), arnOf(after));
}

/** Others' trust ends with whoever is deleted. As in AWS their id stands there from then on, which nobody else gets. */
export function endTrust({ db, accountId }: Context, gone: Principal): Promise<void> {
  return renameInTrust(db, accountId, arnOf(gone), gone.id);
}

/** Accounts, other accounts' principals, sessions and ids are believed. */
async function isThere({ db, accountId }: Context, value: string): Promise<boolean> {
  const arn = parseArn(value);
  const [, kind, name] = /^(user|role)\/(?:.*\/)?([^/]+)$/.exec(arn?.resource ?? "") ?? [];
  if (arn?.service !== "iam" || arn.accountId !== accountId || !kind || !name) return true;
  const found = await findPrincipal(db, accountId, kind as PrincipalKind, name);
  return found !== undefined && arnOf(found) === value;
}
