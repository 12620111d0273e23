import type {
  AttachUserPolicyRequest,
  DeleteUserPolicyRequest,
  DetachUserPolicyRequest,
  GetUserPolicyRequest,
  GetUserPolicyResponse,
  ListAttachedUserPoliciesRequest,
  ListAttachedUserPoliciesResponse,
  ListUserPoliciesRequest,
  ListUserPoliciesResponse,
  PutUserPolicyRequest,
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
import { boundedUserNamed, type Nothing, userNamed } from "./principals";

export const userPolicies = {
  PutUserPolicy: write<Validated<PutUserPolicyRequest, "UserName" | "PolicyName" | "PolicyDocument">, Nothing>({
    resources: boundedUserNamed,
    handle: (context, { UserName, PolicyName, PolicyDocument }) =>
      putInline(context, "user", UserName, { name: PolicyName, document: PolicyDocument }),
  }),

  GetUserPolicy: read<Validated<GetUserPolicyRequest, "UserName" | "PolicyName">, GetUserPolicyResponse>({
    resources: userNamed,
    handle: async (context, input) => {
      const { ownerName, ...policy } = await getInline(context, "user", input.UserName, input.PolicyName);
      return { UserName: ownerName, ...policy };
    },
  }),

  ListUserPolicies: read<Validated<ListUserPoliciesRequest, "UserName">, ListUserPoliciesResponse>({
    resources: userNamed,
    handle: (context, { UserName, ...input }) => listInline(context, "user", UserName, input),
  }),

  DeleteUserPolicy: write<Validated<DeleteUserPolicyRequest, "UserName" | "PolicyName">, Nothing>({
    resources: boundedUserNamed,
    handle: (context, { UserName, PolicyName }) => deleteInline(context, "user", UserName, PolicyName),
  }),

  AttachUserPolicy: write<Validated<AttachUserPolicyRequest, "UserName" | "PolicyArn">, Nothing>({
    resources: (input, asked) => withPolicy(boundedUserNamed(input, asked), input.PolicyArn),
    conditions: policyCondition,
    handle: (context, { UserName, PolicyArn }) => attach(context, "user", UserName, PolicyArn),
  }),

  DetachUserPolicy: write<Validated<DetachUserPolicyRequest, "UserName" | "PolicyArn">, Nothing>({
    resources: (input, asked) => withPolicy(boundedUserNamed(input, asked), input.PolicyArn),
    conditions: policyCondition,
    handle: (context, { UserName, PolicyArn }) => detach(context, "user", UserName, PolicyArn),
  }),

  ListAttachedUserPolicies: read<
    Validated<ListAttachedUserPoliciesRequest, "UserName">,
    ListAttachedUserPoliciesResponse
  >({
    resources: userNamed,
    handle: (context, { UserName, ...input }) => listAttachedTo(context, "user", UserName, input),
  }),
};
