import type {
  AttachedPermissionsBoundary,
  DeleteRolePermissionsBoundaryRequest,
  DeleteUserPermissionsBoundaryRequest,
  PutRolePermissionsBoundaryRequest,
  PutUserPermissionsBoundaryRequest,
} from "@aws-sdk/client-iam";
import type { ContextValues } from "@/lib/languages/policy/request-context";
import { type Context, type Validated, write } from "@/lib/platform/operation";
import { noSuch } from "../model/faults";
import type { PrincipalKind } from "../model/principal";
import { updatePrincipal } from "../store/principals";
import { attachable } from "./managed-policies";
import { boundedRoleNamed, boundedUserNamed, lockedForRights, type Nothing, roleNamed, userNamed } from "./principals";

export const boundaries = {
  PutUserPermissionsBoundary: write<
    Validated<PutUserPermissionsBoundaryRequest, "UserName" | "PermissionsBoundary">,
    Nothing
  >({
    resources: userNamed,
    conditions: ({ PermissionsBoundary }) => boundaryCondition(PermissionsBoundary),
    handle: (context, { UserName, PermissionsBoundary }) => setBoundary(context, "user", UserName, PermissionsBoundary),
  }),

  DeleteUserPermissionsBoundary: write<Validated<DeleteUserPermissionsBoundaryRequest, "UserName">, Nothing>({
    resources: boundedUserNamed,
    handle: (context, { UserName }) => setBoundary(context, "user", UserName, null),
  }),

  PutRolePermissionsBoundary: write<
    Validated<PutRolePermissionsBoundaryRequest, "RoleName" | "PermissionsBoundary">,
    Nothing
  >({
    resources: roleNamed,
    conditions: ({ PermissionsBoundary }) => boundaryCondition(PermissionsBoundary),
    handle: (context, { RoleName, PermissionsBoundary }) => setBoundary(context, "role", RoleName, PermissionsBoundary),
  }),

  DeleteRolePermissionsBoundary: write<Validated<DeleteRolePermissionsBoundaryRequest, "RoleName">, Nothing>({
    resources: boundedRoleNamed,
    handle: (context, { RoleName }) => setBoundary(context, "role", RoleName, null),
  }),
};

/** Throws NoSuchEntity when there is no such policy to be a boundary. */
export async function checkBoundary(context: Context, arn: string | undefined): Promise<void> {
  if (arn === undefined || (await attachable(context, arn))) return;
  throw noSuch(`Scope ARN: ${arn} does not exist or is not attachable.`);
}

export function boundaryCondition(arn: unknown): ContextValues {
  return typeof arn === "string" ? { "iam:PermissionsBoundary": arn } : {};
}

export function boundaryOutput(arn: string | undefined): AttachedPermissionsBoundary | undefined {
  return arn === undefined
    ? undefined
    : { PermissionsBoundaryType: "PermissionsBoundaryPolicy", PermissionsBoundaryArn: arn };
}

async function setBoundary(context: Context, kind: PrincipalKind, name: string, arn: string | null): Promise<Nothing> {
  const principal = await lockedForRights(context, kind, name);
  if (arn === null && principal.boundaryArn === undefined) {
    throw noSuch(`The permissions boundary of ${kind} ${name} cannot be found.`);
  }
  await checkBoundary(context, arn ?? undefined);
  await updatePrincipal(context.db, principal, { boundaryArn: arn });
  return {};
}
