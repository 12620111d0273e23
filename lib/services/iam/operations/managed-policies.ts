import { createHash } from "node:crypto";
import type { Policy } from "@aws-sdk/client-iam";
import { AWS_MANAGED_POLICIES, type AwsManagedPolicy } from "@/lib/languages/policy/managed-policies";
import type { Asked, Context, Resource } from "@/lib/platform/operation";
import { noSuchPolicy, outsideAccount } from "../model/faults";
import {
  AWS_ACCOUNT,
  MANAGED_POLICY_TYPE,
  type ManagedPolicy,
  readPolicyArn,
  versionId,
} from "../model/managed-policy";
import { tagList } from "../model/tags";
import type { PolicyUse } from "../store/attachments";
import { findPolicy, lockPolicy } from "../store/policies";

/** What policies are checked against when an input names a managed policy. */
export async function policyNamed(
  { PolicyArn }: { PolicyArn?: unknown },
  { db, accountId }: Asked,
): Promise<Resource[]> {
  if (typeof PolicyArn !== "string") return [];
  const policy = await findPolicy(db, accountId, PolicyArn);
  return [{ arn: PolicyArn, type: MANAGED_POLICY_TYPE, tags: policy?.tags }];
}

/** A managed policy, the account's or AWS's; throws NoSuchEntity, or InvalidInput when the text is no policy's ARN. */
export async function knownPolicy({ db, accountId }: Context, arn: string): Promise<ManagedPolicy> {
  const address = readPolicyArn(arn);
  const aws = AWS_MANAGED_POLICIES.get(arn);
  if (aws) return awsPolicy(aws);
  if (address.accountId !== accountId && address.accountId !== AWS_ACCOUNT) throw outsideAccount();
  const policy = await findPolicy(db, accountId, arn);
  if (!policy) throw noSuchPolicy(arn);
  return policy;
}

/** A policy of the account's own, kept from others until the transaction ends. */
export async function lockedPolicy({ db, accountId }: Context, arn: string): Promise<ManagedPolicy> {
  const address = readPolicyArn(arn);
  if (address.accountId !== accountId) throw outsideAccount();
  const policy = await lockPolicy(db, accountId, arn);
  if (!policy) throw noSuchPolicy(arn);
  return policy;
}

/** Whether a policy may be attached; one of the account's own then stays until the transaction ends. */
export async function attachable({ db, accountId }: Context, arn: string): Promise<boolean> {
  const address = readPolicyArn(arn);
  if (AWS_MANAGED_POLICIES.has(arn)) return true;
  if (address.accountId === AWS_ACCOUNT) return false;
  if (address.accountId !== accountId) throw outsideAccount();
  return (await lockPolicy(db, accountId, arn)) !== undefined;
}

/** A policy as lists show it; GetPolicy adds the description and the tags (IAM API Reference, "Policy"). */
export function policySummary(policy: ManagedPolicy, use: PolicyUse | undefined): Policy {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: versionId(policy.defaultVersion),
    AttachmentCount: use?.attachments ?? 0,
    PermissionsBoundaryUsageCount: use?.boundaries ?? 0,
    IsAttachable: true,
    CreateDate: policy.createdAt,
    UpdateDate: policy.updatedAt,
  };
}

export function policyDetail(policy: ManagedPolicy, use: PolicyUse | undefined): Policy {
  return { ...policySummary(policy, use), Description: policy.description, Tags: tagList(policy.tags) };
}

/** AWS's policies have one version here, and the date of the oldest of them: 6 February 2015. */
const AWS_POLICY_DATE = new Date("2015-02-06T18:39:46Z");

export function awsPolicy({ arn, name, path, description }: AwsManagedPolicy): ManagedPolicy {
  const dates = { createdAt: AWS_POLICY_DATE, updatedAt: AWS_POLICY_DATE };
  return { arn, id: awsPolicyId(arn), name, path, description, defaultVersion: 1, tags: {}, ...dates };
}

/** An id that is the same in every installation, of the form AWS's have. */
function awsPolicyId(arn: string): string {
  const digest = createHash("sha256").update(arn).digest();
  return `ANPA${[...digest.subarray(0, 17)].map((byte) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[byte % 32]).join("")}`;
}
