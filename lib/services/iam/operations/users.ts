import type {
  CreateUserRequest,
  CreateUserResponse,
  DeleteUserRequest,
  GetUserRequest,
  GetUserResponse,
  ListUsersRequest,
  ListUsersResponse,
  UpdateUserRequest,
  User,
} from "@aws-sdk/client-iam";
import { newIamId } from "@/lib/platform/identifiers";
import { type Context, read, type Validated, write } from "@/lib/platform/operation";
import { requestTags } from "@/lib/platform/tag-conditions";
import { cannotDelete, principalExists } from "../model/faults";
import { arnOf, KINDS, type Principal, rootArn } from "../model/principal";
import { PRINCIPALS_QUOTA, withinQuota } from "../model/quota";
import { tagList, withTags } from "../model/tags";
import { listAccessKeys } from "../store/access-keys";
import { findAccount } from "../store/accounts";
import { listGroupsOf } from "../store/group-members";
import { findLoginProfile } from "../store/login-profiles";
import { listMfaDevicesOf } from "../store/mfa-devices";
import { countPrincipals, deletePrincipal, insertPrincipal, updatePrincipal } from "../store/principals";
import { boundaryCondition, boundaryOutput, checkBoundary } from "./boundaries";
import { refuseWhilePolicies } from "./principal-policies";
import {
  known,
  listResource,
  locked,
  type Nothing,
  newPrincipalResource,
  pageOfKind,
  renamedResources,
  userNamed,
  userNamedOrCaller,
  userNameOrCaller,
} from "./principals";
import { endTrust, keepTrust } from "./trusted-principals";

export const users = {
  CreateUser: write<Validated<CreateUserRequest, "UserName">, CreateUserResponse>({
    resources: ({ Path, UserName }, asked) => newPrincipalResource("user", Path, UserName, asked),
    conditions: ({ Tags, PermissionsBoundary }) => ({
      ...requestTags(Tags),
      ...boundaryCondition(PermissionsBoundary),
    }),
    handle: async (context, { UserName, Path = "/", PermissionsBoundary, Tags = [] }) => {
      await checkBoundary(context, PermissionsBoundary);
      const user: Principal = {
        accountId: context.accountId,
        kind: "user",
        id: newIamId(KINDS.user.idPrefix),
        name: UserName,
        path: Path,
        boundaryArn: PermissionsBoundary,
        tags: withTags({}, Tags, "TagsPerUser"),
        createdAt: context.now,
      };
      if (!(await insertPrincipal(context.db, user))) throw principalExists("user", UserName);
      withinQuota(PRINCIPALS_QUOTA.user, await countPrincipals(context.db, context.accountId, "user"));
      return { User: userDetail(user) };
    },
  }),

  GetUser: read<GetUserRequest, GetUserResponse>({
    resources: userNamedOrCaller,
    handle: async (context, { UserName }) => {
      const name = userNameOrCaller(context, UserName);
      return { User: name === undefined ? await rootUser(context) : userDetail(await known(context, "user", name)) };
    },
  }),

  UpdateUser: write<Validated<UpdateUserRequest, "UserName">, Nothing>({
    resources: ({ UserName, NewPath, NewUserName }, asked) =>
      renamedResources("user", UserName, { path: NewPath, name: NewUserName }, asked),
    handle: async (context, { UserName, NewUserName, NewPath }) => {
      const user = await locked(context, "user", UserName);
      const done = await updatePrincipal(context.db, user, { name: NewUserName, path: NewPath });
      if (!done) throw principalExists("user", NewUserName ?? UserName);
      await keepTrust(context, user, { ...user, name: NewUserName ?? user.name, path: NewPath ?? user.path });
      return {};
    },
  }),

  DeleteUser: write<Validated<DeleteUserRequest, "UserName">, Nothing>({
    resources: userNamed,
    handle: async (context, { UserName }) => {
      const { db } = context;
      const user = await locked(context, "user", UserName);
      const owner = { accountId: user.accountId, userId: user.id };
      if ((await listGroupsOf(db, user)).length > 0) throw cannotDelete("remove users from group");
      await refuseWhilePolicies(context, user);
      if ((await listAccessKeys(db, owner)).length > 0) throw cannotDelete("delete access keys");
      if (await findLoginProfile(db, user)) throw cannotDelete("delete login profile");
      const devices = await listMfaDevicesOf(db, user.accountId, { kind: "user", userId: user.id });
      if (devices.length > 0) throw cannotDelete("delete MFA device");
      await endTrust(context, user);
      await deletePrincipal(db, user);
      return {};
    },
  }),

  ListUsers: read<ListUsersRequest, ListUsersResponse>({
    resources: ({ PathPrefix }, asked) => listResource("user", PathPrefix, asked),
    handle: async (context, input) => {
      const { items, more } = await pageOfKind(context, "user", input);
      return { Users: items.map(userSummary), ...more };
    },
  }),
};

/** A user as lists show it: without tags and boundary (IAM API Reference, "ListUsers"). */
export function userSummary(user: Principal): User {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: arnOf(user),
    CreateDate: user.createdAt,
    PasswordLastUsed: user.lastUsedAt,
  };
}

function userDetail(user: Principal): User {
  const tags = tagList(user.tags);
  return {
    ...userSummary(user),
    PermissionsBoundary: boundaryOutput(user.boundaryArn),
    Tags: tags.length > 0 ? tags : undefined,
  };
}

/** The root user has no name and no path, though the shape says it must. */
export async function rootUser({ db, accountId, now }: Context): Promise<User> {
  const account = await findAccount(db, accountId);
  return {
    Path: undefined,
    UserName: undefined,
    UserId: accountId,
    Arn: rootArn(accountId),
    CreateDate: account?.createdAt ?? now,
    PasswordLastUsed: account?.root?.lastUsedAt,
  };
}
