import type {
  ListPolicyTagsRequest,
  ListPolicyTagsResponse,
  ListRoleTagsRequest,
  ListRoleTagsResponse,
  ListUserTagsRequest,
  ListUserTagsResponse,
  Tag,
  TagPolicyRequest,
  TagRoleRequest,
  TagUserRequest,
  UntagPolicyRequest,
  UntagRoleRequest,
  UntagUserRequest,
} from "@aws-sdk/client-iam";
import type { TaggedResource } from "@/lib/platform/arn";
import { type Context, internalRead, read, type Validated, write } from "@/lib/platform/operation";
import { requestTags, tagKeys } from "@/lib/platform/tag-conditions";
import type { Tags } from "../model/principal";
import { tagList, withoutTags, withTags } from "../model/tags";
import { setPolicyTags } from "../store/policies";
import { listTaggedPrincipals, updatePrincipal } from "../store/principals";
import { knownPolicy, lockedPolicy, policyNamed } from "./managed-policies";
import { pageOf } from "./paging";
import { known, locked, type Nothing, roleNamed, userNamed } from "./principals";

type PageInput = { Marker?: string; MaxItems?: number };

export const tags = {
  /** The resources that have tags, by the names that metrics know them by. */
  ListTaggedResources: internalRead<{ Limit: number }, { Resources: TaggedResource[] }>({
    handle: async (context, { Limit }) => ({
      Resources: (await listTaggedPrincipals(context.db, context.accountId, Limit)).map((principal) => ({
        Type: principal.kind === "user" ? "AWS::IAM::User" : "AWS::IAM::Role",
        Name: principal.name,
        Tags: principal.tags,
      })),
    }),
  }),

  TagUser: write<Validated<TagUserRequest, "UserName" | "Tags">, Nothing>({
    resources: userNamed,
    conditions: ({ Tags }) => requestTags(Tags),
    handle: (context, { UserName, Tags }) => tagPrincipal(context, "user", UserName, Tags),
  }),
  UntagUser: write<Validated<UntagUserRequest, "UserName" | "TagKeys">, Nothing>({
    resources: userNamed,
    conditions: ({ TagKeys }) => tagKeys(TagKeys),
    handle: (context, { UserName, TagKeys }) => untagPrincipal(context, "user", UserName, TagKeys),
  }),
  ListUserTags: read<Validated<ListUserTagsRequest, "UserName">, ListUserTagsResponse>({
    resources: userNamed,
    handle: async (context, { UserName, ...input }) => {
      const user = await known(context, "user", UserName);
      return listTags(context, user.id, user.tags, input);
    },
  }),

  TagRole: write<Validated<TagRoleRequest, "RoleName" | "Tags">, Nothing>({
    resources: roleNamed,
    conditions: ({ Tags }) => requestTags(Tags),
    handle: (context, { RoleName, Tags }) => tagPrincipal(context, "role", RoleName, Tags),
  }),
  UntagRole: write<Validated<UntagRoleRequest, "RoleName" | "TagKeys">, Nothing>({
    resources: roleNamed,
    conditions: ({ TagKeys }) => tagKeys(TagKeys),
    handle: (context, { RoleName, TagKeys }) => untagPrincipal(context, "role", RoleName, TagKeys),
  }),
  ListRoleTags: read<Validated<ListRoleTagsRequest, "RoleName">, ListRoleTagsResponse>({
    resources: roleNamed,
    handle: async (context, { RoleName, ...input }) => {
      const role = await known(context, "role", RoleName);
      return listTags(context, role.id, role.tags, input);
    },
  }),

  TagPolicy: write<Validated<TagPolicyRequest, "PolicyArn" | "Tags">, Nothing>({
    resources: policyNamed,
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, { PolicyArn, Tags }) => {
      const policy = await lockedPolicy(context, PolicyArn);
      await setPolicyTags(context.db, context.accountId, policy, withTags(policy.tags, Tags, "TagsPerPolicy"));
      return {};
    },
  }),
  UntagPolicy: write<Validated<UntagPolicyRequest, "PolicyArn" | "TagKeys">, Nothing>({
    resources: policyNamed,
    conditions: ({ TagKeys }) => tagKeys(TagKeys),
    handle: async (context, { PolicyArn, TagKeys }) => {
      const policy = await lockedPolicy(context, PolicyArn);
      await setPolicyTags(context.db, context.accountId, policy, withoutTags(policy.tags, TagKeys));
      return {};
    },
  }),
  ListPolicyTags: read<Validated<ListPolicyTagsRequest, "PolicyArn">, ListPolicyTagsResponse>({
    resources: policyNamed,
    handle: async (context, { PolicyArn, ...input }) => {
      const policy = await knownPolicy(context, PolicyArn);
      return listTags(context, policy.id, policy.tags, input);
    },
  }),
};

const TAGS_QUOTA = { user: "TagsPerUser", role: "TagsPerRole" } as const;
type Tagged = keyof typeof TAGS_QUOTA;

async function tagPrincipal(context: Context, kind: Tagged, name: string, added: Tag[]): Promise<Nothing> {
  const principal = await locked(context, kind, name);
  await updatePrincipal(context.db, principal, { tags: withTags(principal.tags, added, TAGS_QUOTA[kind]) });
  return {};
}

async function untagPrincipal(context: Context, kind: Tagged, name: string, keys: string[]): Promise<Nothing> {
  const principal = await locked(context, kind, name);
  await updatePrincipal(context.db, principal, { tags: withoutTags(principal.tags, keys) });
  return {};
}

async function listTags(context: Context, id: string, present: Tags, input: PageInput) {
  const { items, more } = await pageOf(context, ["tags", id], input, tagList(present));
  return { Tags: items, ...more };
}
