import type {
  EntityType,
  GetAccountAuthorizationDetailsRequest,
  GetAccountAuthorizationDetailsResponse,
} from "@aws-sdk/client-iam";
import { AWS_MANAGED_POLICIES } from "@/lib/languages/policy/managed-policies";
import { type Context, read } from "@/lib/platform/operation";
import type { ManagedPolicy } from "../model/managed-policy";
import type { Principal, PrincipalKind } from "../model/principal";
import { usedArns } from "../store/attachments";
import { listPolicies } from "../store/policies";
import { listPrincipals } from "../store/principals";
import { groupDetail, policyDetails, roleDetails, userDetails } from "./entity-details";
import { awsPolicy } from "./managed-policies";
import { page } from "./paging";

/** The kinds in the order in which they are told. */
const KINDS = ["User", "Group", "Role", "LocalManagedPolicy", "AWSManagedPolicy"] as const;
type Kind = (typeof KINDS)[number];

type Entity =
  | { kind: "User" | "Group" | "Role"; name: string; principal: Principal }
  | { kind: "LocalManagedPolicy" | "AWSManagedPolicy"; name: string; policy: ManagedPolicy };
type Position = { kind: Kind; nameKey: string };

export const authorizationDetails = {
  /** Everybody and everything that they may do; of AWS's policies those that are in use. */
  GetAccountAuthorizationDetails: read<GetAccountAuthorizationDetailsRequest, GetAccountAuthorizationDetailsResponse>({
    handle: async (context, { Filter = [...KINDS], ...input }) => {
      const kinds = KINDS.filter((kind) => Filter.includes(kind satisfies EntityType));
      const { items, more } = await page(
        context,
        ["GetAccountAuthorizationDetails", kinds],
        input,
        (after: Position | undefined, limit) => readEntities(context, kinds, after, limit),
        ({ kind, name }) => ({ kind, nameKey: name.toLowerCase() }),
      );
      const principals = (kind: Kind) =>
        items.flatMap((item) => ("principal" in item && item.kind === kind ? item.principal : []));
      const policies = items.flatMap((item) => ("policy" in item ? item.policy : []));
      return {
        UserDetailList: await eachOf(principals("User"), (user) => userDetails(context, user)),
        GroupDetailList: await eachOf(principals("Group"), (group) => groupDetail(context, group)),
        RoleDetailList: await eachOf(principals("Role"), (role) => roleDetails(context, role)),
        Policies: await eachOf(policies, (policy) => policyDetails(context, policy)),
        ...more,
      };
    },
  }),
};

/** One after the other: a page is up to a thousand entities, which shall not take every connection. */
async function eachOf<Item, Detail>(items: Item[], detailOf: (item: Item) => Promise<Detail>): Promise<Detail[]> {
  const details: Detail[] = [];
  for (const item of items) details.push(await detailOf(item));
  return details;
}

async function readEntities(
  context: Context,
  kinds: readonly Kind[],
  after: Position | undefined,
  limit: number,
): Promise<Entity[]> {
  const found: Entity[] = [];
  const rest = after ? kinds.slice(kinds.indexOf(after.kind)) : kinds;
  for (const kind of rest) {
    if (found.length >= limit) break;
    const from = after?.kind === kind ? after.nameKey : undefined;
    found.push(...(await readKind(context, kind, from, limit - found.length)));
  }
  return found;
}

async function readKind(
  { db, accountId }: Context,
  kind: Kind,
  after: string | undefined,
  limit: number,
): Promise<Entity[]> {
  if (kind === "LocalManagedPolicy") {
    const policies = await listPolicies(db, accountId, { pathPrefix: "/", arns: undefined, after, limit });
    return policies.map((policy) => ({ kind, name: policy.name, policy }));
  }
  if (kind === "AWSManagedPolicy") {
    const used = new Set([
      ...(await usedArns(db, accountId, "attachment")),
      ...(await usedArns(db, accountId, "boundary")),
    ]);
    return [...AWS_MANAGED_POLICIES.values()]
      .filter(({ arn, name }) => used.has(arn) && (after === undefined || name.toLowerCase() > after))
      .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
      .slice(0, limit)
      .map((policy) => ({ kind, name: policy.name, policy: awsPolicy(policy) }));
  }
  const principals = await listPrincipals(db, accountId, PRINCIPAL_KINDS[kind], { pathPrefix: "/", after, limit });
  return principals.map((principal) => ({ kind, name: principal.name, principal }));
}

const PRINCIPAL_KINDS: Record<"User" | "Group" | "Role", PrincipalKind> = {
  User: "user",
  Group: "group",
  Role: "role",
};
