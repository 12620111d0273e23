import type {
  AttachRolePolicyRequest,
  DeleteRolePolicyRequest,
  DetachRolePolicyRequest,
  GetRolePolicyRequest,
  GetRolePolicyResponse,
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse,
  ListRolePoliciesRequest,
  ListRolePoliciesResponse,
  PutRolePolicyRequest,
} from "@aws-sdk/client-iam";
import { read, type Validated, write } from "@/lib/platform/operation";
import {
  attach,
  deleteInline,
  detach,
  getInline,
  listAttachedTo,
  listInline,
  policyCondition,
  putInline,
  withPolicy,
} from "./principal-policies";
import { boundedRoleNamed, type Nothing, roleNamed } from "./principals";

export const rolePolicies = {
  PutRolePolicy: write<Validated<PutRolePolicyRequest, "RoleName" | "PolicyName" | "PolicyDocument">, Nothing>({
    resources: boundedRoleNamed,
    handle: (context, { RoleName, PolicyName, PolicyDocument }) =>
      putInline(context, "role", RoleName, { name: PolicyName, document: PolicyDocument }),
  }),

  GetRolePolicy: read<Validated<GetRolePolicyRequest, "RoleName" | "PolicyName">, GetRolePolicyResponse>({
    resources: roleNamed,
    handle: async (context, input) => {
      const { ownerName, ...policy } = await getInline(context, "role", input.RoleName, input.PolicyName);
      return { RoleName: ownerName, ...policy };
    },
  }),

  ListRolePolicies: read<Validated<ListRolePoliciesRequest, "RoleName">, ListRolePoliciesResponse>({
    resources: roleNamed,
    handle: (context, { RoleName, ...input }) => listInline(context, "role", RoleName, input),
  }),

  DeleteRolePolicy: write<Validated<DeleteRolePolicyRequest, "RoleName" | "PolicyName">, Nothing>({
    resources: boundedRoleNamed,
    handle: (context, { RoleName, PolicyName }) => deleteInline(context, "role", RoleName, PolicyName),
  }),

  AttachRolePolicy: write<Validated<AttachRolePolicyRequest, "RoleName" | "PolicyArn">, Nothing>({
    resources: (input, asked) => withPolicy(boundedRoleNamed(input, asked), input.PolicyArn),
    conditions: policyCondition,
    handle: (context, { RoleName, PolicyArn }) => attach(context, "role", RoleName, PolicyArn),
  }),

  DetachRolePolicy: write<Validated<DetachRolePolicyRequest, "RoleName" | "PolicyArn">, Nothing>({
    resources: (input, asked) => withPolicy(boundedRoleNamed(input, asked), input.PolicyArn),
    conditions: policyCondition,
    handle: (context, { RoleName, PolicyArn }) => detach(context, "role", RoleName, PolicyArn),
  }),

  ListAttachedRolePolicies: read<
    Validated<ListAttachedRolePoliciesRequest, "RoleName">,
    ListAttachedRolePoliciesResponse
  >({
    resources: roleNamed,
    handle: (context, { RoleName, ...input }) => listAttachedTo(context, "role", RoleName, input),
  }),
};
