import { type CompiledPolicy, compilePolicy } from "@/lib/languages/policy/compile";
import { evaluate } from "@/lib/languages/policy/evaluate";
import { parsePolicy } from "@/lib/languages/policy/parse";
import type { ContextValues } from "@/lib/languages/policy/request-context";
import { type Context, internalRead } from "@/lib/platform/operation";
import { callerPolicies } from "../model/authority";
import { arnOf, assumedRoleOf, type Principal } from "../model/principal";
import { findPoliciesInForce } from "../store/authority";
import { roleOfArn } from "./role-to-assume";

/** A role, the service that is to take it (`firehose.amazonaws.com`), for which resource of its own, and what it wants to do then. */
export type ServiceRoleQuestion = {
  RoleArn: string;
  Service: string;
  SourceArn: string;
  Action?: string;
  Resource?: string;
};

/** `Assumable`: the role is there and trusts the service. `Allowed`: the role's own policies let it do what was asked, too. */
export type ServiceRoleAnswer = { Assumable: boolean; Allowed: boolean };

export const serviceRole = {
  /** Asked when a service is given a role, so that a mistake is told to who makes it, and again when it takes the role. */
  CheckServiceRole: internalRead<ServiceRoleQuestion, ServiceRoleAnswer>({
    handle: async (context, question) => {
      const role = await roleOfArn(context, question.RoleArn);
      if (!role || !trusts(context, role, question)) return { Assumable: false, Allowed: false };
      return { Assumable: true, Allowed: await mayDo(context, role, question) };
    },
  }),
};

function trusts({ accountId }: Context, role: Principal, { Service: name, SourceArn }: ServiceRoleQuestion): boolean {
  if (role.trustPolicy === undefined) return false;
  const policy = compilePolicy(parsePolicy(role.trustPolicy, { kind: "trust" }));
  const context: ContextValues = {
    "aws:PrincipalIsAWSService": "true",
    "aws:PrincipalServiceName": name,
    "aws:SourceAccount": accountId,
    "aws:SourceArn": SourceArn,
    // Firehose names the account so (Firehose Developer Guide, "Controlling access").
    "sts:ExternalId": accountId,
  };
  const request = {
    action: "sts:AssumeRole",
    resources: [arnOf(role)],
    principal: { kind: "service", name } as const,
    context,
  };
  return evaluate(request, { identity: [], trust: { name: role.name, policy } }).effect === "allow";
}

async function mayDo(context: Context, role: Principal, question: ServiceRoleQuestion): Promise<boolean> {
  const { Action: action, Resource: resource, SourceArn } = question;
  if (action === undefined) return true;
  const { db, accountId, region, now } = context;
  const policies = callerPolicies(await findPoliciesInForce(db, accountId, role.id, []), false, compiled);
  const { arn } = assumedRoleOf(role, "service");
  const keys = {
    "aws:RequestedRegion": region,
    "aws:CurrentTime": now.toISOString(),
    "aws:SourceArn": SourceArn,
    "aws:PrincipalArn": arnOf(role),
    "aws:PrincipalAccount": accountId,
    "aws:SecureTransport": "true",
  };
  const principal = { kind: "assumedRole", accountId, arn, roleArn: arnOf(role) } as const;
  return evaluate({ action, resources: [resource ?? "*"], principal, context: keys }, policies).effect === "allow";
}

function compiled(document: string): CompiledPolicy {
  return compilePolicy(parsePolicy(document));
}
