import type { AssumeRoleRequest, AssumeRoleResponse } from "@aws-sdk/client-sts";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy, policySize } from "@/lib/languages/policy/parse";
import type { ContextValues } from "@/lib/languages/policy/request-context";
import { parseArn } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import type { Asked, Context, Resource, Validated } from "@/lib/platform/operation";
import { settings } from "@/lib/platform/settings";
import { validationError } from "../model/faults";
import { checkPolicy } from "../model/policy-text";
import { arnOf, assumedRoleOf, KINDS, type Principal } from "../model/principal";
import { findPrincipal } from "../store/principals";
import { attachable } from "./managed-policies";
import { credentialsOutput, issueSession } from "./temporary-credentials";

const HOUR = 3600;

/** What a session policy and the ARNs beside it may measure together (STS API Reference, "AssumeRole"). */
const SESSION_POLICY_SIZE = 2048;

type Input = Validated<AssumeRoleRequest, "RoleArn" | "RoleSessionName">;

/** Gives out credentials of a role. Policies, the role's trust policy among them, have been asked by now. */
export async function assumeRole(context: Context, input: Input): Promise<AssumeRoleResponse> {
  const role = await roleOfArn(context, input.RoleArn);
  if (!role || !rootMay(context)) throw notAllowed(context, input.RoleArn);
  const seconds = input.DurationSeconds ?? HOUR;
  if (context.caller.identity.type === "AssumedRole" && seconds > HOUR) {
    throw validationError(
      "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
    );
  }
  if (seconds > (role.maxSessionSeconds ?? HOUR)) {
    throw validationError("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
  }
  const packedSize = await checkSessionPolicies(context, input);
  const session = await issueSession(context, seconds, {
    kind: "role",
    principalId: role.id,
    name: input.RoleSessionName,
    policy: input.Policy,
    policyArns: policyArnsOf(input),
  });
  const { arn, id } = assumedRoleOf(role, input.RoleSessionName);
  return {
    Credentials: credentialsOutput(session),
    AssumedRoleUser: { AssumedRoleId: id, Arn: arn },
    PackedPolicySize: packedSize,
  };
}

/** The role and its trust policy, which must allow beside the policies of the caller. */
export async function roleToAssume({ RoleArn }: Partial<Input>, asked: Asked): Promise<Resource[]> {
  if (typeof RoleArn !== "string") return [];
  const role = await roleOfArn(asked, RoleArn);
  if (role?.trustPolicy === undefined) return [{ arn: RoleArn, type: KINDS.role.type }];
  const policy = compilePolicy(parsePolicy(role.trustPolicy, { kind: "trust" }));
  return [{ arn: RoleArn, type: KINDS.role.type, tags: role.tags, trust: { name: role.name, policy } }];
}

export function assumeRoleConditions({ RoleSessionName, ExternalId }: Partial<Input>): ContextValues {
  return {
    ...(typeof RoleSessionName === "string" ? { "sts:RoleSessionName": RoleSessionName } : {}),
    ...(typeof ExternalId === "string" ? { "sts:ExternalId": ExternalId } : {}),
  };
}

async function roleOfArn({ db, accountId }: Asked, arn: string): Promise<Principal | undefined> {
  const parsed = parseArn(arn);
  const name = parsed?.resource.split("/").at(-1);
  if (parsed?.service !== "iam" || parsed.accountId !== accountId || !name) return undefined;
  const role = await findPrincipal(db, accountId, "role", name);
  return role && arnOf(role) === arn ? role : undefined;
}

/** The root user may not assume roles, except in open mode, where every program is the root user. */
function rootMay({ caller }: Context): boolean {
  return caller.identity.type !== "Root" || settings().auth === "open";
}

/** A role that is not there and one that is not allowed are one answer. */
function notAllowed({ caller }: Context, roleArn: string): AwsError {
  const { identity } = caller;
  if (identity.type === "Root") return new AwsError("AccessDenied", "Roles may not be assumed by root accounts.");
  const who = identity.type === "AWSService" ? identity.service : identity.arn;
  return new AwsError(
    "AccessDenied",
    `User: ${who} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
  );
}

/** Answers how full the allowance is, in percent; undefined when nothing narrows the session. */
async function checkSessionPolicies(context: Context, input: Input): Promise<number | undefined> {
  const arns = policyArnsOf(input);
  if (input.Policy === undefined && arns.length === 0) return undefined;
  if (input.Policy !== undefined) checkPolicy(input.Policy, "session");
  for (const arn of arns) {
    if (await attachable(context, arn)) continue;
    throw new AwsError("MalformedPolicyDocumentException", `The policy ${arn} does not exist or is not attachable.`);
  }
  const size = [input.Policy ?? "", ...arns].reduce((sum, text) => sum + policySize(text), 0);
  const percent = Math.ceil((size / SESSION_POLICY_SIZE) * 100);
  if (percent <= 100) return percent;
  throw new AwsError(
    "PackedPolicyTooLargeException",
    `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`,
  );
}

function policyArnsOf({ PolicyArns = [] }: Input): string[] {
  return PolicyArns.flatMap(({ arn }) => arn ?? []);
}
