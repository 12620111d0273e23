import type {
  CreateServiceLinkedRoleRequest,
  CreateServiceLinkedRoleResponse,
  DeleteServiceLinkedRoleRequest,
  DeleteServiceLinkedRoleResponse,
  GetServiceLinkedRoleDeletionStatusRequest,
  GetServiceLinkedRoleDeletionStatusResponse,
} from "@aws-sdk/client-iam";
import type { ContextValues } from "@/lib/languages/policy/request-context";
import { newIamId } from "@/lib/platform/identifiers";
import { type Asked, type Resource, read, type Validated, write } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { invalidInput, noSuch, noSuchPrincipal } from "../model/faults";
import { KINDS, type Principal, principalArn } from "../model/principal";
import { PRINCIPALS_QUOTA, withinQuota } from "../model/quota";
import { isServiceLinked, serviceLinkedRole } from "../model/service-linked-role";
import { countPrincipals, deletePrincipal, insertPrincipal } from "../store/principals";
import { locked, roleNamed } from "./principals";
import { roleDetail } from "./roles";
import { endTrust } from "./trusted-principals";

const HOUR = 3600;

export const serviceLinkedRoles = {
  CreateServiceLinkedRole: write<
    Validated<CreateServiceLinkedRoleRequest, "AWSServiceName">,
    CreateServiceLinkedRoleResponse
  >({
    resources: newRole,
    conditions: ({ AWSServiceName: service }) => serviceKey(service),
    handle: async ({ accountId, db, now }, { AWSServiceName, CustomSuffix, Description }) => {
      const { name, path, trustPolicy } = serviceLinkedRole(AWSServiceName, CustomSuffix);
      const role: Principal = {
        accountId,
        kind: "role",
        id: newIamId(KINDS.role.idPrefix),
        name,
        path,
        tags: {},
        trustPolicy,
        description: Description,
        maxSessionSeconds: HOUR,
        createdAt: now,
      };
      if (!(await insertPrincipal(db, role))) {
        throw invalidInput(`Service role name ${name} has been taken in this account, please try a different suffix.`);
      }
      withinQuota(PRINCIPALS_QUOTA.role, await countPrincipals(db, accountId, "role"));
      return { Role: roleDetail(role) };
    },
  }),

  /** Nothing here lives off such a role, so it goes at once; AWS's task id is answered all the same. */
  DeleteServiceLinkedRole: write<
    Validated<DeleteServiceLinkedRoleRequest, "RoleName">,
    DeleteServiceLinkedRoleResponse
  >({
    resources: linkedRole,
    handle: async (context, { RoleName }) => {
      const role = await locked(context, "role", RoleName);
      if (!isServiceLinked(role)) throw noSuchPrincipal("role", RoleName);
      await endTrust(context, role);
      await deletePrincipal(context.db, role);
      const task = `task${role.path}${role.name}`;
      return { DeletionTaskId: `${task}/${sealPageToken(role.id, [context.accountId, task])}` };
    },
  }),

  GetServiceLinkedRoleDeletionStatus: read<
    Validated<GetServiceLinkedRoleDeletionStatusRequest, "DeletionTaskId">,
    GetServiceLinkedRoleDeletionStatusResponse
  >({
    resources: taskRole,
    handle: async ({ accountId }, { DeletionTaskId }) => {
      const end = DeletionTaskId.lastIndexOf("/");
      const task = DeletionTaskId.slice(0, end);
      if (!task.startsWith("task/aws-service-role/")) throw invalidInput("Invalid deletion task id.");
      const roleId = openPageToken<string>(DeletionTaskId.slice(end + 1), [accountId, task]);
      if (roleId === undefined) throw noSuch(`Deletion task ${DeletionTaskId} cannot be found.`);
      return { Status: "SUCCEEDED" };
    },
  }),
};

function newRole(
  { AWSServiceName: service, CustomSuffix }: Partial<CreateServiceLinkedRoleRequest>,
  { accountId }: Asked,
): Resource[] {
  if (typeof service !== "string") return [];
  const { name, path } = serviceLinkedRole(service, CustomSuffix);
  return [{ arn: principalArn(accountId, "role", path, name), type: KINDS.role.type }];
}

async function linkedRole(input: { RoleName?: string }, asked: Asked): Promise<Resource[]> {
  const resources = await roleNamed(input, asked);
  return resources.map((role) => ({ ...role, conditions: { ...role.conditions, ...serviceKey(serviceIn(role.arn)) } }));
}

function taskRole({ DeletionTaskId: id }: { DeletionTaskId?: unknown }, { accountId }: Asked): Resource[] {
  const [, path, name] = (typeof id === "string" && /^task(\/.*\/)([^/]+)\/[^/]+$/.exec(id)) || [];
  if (!path || !name) return [];
  return [{ arn: principalArn(accountId, "role", path, name), conditions: serviceKey(serviceIn(path)) }];
}

/** The service whose role it is (IAM User Guide, "Service-linked role permissions"). */
function serviceKey(service: unknown): ContextValues {
  return typeof service === "string" ? { "iam:AWSServiceName": service } : {};
}

function serviceIn(path: string): string | undefined {
  return /\/aws-service-role\/([^/]+)\//.exec(path)?.[1];
}
