import type { AttachedPolicy } from "@aws-sdk/client-iam";
import type { ContextValues } from "@/lib/languages/policy/request-context";
import type { Context, Resource } from "@/lib/platform/operation";
import { cannotDelete, noSuchInlinePolicy, noSuchPolicy, notAttachable } from "../model/faults";
import { MANAGED_POLICY_TYPE, readPolicyArn } from "../model/managed-policy";
import { checkInlinePolicy, encodePolicy } from "../model/policy-text";
import type { Principal, PrincipalKind } from "../model/principal";
import { ATTACHMENTS_QUOTA, withinQuota } from "../model/quota";
import { attachPolicy, detachPolicy, listAttached } from "../store/attachments";
import { deleteInlinePolicy, type InlinePolicy, listInlinePolicies, putInlinePolicy } from "../store/inline-policies";
import { attachable } from "./managed-policies";
import { pageOf } from "./paging";
import { known, lockedForRights, type Nothing } from "./principals";

/** What IAM does with the policies of users, groups and roles alike; each kind's operations differ in their names alone. */

export async function putInline(
  context: Context,
  kind: PrincipalKind,
  ownerName: string,
  policy: InlinePolicy,
): Promise<Nothing> {
  const owner = await lockedForRights(context, kind, ownerName);
  const present = await listInlinePolicies(context.db, owner);
  const others = present.filter(({ name }) => name !== policy.name).map(({ document }) => document);
  checkInlinePolicy(kind, owner.name, policy.document, others);
  await putInlinePolicy(context.db, owner, policy);
  return {};
}

/** The document percent-encoded, as the API answers it. */
export async function getInline(context: Context, kind: PrincipalKind, ownerName: string, policyName: string) {
  const owner = await known(context, kind, ownerName);
  const found = (await listInlinePolicies(context.db, owner)).find(({ name }) => name === policyName);
  if (!found) throw noSuchInlinePolicy(kind, policyName);
  return { ownerName: owner.name, PolicyName: found.name, PolicyDocument: encodePolicy(found.document) };
}

type PageInput = { Marker?: string; MaxItems?: number };

export async function listInline(context: Context, kind: PrincipalKind, ownerName: string, input: PageInput) {
  const owner = await known(context, kind, ownerName);
  const names = (await listInlinePolicies(context.db, owner)).map(({ name }) => name);
  const { items, more } = await pageOf(context, ["inline", owner.id], input, names);
  return { PolicyNames: items, ...more };
}

export async function deleteInline(
  context: Context,
  kind: PrincipalKind,
  ownerName: string,
  policyName: string,
): Promise<Nothing> {
  const owner = await lockedForRights(context, kind, ownerName);
  if (!(await deleteInlinePolicy(context.db, owner, policyName))) throw noSuchInlinePolicy(kind, policyName);
  return {};
}

/** Attaching what is attached already changes nothing and is no error. */
export async function attach(context: Context, kind: PrincipalKind, name: string, arn: string): Promise<Nothing> {
  const principal = await lockedForRights(context, kind, name);
  if (!(await attachable(context, arn))) throw notAttachable(arn);
  await attachPolicy(context.db, principal, arn, context.now);
  withinQuota(ATTACHMENTS_QUOTA[kind], (await listAttached(context.db, principal)).length);
  return {};
}

export async function detach(context: Context, kind: PrincipalKind, name: string, arn: string): Promise<Nothing> {
  readPolicyArn(arn);
  const principal = await lockedForRights(context, kind, name);
  if (!(await detachPolicy(context.db, principal, arn))) throw noSuchPolicy(arn);
  return {};
}

export async function listAttachedTo(
  context: Context,
  kind: PrincipalKind,
  name: string,
  { PathPrefix = "/", ...input }: PageInput & { PathPrefix?: string },
) {
  const principal = await known(context, kind, name);
  const attached = (await listAttached(context.db, principal)).map(readPolicyArn);
  const wanted = attached.filter(({ path }) => path.startsWith(PathPrefix));
  const { items, more } = await pageOf(context, ["attached", principal.id, PathPrefix], input, wanted);
  const AttachedPolicies: AttachedPolicy[] = items.map((policy) => ({
    PolicyName: policy.name,
    PolicyArn: policy.arn,
  }));
  return { AttachedPolicies, ...more };
}

/** Throws DeleteConflict while policies belong to the principal. */
export async function refuseWhilePolicies({ db }: Context, principal: Principal): Promise<void> {
  if ((await listAttached(db, principal)).length > 0) throw cannotDelete("detach all policies");
  if ((await listInlinePolicies(db, principal)).length > 0) throw cannotDelete("delete policies");
}

/** IAM checks attaching against the principal; the policy is a condition key, and a resource of the record only. */
export function policyCondition({ PolicyArn }: { PolicyArn?: unknown }): ContextValues {
  return typeof PolicyArn === "string" ? { "iam:PolicyARN": PolicyArn } : {};
}

export async function withPolicy(principal: Promise<Resource[]>, PolicyArn: unknown): Promise<Resource[]> {
  const policy = typeof PolicyArn === "string" ? [{ arn: PolicyArn, type: MANAGED_POLICY_TYPE, recordOnly: true }] : [];
  return [...(await principal), ...policy];
}
