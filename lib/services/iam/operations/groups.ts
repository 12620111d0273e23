import type {
  AddUserToGroupRequest,
  CreateGroupRequest,
  CreateGroupResponse,
  DeleteGroupRequest,
  GetGroupRequest,
  GetGroupResponse,
  Group,
  ListGroupsForUserRequest,
  ListGroupsForUserResponse,
  ListGroupsRequest,
  ListGroupsResponse,
  RemoveUserFromGroupRequest,
  UpdateGroupRequest,
} from "@aws-sdk/client-iam";
import { newIamId } from "@/lib/platform/identifiers";
import { type Asked, type Resource, read, type Validated, write } from "@/lib/platform/operation";
import { cannotDelete, noSuchPrincipal, principalExists } from "../model/faults";
import { arnOf, KINDS, type Principal } from "../model/principal";
import { PRINCIPALS_QUOTA, withinQuota } from "../model/quota";
import { addMember, listGroupsOf, listMembers, removeMember } from "../store/group-members";
import { countPrincipals, deletePrincipal, insertPrincipal, updatePrincipal } from "../store/principals";
import { page, pageOf } from "./paging";
import { refuseWhilePolicies } from "./principal-policies";
import {
  groupNamed,
  known,
  listResource,
  locked,
  type Nothing,
  newPrincipalResource,
  pageOfKind,
  renamedResources,
  userNamed,
} from "./principals";
import { userSummary } from "./users";

export const groups = {
  CreateGroup: write<Validated<CreateGroupRequest, "GroupName">, CreateGroupResponse>({
    resources: ({ Path, GroupName }, asked) => newPrincipalResource("group", Path, GroupName, asked),
    handle: async (context, { GroupName, Path = "/" }) => {
      const group: Principal = {
        accountId: context.accountId,
        kind: "group",
        id: newIamId(KINDS.group.idPrefix),
        name: GroupName,
        path: Path,
        tags: {},
        createdAt: context.now,
      };
      if (!(await insertPrincipal(context.db, group))) throw principalExists("group", GroupName);
      withinQuota(PRINCIPALS_QUOTA.group, await countPrincipals(context.db, context.accountId, "group"));
      return { Group: groupOutput(group) };
    },
  }),

  /** The group and, page by page, its users. */
  GetGroup: read<Validated<GetGroupRequest, "GroupName">, GetGroupResponse>({
    resources: groupNamed,
    handle: async (context, { GroupName, ...input }) => {
      const group = await known(context, "group", GroupName);
      const { items, more } = await page(
        context,
        ["GetGroup", group.id],
        input,
        (after: string | undefined, limit) => listMembers(context.db, group, { after, limit }),
        ({ name }) => name.toLowerCase(),
      );
      return { Group: groupOutput(group), Users: items.map(userSummary), ...more };
    },
  }),

  UpdateGroup: write<Validated<UpdateGroupRequest, "GroupName">, Nothing>({
    resources: ({ GroupName, NewPath, NewGroupName }, asked) =>
      renamedResources("group", GroupName, { path: NewPath, name: NewGroupName }, asked),
    handle: async (context, { GroupName, NewGroupName, NewPath }) => {
      const group = await locked(context, "group", GroupName);
      const done = await updatePrincipal(context.db, group, { name: NewGroupName, path: NewPath });
      if (!done) throw principalExists("group", NewGroupName ?? GroupName);
      return {};
    },
  }),

  DeleteGroup: write<Validated<DeleteGroupRequest, "GroupName">, Nothing>({
    resources: groupNamed,
    handle: async (context, { GroupName }) => {
      const group = await locked(context, "group", GroupName);
      const members = await listMembers(context.db, group, { after: undefined, limit: 1 });
      if (members.length > 0) throw cannotDelete("remove users from group");
      await refuseWhilePolicies(context, group);
      await deletePrincipal(context.db, group);
      return {};
    },
  }),

  ListGroups: read<ListGroupsRequest, ListGroupsResponse>({
    resources: ({ PathPrefix }, asked) => listResource("group", PathPrefix, asked),
    handle: async (context, input) => {
      const { items, more } = await pageOfKind(context, "group", input);
      return { Groups: items.map(groupOutput), ...more };
    },
  }),

  AddUserToGroup: write<Validated<AddUserToGroupRequest, "GroupName" | "UserName">, Nothing>({
    resources: groupWithUser,
    handle: async (context, { GroupName, UserName }) => {
      const group = await locked(context, "group", GroupName);
      const user = await locked(context, "user", UserName);
      await addMember(context.db, group, user, context.now);
      withinQuota("GroupsPerUser", (await listGroupsOf(context.db, user)).length);
      return {};
    },
  }),

  RemoveUserFromGroup: write<Validated<RemoveUserFromGroupRequest, "GroupName" | "UserName">, Nothing>({
    resources: groupWithUser,
    handle: async (context, { GroupName, UserName }) => {
      const group = await known(context, "group", GroupName);
      const user = await locked(context, "user", UserName);
      if (!(await removeMember(context.db, group, user))) throw noSuchPrincipal("user", UserName);
      return {};
    },
  }),

  ListGroupsForUser: read<Validated<ListGroupsForUserRequest, "UserName">, ListGroupsForUserResponse>({
    resources: userNamed,
    handle: async (context, { UserName, ...input }) => {
      const user = await known(context, "user", UserName);
      const found = await listGroupsOf(context.db, user);
      const { items, more } = await pageOf(context, ["ListGroupsForUser", user.id], input, found);
      return { Groups: items.map(groupOutput), ...more };
    },
  }),
};

function groupOutput(group: Principal): Group {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: arnOf(group),
    CreateDate: group.createdAt,
  };
}

/** Membership is a right over the group; the record names the user too. */
async function groupWithUser(input: { GroupName?: string; UserName?: string }, asked: Asked): Promise<Resource[]> {
  const user = (await userNamed(input, asked)).map((resource) => ({ ...resource, recordOnly: true }));
  return [...(await groupNamed(input, asked)), ...user];
}
