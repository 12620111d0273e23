import type { ContextValues } from "@/lib/languages/policy/request-context";
import type { Identity } from "@/lib/platform/caller";
import type { Asked, Context, Resource } from "@/lib/platform/operation";
import { noSuchPrincipal, validationError } from "../model/faults";
import { arnOf, KINDS, type Principal, type PrincipalKind, principalArn } from "../model/principal";
import { isServiceLinked, protectedRole } from "../model/service-linked-role";
import { findPrincipal, listPrincipals, lockPrincipal } from "../store/principals";
import { page } from "./paging";

/** An operation that answers nothing. */
export type Nothing = Record<string, never>;

/** The principal of a name; throws NoSuchEntity. */
export async function known({ db, accountId }: Context, kind: PrincipalKind, name: string): Promise<Principal> {
  const principal = await findPrincipal(db, accountId, kind, name);
  if (!principal) throw noSuchPrincipal(kind, name);
  return principal;
}

/** As `known`, for changes: the principal and what belongs to it are ours until the transaction ends. */
export async function locked({ db, accountId }: Context, kind: PrincipalKind, name: string): Promise<Principal> {
  const principal = await lockPrincipal(db, accountId, kind, name);
  if (!principal) throw noSuchPrincipal(kind, name);
  return principal;
}

/** As `locked`, for changes of what a principal may do: a service's own role is not to be touched. */
export async function lockedForRights(context: Context, kind: PrincipalKind, name: string): Promise<Principal> {
  const principal = await locked(context, kind, name);
  if (isServiceLinked(principal)) throw protectedRole(principal.name);
  return principal;
}

/**
 * What policies are checked against when an input names a principal. Its path is part of its ARN and stands in the database
 * alone, so a policy on user/division/* holds although the request says no more than the name.
 */
export async function principalResource(kind: PrincipalKind, name: unknown, asked: Asked): Promise<Resource[]> {
  if (typeof name !== "string") return [];
  const { type } = KINDS[kind];
  const principal = await findPrincipal(asked.db, asked.accountId, kind, name);
  if (!principal) return [{ arn: principalArn(asked.accountId, kind, "/", name), type }];
  return [{ arn: arnOf(principal), type, tags: principal.tags, conditions: entityTags(principal) }];
}

/** As `principalResource`, where a policy may also ask for the boundary that the principal has: iam:PermissionsBoundary. */
async function boundedResource(kind: PrincipalKind, name: unknown, asked: Asked): Promise<Resource[]> {
  const principal = typeof name === "string" ? await findPrincipal(asked.db, asked.accountId, kind, name) : undefined;
  const boundary: ContextValues = principal?.boundaryArn ? { "iam:PermissionsBoundary": principal.boundaryArn } : {};
  const resources = await principalResource(kind, name, asked);
  return resources.map((resource) => ({ ...resource, conditions: { ...resource.conditions, ...boundary } }));
}

/** IAM's own name for the tags of users and roles, beside aws:ResourceTag: iam:ResourceTag/<key>. */
export function entityTags({ tags }: Pick<Principal, "tags">): ContextValues {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`iam:ResourceTag/${key}`, value]));
}

/** A principal that is about to be: its ARN follows from the input. */
export function newPrincipalResource(kind: PrincipalKind, path: unknown, name: unknown, asked: Asked): Resource[] {
  if (typeof name !== "string") return [];
  const whole = typeof path === "string" ? path : "/";
  return [{ arn: principalArn(asked.accountId, kind, whole, name), type: KINDS[kind].type }];
}

/** Renaming needs rights on the principal as it is and as it will be (IAM API Reference, "UpdateUser"). */
export async function renamedResources(
  kind: PrincipalKind,
  name: unknown,
  renamed: { path?: unknown; name?: unknown },
  asked: Asked,
): Promise<Resource[]> {
  if (typeof name !== "string") return [];
  const present = await findPrincipal(asked.db, asked.accountId, kind, name);
  if (!present) return principalResource(kind, name, asked);
  const path = typeof renamed.path === "string" ? renamed.path : present.path;
  const newName = typeof renamed.name === "string" ? renamed.name : present.name;
  const arns = new Set([arnOf(present), principalArn(asked.accountId, kind, path, newName)]);
  return [...arns].map((arn) => ({ arn, type: KINDS[kind].type, tags: present.tags, conditions: entityTags(present) }));
}

/** A page of the users, groups or roles below a path, by name. */
export function pageOfKind(
  context: Context,
  kind: PrincipalKind,
  { PathPrefix: pathPrefix = "/", ...input }: { PathPrefix?: string; Marker?: string; MaxItems?: number },
) {
  const ask = (after: string | undefined, limit: number) =>
    listPrincipals(context.db, context.accountId, kind, { pathPrefix, after, limit });
  return page(context, [kind, pathPrefix], input, ask, ({ name }) => name.toLowerCase());
}

/** Lists of principals are checked against the path they list: arn:aws:iam::123456789012:user/division/. */
export function listResource(kind: PrincipalKind, pathPrefix: unknown, { accountId }: Asked): Resource[] {
  return [{ arn: principalArn(accountId, kind, typeof pathPrefix === "string" ? pathPrefix : "/", "") }];
}

export const userNamed = ({ UserName }: { UserName?: string }, asked: Asked): Promise<Resource[]> =>
  principalResource("user", UserName, asked);
export const groupNamed = ({ GroupName }: { GroupName?: string }, asked: Asked): Promise<Resource[]> =>
  principalResource("group", GroupName, asked);
export const roleNamed = ({ RoleName }: { RoleName?: string }, asked: Asked): Promise<Resource[]> =>
  principalResource("role", RoleName, asked);

/** As userNamed and roleNamed, for changes of rights that a boundary may be asked for (Service Authorization Reference, "IAM"). */
export const boundedUserNamed = ({ UserName }: { UserName?: string }, asked: Asked): Promise<Resource[]> =>
  boundedResource("user", UserName, asked);
export const boundedRoleNamed = ({ RoleName }: { RoleName?: string }, asked: Asked): Promise<Resource[]> =>
  boundedResource("role", RoleName, asked);

/** As userNamed for operations that mean the caller when no name is given. */
export const userNamedOrCaller = ({ UserName }: { UserName?: string }, asked: Asked): Promise<Resource[]> =>
  principalResource("user", UserName ?? ownName(asked.caller.identity), asked);

/** The user name that an input means: the one given, else the caller's own. Undefined is the root user. */
export function userNameOrCaller({ caller }: Context, given: string | undefined): string | undefined {
  if (given !== undefined || caller.identity.type === "Root") return given;
  const own = ownName(caller.identity);
  if (own === undefined) throw validationError("Must specify userName when calling with non-User credentials");
  return own;
}

function ownName(identity: Identity): string | undefined {
  return identity.type === "IAMUser" ? identity.userName : undefined;
}
