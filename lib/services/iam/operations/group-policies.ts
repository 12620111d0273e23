import type {
  AttachGroupPolicyRequest,
  DeleteGroupPolicyRequest,
  DetachGroupPolicyRequest,
  GetGroupPolicyRequest,
  GetGroupPolicyResponse,
  ListAttachedGroupPoliciesRequest,
  ListAttachedGroupPoliciesResponse,
  ListGroupPoliciesRequest,
  ListGroupPoliciesResponse,
  PutGroupPolicyRequest,
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
import { groupNamed, type Nothing } from "./principals";

export const groupPolicies = {
  PutGroupPolicy: write<Validated<PutGroupPolicyRequest, "GroupName" | "PolicyName" | "PolicyDocument">, Nothing>({
    resources: groupNamed,
    handle: (context, { GroupName, PolicyName, PolicyDocument }) =>
      putInline(context, "group", GroupName, { name: PolicyName, document: PolicyDocument }),
  }),

  GetGroupPolicy: read<Validated<GetGroupPolicyRequest, "GroupName" | "PolicyName">, GetGroupPolicyResponse>({
    resources: groupNamed,
    handle: async (context, input) => {
      const { ownerName, ...policy } = await getInline(context, "group", input.GroupName, input.PolicyName);
      return { GroupName: ownerName, ...policy };
    },
  }),

  ListGroupPolicies: read<Validated<ListGroupPoliciesRequest, "GroupName">, ListGroupPoliciesResponse>({
    resources: groupNamed,
    handle: (context, { GroupName, ...input }) => listInline(context, "group", GroupName, input),
  }),

  DeleteGroupPolicy: write<Validated<DeleteGroupPolicyRequest, "GroupName" | "PolicyName">, Nothing>({
    resources: groupNamed,
    handle: (context, { GroupName, PolicyName }) => deleteInline(context, "group", GroupName, PolicyName),
  }),

  AttachGroupPolicy: write<Validated<AttachGroupPolicyRequest, "GroupName" | "PolicyArn">, Nothing>({
    resources: (input, asked) => withPolicy(groupNamed(input, asked), input.PolicyArn),
    conditions: policyCondition,
    handle: (context, { GroupName, PolicyArn }) => attach(context, "group", GroupName, PolicyArn),
  }),

  DetachGroupPolicy: write<Validated<DetachGroupPolicyRequest, "GroupName" | "PolicyArn">, Nothing>({
    resources: (input, asked) => withPolicy(groupNamed(input, asked), input.PolicyArn),
    conditions: policyCondition,
    handle: (context, { GroupName, PolicyArn }) => detach(context, "group", GroupName, PolicyArn),
  }),

  ListAttachedGroupPolicies: read<
    Validated<ListAttachedGroupPoliciesRequest, "GroupName">,
    ListAttachedGroupPoliciesResponse
  >({
    resources: groupNamed,
    handle: (context, { GroupName, ...input }) => listAttachedTo(context, "group", GroupName, input),
  }),
};
