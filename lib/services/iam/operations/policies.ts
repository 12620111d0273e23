import type {
  CreatePolicyRequest,
  CreatePolicyResponse,
  DeletePolicyRequest,
  GetPolicyRequest,
  GetPolicyResponse,
  ListEntitiesForPolicyRequest,
  ListEntitiesForPolicyResponse,
  ListPoliciesRequest,
  ListPoliciesResponse,
} from "@aws-sdk/client-iam";
import { AWS_MANAGED_POLICIES } from "@/lib/languages/policy/managed-policies";
import { AwsError } from "@/lib/platform/errors";
import { newIamId } from "@/lib/platform/identifiers";
import { type Context, read, type Validated, write } from "@/lib/platform/operation";
import { requestTags } from "@/lib/platform/tag-conditions";
import { exists } from "../model/faults";
import { MANAGED_POLICY_TYPE, type ManagedPolicy, policyArn } from "../model/managed-policy";
import { checkManagedPolicy } from "../model/policy-text";
import type { PrincipalKind } from "../model/principal";
import { withinQuota } from "../model/quota";
import { withTags } from "../model/tags";
import { countUses, listHolders, usedArns } from "../store/attachments";
import { countPolicies, deletePolicy, insertPolicy, listPolicies, listVersions } from "../store/policies";
import { awsPolicy, knownPolicy, lockedPolicy, policyDetail, policyNamed, policySummary } from "./managed-policies";
import { page } from "./paging";
import type { Nothing } from "./principals";

export const policies = {
  CreatePolicy: write<Validated<CreatePolicyRequest, "PolicyName" | "PolicyDocument">, CreatePolicyResponse>({
    resources: ({ PolicyName, Path = "/" }, { accountId }) =>
      typeof PolicyName === "string" && typeof Path === "string"
        ? [{ arn: policyArn(accountId, Path, PolicyName), type: MANAGED_POLICY_TYPE }]
        : [],
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, { PolicyName, PolicyDocument, Path = "/", Description, Tags = [] }) => {
      const { accountId, db, now } = context;
      checkManagedPolicy(PolicyDocument);
      const policy = await insertPolicy(db, {
        accountId,
        id: newIamId("ANPA"),
        name: PolicyName,
        path: Path,
        description: Description,
        tags: withTags({}, Tags, "TagsPerPolicy"),
        document: PolicyDocument,
        createdAt: now,
      });
      if (!policy) throw exists(`A policy called ${PolicyName} already exists. Duplicate names are not allowed.`);
      withinQuota("PoliciesPerAccount", await countPolicies(db, accountId));
      return { Policy: policyDetail(policy, undefined) };
    },
  }),

  GetPolicy: read<Validated<GetPolicyRequest, "PolicyArn">, GetPolicyResponse>({
    resources: policyNamed,
    handle: async (context, { PolicyArn }) => {
      const policy = await knownPolicy(context, PolicyArn);
      const uses = await countUses(context.db, context.accountId, [PolicyArn]);
      return { Policy: policyDetail(policy, uses.get(PolicyArn)) };
    },
  }),

  DeletePolicy: write<Validated<DeletePolicyRequest, "PolicyArn">, Nothing>({
    resources: policyNamed,
    handle: async (context, { PolicyArn }) => {
      const { accountId, db } = context;
      const policy = await lockedPolicy(context, PolicyArn);
      const use = (await countUses(db, accountId, [PolicyArn])).get(PolicyArn);
      if (use && use.attachments + use.boundaries > 0) {
        throw new AwsError("DeleteConflictException", "Cannot delete a policy attached to entities.");
      }
      if ((await listVersions(db, accountId, policy)).length > 1) {
        throw new AwsError(
          "DeleteConflictException",
          "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. " +
            "The default version is deleted with the policy.",
        );
      }
      await deletePolicy(db, accountId, policy);
      return {};
    },
  }),

  /** The account's own policies first, then AWS's, each by name. */
  ListPolicies: read<ListPoliciesRequest, ListPoliciesResponse>({
    handle: async (context, { Scope = "All", OnlyAttached = false, PathPrefix = "/", PolicyUsageFilter, ...input }) => {
      const question = {
        scope: Scope,
        pathPrefix: PathPrefix,
        arns: await wantedArns(context, OnlyAttached, PolicyUsageFilter),
      };
      const { items, more } = await page(
        context,
        ["ListPolicies", Scope, OnlyAttached, PathPrefix, PolicyUsageFilter ?? null],
        input,
        (after: PolicyPosition | undefined, limit) => readPolicies(context, question, after, limit),
        positionOf,
      );
      const arns = items.map(({ arn }) => arn);
      const uses = await countUses(context.db, context.accountId, arns);
      return { Policies: items.map((policy) => policySummary(policy, uses.get(policy.arn))), ...more };
    },
  }),

  ListEntitiesForPolicy: read<Validated<ListEntitiesForPolicyRequest, "PolicyArn">, ListEntitiesForPolicyResponse>({
    resources: policyNamed,
    handle: async (context, { PolicyArn, EntityFilter, PathPrefix = "/", PolicyUsageFilter, ...input }) => {
      await knownPolicy(context, PolicyArn);
      const { items, more } = await page(
        context,
        ["ListEntitiesForPolicy", PolicyArn, EntityFilter ?? null, PathPrefix, PolicyUsageFilter ?? null],
        input,
        (after: { kind: string; nameKey: string } | undefined, limit) =>
          listHolders(context.db, context.accountId, PolicyArn, {
            kinds: kindsOf(EntityFilter),
            use: USES[PolicyUsageFilter ?? "any"],
            pathPrefix: PathPrefix,
            after,
            limit,
          }),
        ({ kind, nameKey }) => ({ kind, nameKey }),
      );
      const holders = (kind: PrincipalKind) => items.filter((holder) => holder.kind === kind);
      return {
        PolicyGroups: holders("group").map(({ name, id }) => ({ GroupName: name, GroupId: id })),
        PolicyUsers: holders("user").map(({ name, id }) => ({ UserName: name, UserId: id })),
        PolicyRoles: holders("role").map(({ name, id }) => ({ RoleName: name, RoleId: id })),
        ...more,
      };
    },
  }),
};

const USES = { PermissionsPolicy: "attachment", PermissionsBoundary: "boundary", any: "any" } as const;

/** The filter may also name kinds of policy, which no principal is. */
function kindsOf(filter: ListEntitiesForPolicyRequest["EntityFilter"]): PrincipalKind[] {
  const kinds: PrincipalKind[] = ["group", "role", "user"];
  return filter === undefined ? kinds : kinds.filter((kind) => kind === filter.toLowerCase());
}

/** The ARNs that a list is narrowed to; undefined when all policies are wanted. */
async function wantedArns(
  { db, accountId }: Context,
  onlyAttached: boolean,
  usage: ListPoliciesRequest["PolicyUsageFilter"],
): Promise<Set<string> | undefined> {
  if (usage === "PermissionsBoundary") return usedArns(db, accountId, "boundary");
  return onlyAttached || usage ? usedArns(db, accountId, "attachment") : undefined;
}

type PolicyQuestion = { scope: string; pathPrefix: string; arns: Set<string> | undefined };
type PolicyPosition = { aws: boolean; nameKey: string };

function positionOf({ arn, name }: ManagedPolicy): PolicyPosition {
  return { aws: AWS_MANAGED_POLICIES.has(arn), nameKey: name.toLowerCase() };
}

async function readPolicies(
  { db, accountId }: Context,
  { scope, pathPrefix, arns }: PolicyQuestion,
  after: PolicyPosition | undefined,
  limit: number,
): Promise<ManagedPolicy[]> {
  const asksOwn = scope !== "AWS" && !after?.aws;
  const own = asksOwn
    ? await listPolicies(db, accountId, { pathPrefix, arns: arns && [...arns], after: after?.nameKey, limit })
    : [];
  if (scope === "Local" || own.length === limit) return own;
  const from = after?.aws ? after.nameKey : "";
  const aws = AWS_BY_NAME.filter(
    ({ arn, name, path }) => path.startsWith(pathPrefix) && (!arns || arns.has(arn)) && name.toLowerCase() > from,
  );
  return [...own, ...aws.slice(0, limit - own.length)];
}

const AWS_BY_NAME = [...AWS_MANAGED_POLICIES.values()]
  .map(awsPolicy)
  .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
