import type { AssumeRoleRequest, AssumeRoleResponse } from "@aws-sdk/client-sts";
import type { ContextValues } from "@/lib/languages/policy/request-context";
import type { Caller } from "@/lib/platform/caller";
import { now } from "@/lib/platform/clock";
import { AwsError } from "@/lib/platform/errors";
import type { Asked, Context, Resource, Validated } from "@/lib/platform/operation";
import { settings } from "@/lib/platform/settings";
import { requestTags } from "@/lib/platform/tag-conditions";
import { validationError } from "../model/faults";
import { assumedRoleOf } from "../model/principal";
import { sessionTagsOf } from "../model/session-tags";
import { checkTokenCode } from "./mfa-codes";
import { roleOfArn, roleToAssume } from "./role-to-assume";
import { checkSessionPolicies, policyArnsOf } from "./session-policies";
import { credentialsOutput, issueSession } from "./temporary-credentials";

const HOUR = 3600;

type Input = Validated<AssumeRoleRequest, "RoleArn" | "RoleSessionName">;

/** Gives out credentials of a role. Policies, the role's trust policy among them, have been asked by now. */
export async function assumeRole(context: Context, input: Input): Promise<AssumeRoleResponse> {
  const { caller } = context;
  const role = await roleOfArn(context, input.RoleArn);
  if (!role || !rootMay(caller)) throw notAllowed(caller, input.RoleArn);
  const seconds = input.DurationSeconds ?? HOUR;
  if (caller.identity.type === "AssumedRole" && seconds > HOUR) {
    throw validationError(
      "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
    );
  }
  if (seconds > (role.maxSessionSeconds ?? HOUR)) {
    throw validationError("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
  }
  const tags = sessionTagsOf(input.Tags, input.TransitiveTagKeys, caller.session?.transitiveTags);
  const packedSize = await checkSessionPolicies(context, input, tags.tags);
  const sourceIdentity = sourceIdentityOf(caller, input);
  const session = await issueSession(context, seconds, {
    kind: "role",
    principalId: role.id,
    name: input.RoleSessionName,
    policy: input.Policy,
    policyArns: policyArnsOf(input),
    mfaAuthenticated: input.TokenCode !== undefined || isMfaOfConsole(caller),
    sourceIdentity,
    ...tags,
  });
  const { arn, id } = assumedRoleOf(role, input.RoleSessionName);
  return {
    Credentials: credentialsOutput(session),
    AssumedRoleUser: { AssumedRoleId: id, Arn: arn },
    PackedPolicySize: packedSize,
    SourceIdentity: sourceIdentity,
  };
}

/** Tags and a source identity need rights of their own, from the caller's policies and from the role's trust policy. */
export function assumedRole(input: Partial<Input>, asked: Asked): Promise<Resource[]> {
  const { session } = asked.caller;
  const hasTags = Boolean(input.Tags?.length || input.TransitiveTagKeys?.length);
  const hasSource = input.SourceIdentity !== undefined || session?.sourceIdentity !== undefined;
  const actions = [
    "sts:AssumeRole",
    ...(hasTags ? ["sts:TagSession"] : []),
    ...(hasSource ? ["sts:SetSourceIdentity"] : []),
  ];
  return roleToAssume(input.RoleArn, actions, asked);
}

/** The second factor is checked here, before the trust policy asks whether there was one; a code is used up by it. */
export async function assumeRoleConditions(input: Partial<Input>, asked: Asked): Promise<ContextValues> {
  const { RoleSessionName, ExternalId, Tags, TransitiveTagKeys, SourceIdentity } = input;
  const { caller } = asked;
  const isGood = await checkTokenCode({ ...asked, identity: caller.identity, now: now() }, input);
  return {
    ...(typeof RoleSessionName === "string" ? { "sts:RoleSessionName": RoleSessionName } : {}),
    ...(typeof ExternalId === "string" ? { "sts:ExternalId": ExternalId } : {}),
    ...(typeof SourceIdentity === "string" ? { "sts:SourceIdentity": SourceIdentity } : {}),
    ...requestTags(Tags),
    ...(Array.isArray(TransitiveTagKeys) && TransitiveTagKeys.length > 0
      ? { "sts:TransitiveTagKeys": TransitiveTagKeys }
      : {}),
    ...(isGood ? { "aws:MultiFactorAuthPresent": "true", "aws:MultiFactorAuthAge": "0" } : {}),
  };
}

/** Once set, a source identity stays through every role that is assumed from there (IAM User Guide, "Monitor and control actions"). */
function sourceIdentityOf({ session }: Caller, { SourceIdentity: asked }: Input): string | undefined {
  const present = session?.sourceIdentity;
  if (present === undefined || asked === undefined || asked === present) return present ?? asked;
  throw new AwsError("AccessDenied", "SourceIdentity cannot be changed once it is set for a session.");
}

/** Somebody who signed in to the console with a second factor keeps it through a switch of roles. */
function isMfaOfConsole({ origin, session }: Caller): boolean {
  return origin.viaConsole === true && session?.mfaAuthenticated === true;
}

/** The root user may not assume roles, except in open mode, where every program is the root user. */
function rootMay({ identity }: Caller): boolean {
  return identity.type !== "Root" || settings().auth === "open";
}

/** A role that is not there and one that is not allowed are one answer. */
function notAllowed({ identity }: Caller, roleArn: string): AwsError {
  if (identity.type === "Root") return new AwsError("AccessDenied", "Roles may not be assumed by root accounts.");
  const who = identity.type === "AWSService" ? identity.service : identity.arn;
  return new AwsError(
    "AccessDenied",
    `User: ${who} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
  );
}
