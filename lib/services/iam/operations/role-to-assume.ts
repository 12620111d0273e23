import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { parseArn } from "@/lib/platform/arn";
import type { Asked, Resource } from "@/lib/platform/operation";
import { arnOf, KINDS, type Principal } from "../model/principal";
import { findPrincipal } from "../store/principals";
import { entityTags } from "./principals";

/**
 * The role and its trust policy, which must allow beside the policies of the caller, for each of the actions. A role that is not
 * there trusts nobody: its refusal is the same as that of one which is.
 */
export async function roleToAssume(roleArn: unknown, actions: string[], asked: Asked): Promise<Resource[]> {
  if (typeof roleArn !== "string") return [];
  const role = await roleOfArn(asked, roleArn);
  if (role?.trustPolicy === undefined) return [{ arn: roleArn, type: KINDS.role.type, trust: NOBODY, actions }];
  const policy = compilePolicy(parsePolicy(role.trustPolicy, { kind: "trust" }));
  const trust = { name: role.name, policy };
  return [{ arn: roleArn, type: KINDS.role.type, tags: role.tags, conditions: entityTags(role), trust, actions }];
}

const NOBODY = { name: "nobody", policy: { statements: [] } };

/** The account's role of an ARN; undefined when there is none, or its path is another. */
export async function roleOfArn({ db, accountId }: Asked, arn: string): Promise<Principal | undefined> {
  const parsed = parseArn(arn);
  const name = parsed?.resource.split("/").at(-1);
  if (parsed?.service !== "iam" || parsed.accountId !== accountId || !name) return undefined;
  const role = await findPrincipal(db, accountId, "role", name);
  return role && arnOf(role) === arn ? role : undefined;
}
