import type {
  CreateRoleRequest,
  CreateRoleResponse,
  DeleteRoleRequest,
  GetRoleRequest,
  GetRoleResponse,
  ListRolesRequest,
  ListRolesResponse,
  Role,
  UpdateAssumeRolePolicyRequest,
  UpdateRoleDescriptionRequest,
  UpdateRoleDescriptionResponse,
  UpdateRoleRequest,
  UpdateRoleResponse,
} from "@aws-sdk/client-iam";
import { newIamId } from "@/lib/platform/identifiers";
import { read, type Validated, write } from "@/lib/platform/operation";
import { requestTags } from "@/lib/platform/tag-conditions";
import { cannotDelete, invalidInput, principalExists } from "../model/faults";
import { encodePolicy } from "../model/policy-text";
import { arnOf, KINDS, type Principal } from "../model/principal";
import { PRINCIPALS_QUOTA, withinQuota } from "../model/quota";
import { isServiceLinked } from "../model/service-linked-role";
import { tagList, withTags } from "../model/tags";
import { listInstanceProfiles } from "../store/instance-profiles";
import { countPrincipals, deletePrincipal, insertPrincipal, updatePrincipal } from "../store/principals";
import { boundaryCondition, boundaryOutput, checkBoundary } from "./boundaries";
import { refuseWhilePolicies } from "./principal-policies";
import {
  known,
  listResource,
  locked,
  lockedForRights,
  type Nothing,
  newPrincipalResource,
  pageOfKind,
  roleNamed,
} from "./principals";
import { checkTrusted, endTrust } from "./trusted-principals";

const DEFAULT_SESSION_SECONDS = 3600;

export const roles = {
  CreateRole: write<Validated<CreateRoleRequest, "RoleName" | "AssumeRolePolicyDocument">, CreateRoleResponse>({
    resources: ({ Path, RoleName }, asked) => newPrincipalResource("role", Path, RoleName, asked),
    conditions: ({ Tags, PermissionsBoundary }) => ({
      ...requestTags(Tags),
      ...boundaryCondition(PermissionsBoundary),
    }),
    handle: async (context, input) => {
      await checkTrusted(context, input.AssumeRolePolicyDocument);
      if (isServiceLinked({ path: input.Path ?? "/" })) throw invalidInput("The path /aws-service-role/ is reserved.");
      await checkBoundary(context, input.PermissionsBoundary);
      const role: Principal = {
        accountId: context.accountId,
        kind: "role",
        id: newIamId(KINDS.role.idPrefix),
        name: input.RoleName,
        path: input.Path ?? "/",
        boundaryArn: input.PermissionsBoundary,
        tags: withTags({}, input.Tags ?? [], "TagsPerRole"),
        trustPolicy: input.AssumeRolePolicyDocument,
        description: input.Description,
        maxSessionSeconds: input.MaxSessionDuration ?? DEFAULT_SESSION_SECONDS,
        createdAt: context.now,
      };
      if (!(await insertPrincipal(context.db, role))) throw principalExists("role", role.name);
      withinQuota(PRINCIPALS_QUOTA.role, await countPrincipals(context.db, context.accountId, "role"));
      return { Role: roleDetail(role) };
    },
  }),

  GetRole: read<Validated<GetRoleRequest, "RoleName">, GetRoleResponse>({
    resources: roleNamed,
    handle: async (context, { RoleName }) => ({ Role: roleDetail(await known(context, "role", RoleName)) }),
  }),

  ListRoles: read<ListRolesRequest, ListRolesResponse>({
    resources: ({ PathPrefix }, asked) => listResource("role", PathPrefix, asked),
    handle: async (context, input) => {
      const { items, more } = await pageOfKind(context, "role", input);
      return { Roles: items.map(roleSummary), ...more };
    },
  }),

  UpdateRole: write<Validated<UpdateRoleRequest, "RoleName">, UpdateRoleResponse>({
    resources: roleNamed,
    handle: async (context, { RoleName, Description, MaxSessionDuration }) => {
      const role = await locked(context, "role", RoleName);
      await updatePrincipal(context.db, role, { description: Description, maxSessionSeconds: MaxSessionDuration });
      return {};
    },
  }),

  UpdateRoleDescription: write<
    Validated<UpdateRoleDescriptionRequest, "RoleName" | "Description">,
    UpdateRoleDescriptionResponse
  >({
    resources: roleNamed,
    handle: async (context, { RoleName, Description }) => {
      const role = await locked(context, "role", RoleName);
      await updatePrincipal(context.db, role, { description: Description });
      return { Role: roleDetail({ ...role, description: Description }) };
    },
  }),

  UpdateAssumeRolePolicy: write<Validated<UpdateAssumeRolePolicyRequest, "RoleName" | "PolicyDocument">, Nothing>({
    resources: roleNamed,
    handle: async (context, { RoleName, PolicyDocument }) => {
      const role = await lockedForRights(context, "role", RoleName);
      await checkTrusted(context, PolicyDocument);
      await updatePrincipal(context.db, role, { trustPolicy: PolicyDocument });
      return {};
    },
  }),

  /** Sessions of the role end with it. */
  DeleteRole: write<Validated<DeleteRoleRequest, "RoleName">, Nothing>({
    resources: roleNamed,
    handle: async (context, { RoleName }) => {
      const role = await lockedForRights(context, "role", RoleName);
      const page = { pathPrefix: "/", roleId: role.id, after: undefined, limit: 1 };
      if ((await listInstanceProfiles(context.db, context.accountId, page)).length > 0) {
        throw cannotDelete("remove roles from instance profile");
      }
      await refuseWhilePolicies(context, role);
      await endTrust(context, role);
      await deletePrincipal(context.db, role);
      return {};
    },
  }),
};

/** A role as lists show it: without tags, boundary and last use (IAM API Reference, "ListRoles"). */
export function roleSummary(role: Principal): Role {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: arnOf(role),
    CreateDate: role.createdAt,
    AssumeRolePolicyDocument: encodePolicy(role.trustPolicy ?? ""),
    Description: role.description,
    MaxSessionDuration: role.maxSessionSeconds,
  };
}

export function roleDetail(role: Principal): Role {
  return {
    ...roleSummary(role),
    PermissionsBoundary: boundaryOutput(role.boundaryArn),
    Tags: tagList(role.tags),
    RoleLastUsed: { LastUsedDate: role.lastUsedAt, Region: role.lastUsedRegion },
  };
}
