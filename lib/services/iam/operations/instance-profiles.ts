import type {
  AddRoleToInstanceProfileRequest,
  CreateInstanceProfileRequest,
  CreateInstanceProfileResponse,
  DeleteInstanceProfileRequest,
  GetInstanceProfileRequest,
  GetInstanceProfileResponse,
  InstanceProfile as InstanceProfileOutput,
  ListInstanceProfilesForRoleRequest,
  ListInstanceProfilesForRoleResponse,
  ListInstanceProfilesRequest,
  ListInstanceProfilesResponse,
  ListInstanceProfileTagsRequest,
  ListInstanceProfileTagsResponse,
  RemoveRoleFromInstanceProfileRequest,
  TagInstanceProfileRequest,
  UntagInstanceProfileRequest,
} from "@aws-sdk/client-iam";
import { newIamId } from "@/lib/platform/identifiers";
import {
  type Asked,
  type Context,
  passedRole,
  type Resource,
  read,
  type Validated,
  write,
} from "@/lib/platform/operation";
import { requestTags, tagKeys } from "@/lib/platform/tag-conditions";
import { cannotDelete, exists, noSuch } from "../model/faults";
import {
  arnOfProfile,
  INSTANCE_PROFILE_TYPE,
  type InstanceProfile,
  instanceProfileArn,
} from "../model/instance-profile";
import { arnOf } from "../model/principal";
import { limitExceeded, withinQuota } from "../model/quota";
import { tagList, withoutTags, withTags } from "../model/tags";
import {
  countInstanceProfiles,
  deleteInstanceProfile,
  findInstanceProfile,
  insertInstanceProfile,
  listInstanceProfiles,
  lockInstanceProfile,
  updateInstanceProfile,
} from "../store/instance-profiles";
import { findPrincipal, findPrincipalById } from "../store/principals";
import { page, pageOf } from "./paging";
import { known, locked, lockedForRights, type Nothing, roleNamed } from "./principals";
import { roleSummary } from "./roles";

type Named = { InstanceProfileName?: unknown };

export const instanceProfiles = {
  CreateInstanceProfile: write<
    Validated<CreateInstanceProfileRequest, "InstanceProfileName">,
    CreateInstanceProfileResponse
  >({
    resources: ({ InstanceProfileName: name, Path = "/" }, { accountId }) =>
      typeof name === "string" && typeof Path === "string"
        ? [{ arn: instanceProfileArn(accountId, Path, name), type: INSTANCE_PROFILE_TYPE }]
        : [],
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, { InstanceProfileName: name, Path = "/", Tags = [] }) => {
      const { accountId, db, now } = context;
      const profile: InstanceProfile = {
        accountId,
        id: newIamId("AIPA"),
        name,
        path: Path,
        roleId: undefined,
        tags: withTags({}, Tags, "TagsPerInstanceProfile"),
        createdAt: now,
      };
      if (!(await insertInstanceProfile(db, profile))) throw exists(`Instance Profile ${name} already exists.`);
      withinQuota("InstanceProfilesPerAccount", await countInstanceProfiles(db, accountId));
      return { InstanceProfile: await profileOutput(context, profile) };
    },
  }),

  GetInstanceProfile: read<Validated<GetInstanceProfileRequest, "InstanceProfileName">, GetInstanceProfileResponse>({
    resources: profileNamed,
    handle: async (context, { InstanceProfileName: name }) => {
      const profile = await knownProfile(context, name);
      const output = await profileOutput(context, profile);
      return { InstanceProfile: { ...output, Tags: tagList(profile.tags) } };
    },
  }),

  DeleteInstanceProfile: write<Validated<DeleteInstanceProfileRequest, "InstanceProfileName">, Nothing>({
    resources: profileNamed,
    handle: async (context, { InstanceProfileName: name }) => {
      const profile = await lockedProfile(context, name);
      if (profile.roleId) throw cannotDelete("remove roles from instance profile");
      await deleteInstanceProfile(context.db, profile);
      return {};
    },
  }),

  /** The role's rights go to whatever runs under the profile, so it has to be passed (IAM API Reference). */
  AddRoleToInstanceProfile: write<
    Validated<AddRoleToInstanceProfileRequest, "InstanceProfileName" | "RoleName">,
    Nothing
  >({
    resources: async (input, asked) => {
      const role =
        typeof input.RoleName === "string"
          ? await findPrincipal(asked.db, asked.accountId, "role", input.RoleName)
          : undefined;
      return [...(await profileNamed(input, asked)), ...passedRole(role && arnOf(role), "ec2.amazonaws.com")];
    },
    handle: async (context, { InstanceProfileName: name, RoleName }) => {
      const role = await lockedForRights(context, "role", RoleName);
      const profile = await lockedProfile(context, name);
      if (profile.roleId) throw limitExceeded("Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
      await updateInstanceProfile(context.db, profile, { roleId: role.id });
      return {};
    },
  }),

  RemoveRoleFromInstanceProfile: write<
    Validated<RemoveRoleFromInstanceProfileRequest, "InstanceProfileName" | "RoleName">,
    Nothing
  >({
    resources: profileNamed,
    handle: async (context, { InstanceProfileName: name, RoleName }) => {
      const role = await locked(context, "role", RoleName);
      const profile = await lockedProfile(context, name);
      if (profile.roleId !== role.id) throw noSuch(`The role with name ${RoleName} cannot be found.`);
      await updateInstanceProfile(context.db, profile, { roleId: null });
      return {};
    },
  }),

  ListInstanceProfiles: read<ListInstanceProfilesRequest, ListInstanceProfilesResponse>({
    resources: ({ PathPrefix = "/" }, { accountId }) => [{ arn: instanceProfileArn(accountId, PathPrefix, "") }],
    handle: async (context, { PathPrefix = "/", ...input }) => {
      const { items, more } = await page(
        context,
        ["ListInstanceProfiles", PathPrefix],
        input,
        (after: string | undefined, limit) =>
          listInstanceProfiles(context.db, context.accountId, {
            pathPrefix: PathPrefix,
            roleId: undefined,
            after,
            limit,
          }),
        ({ name }) => name.toLowerCase(),
      );
      return { InstanceProfiles: await Promise.all(items.map((item) => profileOutput(context, item))), ...more };
    },
  }),

  ListInstanceProfilesForRole: read<
    Validated<ListInstanceProfilesForRoleRequest, "RoleName">,
    ListInstanceProfilesForRoleResponse
  >({
    resources: roleNamed,
    handle: async (context, { RoleName, ...input }) => {
      const role = await known(context, "role", RoleName);
      const { items, more } = await page(
        context,
        ["ListInstanceProfilesForRole", role.id],
        input,
        (after: string | undefined, limit) =>
          listInstanceProfiles(context.db, context.accountId, { pathPrefix: "/", roleId: role.id, after, limit }),
        ({ name }) => name.toLowerCase(),
      );
      return { InstanceProfiles: await Promise.all(items.map((item) => profileOutput(context, item))), ...more };
    },
  }),

  TagInstanceProfile: write<Validated<TagInstanceProfileRequest, "InstanceProfileName" | "Tags">, Nothing>({
    resources: profileNamed,
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, { InstanceProfileName: name, Tags }) => {
      const profile = await lockedProfile(context, name);
      const tags = withTags(profile.tags, Tags, "TagsPerInstanceProfile");
      await updateInstanceProfile(context.db, profile, { tags });
      return {};
    },
  }),

  UntagInstanceProfile: write<Validated<UntagInstanceProfileRequest, "InstanceProfileName" | "TagKeys">, Nothing>({
    resources: profileNamed,
    conditions: ({ TagKeys }) => tagKeys(TagKeys),
    handle: async (context, { InstanceProfileName: name, TagKeys }) => {
      const profile = await lockedProfile(context, name);
      await updateInstanceProfile(context.db, profile, { tags: withoutTags(profile.tags, TagKeys) });
      return {};
    },
  }),

  ListInstanceProfileTags: read<
    Validated<ListInstanceProfileTagsRequest, "InstanceProfileName">,
    ListInstanceProfileTagsResponse
  >({
    resources: profileNamed,
    handle: async (context, { InstanceProfileName: name, ...input }) => {
      const profile = await knownProfile(context, name);
      const { items, more } = await pageOf(context, ["tags", profile.id], input, tagList(profile.tags));
      return { Tags: items, ...more };
    },
  }),
};

/** A profile as lists show it, with its role. */
export async function profileOutput(
  { db, accountId }: Context,
  profile: InstanceProfile,
): Promise<InstanceProfileOutput> {
  const role = profile.roleId === undefined ? undefined : await findPrincipalById(db, accountId, profile.roleId);
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: arnOfProfile(profile),
    CreateDate: profile.createdAt,
    Roles: role ? [roleSummary(role)] : [],
  };
}

async function profileNamed({ InstanceProfileName: name }: Named, { db, accountId }: Asked): Promise<Resource[]> {
  if (typeof name !== "string") return [];
  const profile = await findInstanceProfile(db, accountId, name);
  const arn = profile ? arnOfProfile(profile) : instanceProfileArn(accountId, "/", name);
  return [{ arn, type: INSTANCE_PROFILE_TYPE, tags: profile?.tags }];
}

async function knownProfile({ db, accountId }: Context, name: string): Promise<InstanceProfile> {
  const profile = await findInstanceProfile(db, accountId, name);
  if (!profile) throw noSuchProfile(name);
  return profile;
}

async function lockedProfile({ db, accountId }: Context, name: string): Promise<InstanceProfile> {
  const profile = await lockInstanceProfile(db, accountId, name);
  if (!profile) throw noSuchProfile(name);
  return profile;
}

function noSuchProfile(name: string) {
  return noSuch(`Instance Profile ${name} cannot be found.`);
}
