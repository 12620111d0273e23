import type { PolicyIdentifier } from "@aws-sdk/client-iam";
import { AWS_MANAGED_POLICIES } from "@/lib/languages/policy/managed-policies";
import { compileWildcard, parseWildcard } from "@/lib/languages/policy/wildcard";
import type { Context } from "@/lib/platform/operation";
import { readPolicyArn } from "../model/managed-policy";
import type { Principal } from "../model/principal";
import { type SimulatedPolicy, simulatedPolicy } from "../model/simulation";
import { listAttached } from "../store/attachments";
import { listGroupsOf } from "../store/group-members";
import { listInlinePolicies } from "../store/inline-policies";
import { findPolicy, findVersion } from "../store/policies";

/** A policy of somebody's: a managed one by its ARN, an inline one by its name and whose it is. */
export type HeldPolicy = {
  policy: { arn: string } | { name: string; owner: Principal };
  simulated: SimulatedPolicy;
};

/** Every policy that says what a principal may do: their own and their groups', inline and attached. */
export async function policiesOf(context: Context, source: Principal): Promise<HeldPolicy[]> {
  const groups = source.kind === "user" ? await listGroupsOf(context.db, source) : [];
  const held: HeldPolicy[] = [];
  for (const owner of [source, ...groups]) {
    held.push(...(await inlineOf(context, owner)));
    for (const arn of await listAttached(context.db, owner)) held.push(...(await attachedOf(context, arn)));
  }
  return held;
}

/** The boundary of a user or role. */
export async function boundaryOf(context: Context, { boundaryArn }: Principal): Promise<SimulatedPolicy | undefined> {
  if (boundaryArn === undefined) return undefined;
  const [found] = await attachedOf(context, boundaryArn);
  return found && { ...found.simulated, id: "PermissionsBoundary" };
}

/** Whether a simulation leaves a policy out. Names and ARNs may hold wildcards. */
export function isExcluded({ policy, simulated }: HeldPolicy, excluded: readonly PolicyIdentifier[]): boolean {
  return excluded.some(({ PolicyType: type, PolicyArn: arn, InlinePolicyIdentifier: inline }) => {
    if (type !== undefined) return type === ("arn" in policy ? simulated.source : "inline");
    if ("arn" in policy) return arn !== undefined && isLike(policy.arn, arn);
    if (inline?.PolicyName !== policy.name || inline.AttachmentType !== policy.owner.kind) return false;
    return isLike(policy.owner.name, inline.AttachmentName ?? "");
  });
}

function isLike(text: string, pattern: string): boolean {
  return compileWildcard(parseWildcard(pattern))(text);
}

async function inlineOf({ db }: Context, owner: Principal): Promise<HeldPolicy[]> {
  const policies = await listInlinePolicies(db, owner);
  return policies.map(({ name, document }) => ({
    policy: { name, owner },
    simulated: simulatedPolicy(`${owner.kind}_${owner.name}_${name}`, owner.kind, document),
  }));
}

async function attachedOf({ db, accountId }: Context, arn: string): Promise<HeldPolicy[]> {
  const { name } = readPolicyArn(arn);
  const aws = AWS_MANAGED_POLICIES.get(arn);
  if (aws) return [{ policy: { arn }, simulated: simulatedPolicy(name, "aws-managed", aws.text) }];
  const policy = await findPolicy(db, accountId, arn);
  const version = policy && (await findVersion(db, accountId, policy, policy.defaultVersion));
  return version ? [{ policy: { arn }, simulated: simulatedPolicy(name, "user-managed", version.document) }] : [];
}
