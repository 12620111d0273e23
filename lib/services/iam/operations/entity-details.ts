import type {
  AttachedPolicy,
  GroupDetail,
  ManagedPolicyDetail,
  PolicyDetail,
  PolicyVersion,
  RoleDetail,
  UserDetail,
} from "@aws-sdk/client-iam";
import { AWS_MANAGED_POLICIES } from "@/lib/languages/policy/managed-policies";
import type { Context } from "@/lib/platform/operation";
import { type ManagedPolicy, readPolicyArn, versionId } from "../model/managed-policy";
import { encodePolicy } from "../model/policy-text";
import { arnOf, type Principal } from "../model/principal";
import { tagList } from "../model/tags";
import { countUses, listAttached } from "../store/attachments";
import { listGroupsOf } from "../store/group-members";
import { listInlinePolicies } from "../store/inline-policies";
import { listInstanceProfiles } from "../store/instance-profiles";
import { listVersions } from "../store/policies";
import { boundaryOutput } from "./boundaries";
import { profileOutput } from "./instance-profiles";
import { policySummary } from "./managed-policies";

/** Users, groups, roles and policies with all that belongs to them, as GetAccountAuthorizationDetails tells. */

export async function userDetails(context: Context, user: Principal): Promise<UserDetail> {
  const groups = await listGroupsOf(context.db, user);
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: arnOf(user),
    CreateDate: user.createdAt,
    UserPolicyList: await inlineOf(context, user),
    GroupList: groups.map(({ name }) => name),
    AttachedManagedPolicies: await attachedTo(context, user),
    PermissionsBoundary: boundaryOutput(user.boundaryArn),
    Tags: tagList(user.tags),
  };
}

export async function groupDetail(context: Context, group: Principal): Promise<GroupDetail> {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: arnOf(group),
    CreateDate: group.createdAt,
    GroupPolicyList: await inlineOf(context, group),
    AttachedManagedPolicies: await attachedTo(context, group),
  };
}

export async function roleDetails(context: Context, role: Principal): Promise<RoleDetail> {
  const page = { pathPrefix: "/", roleId: role.id, after: undefined, limit: undefined };
  const profiles = await listInstanceProfiles(context.db, context.accountId, page);
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: arnOf(role),
    CreateDate: role.createdAt,
    AssumeRolePolicyDocument: encodePolicy(role.trustPolicy ?? ""),
    InstanceProfileList: await Promise.all(profiles.map((profile) => profileOutput(context, profile))),
    RolePolicyList: await inlineOf(context, role),
    AttachedManagedPolicies: await attachedTo(context, role),
    PermissionsBoundary: boundaryOutput(role.boundaryArn),
    Tags: tagList(role.tags),
    RoleLastUsed: { LastUsedDate: role.lastUsedAt, Region: role.lastUsedRegion },
  };
}

export async function policyDetails(context: Context, policy: ManagedPolicy): Promise<ManagedPolicyDetail> {
  const { db, accountId } = context;
  const uses = await countUses(db, accountId, [policy.arn]);
  const { Tags: _, ...summary } = policySummary(policy, uses.get(policy.arn));
  return { ...summary, Description: policy.description, PolicyVersionList: await versionsOf(context, policy) };
}

async function versionsOf({ db, accountId }: Context, policy: ManagedPolicy): Promise<PolicyVersion[]> {
  const aws = AWS_MANAGED_POLICIES.get(policy.arn);
  const versions = aws
    ? [{ version: 1, document: aws.text, createdAt: policy.createdAt }]
    : await listVersions(db, accountId, policy);
  return versions.map(({ version, document, createdAt }) => ({
    Document: encodePolicy(document),
    VersionId: versionId(version),
    IsDefaultVersion: version === policy.defaultVersion,
    CreateDate: createdAt,
  }));
}

async function inlineOf({ db }: Context, owner: Principal): Promise<PolicyDetail[]> {
  const policies = await listInlinePolicies(db, owner);
  return policies.map(({ name, document }) => ({ PolicyName: name, PolicyDocument: encodePolicy(document) }));
}

async function attachedTo({ db }: Context, principal: Principal): Promise<AttachedPolicy[]> {
  const arns = await listAttached(db, principal);
  return arns.map((arn) => ({ PolicyName: readPolicyArn(arn).name, PolicyArn: arn }));
}
