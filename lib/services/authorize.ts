import { evaluate } from "@/lib/languages/policy/evaluate";
import type { Caller } from "@/lib/platform/caller";
import { AwsError } from "@/lib/platform/errors";
import type { Resource } from "@/lib/platform/operation";

/**
 * Passes when the caller may perform the action on every resource, else throws AccessDenied in AWS's words.
 * The root user and the parts of Mirante itself are not bound by policies, as in AWS.
 */
export function authorize(caller: Caller, action: string, resources: Resource[], at: Date): void {
  const { identity } = caller;
  if (identity.type === "Root" || identity.type === "AWSService") return;
  const arns = resources.length > 0 ? resources.map(({ arn }) => arn) : ["*"];
  const decision = evaluate({ action, resources: arns, context: conditionKeys(caller, at) }, caller.policies);
  if (decision.effect === "allow") return;
  throw new AwsError(
    "AccessDenied",
    `User: ${identity.arn} is not authorized to perform: ${action} on resource: ${decision.resource ?? arns[0]} ${decision.reason}`,
  );
}

/** The global condition keys that we can know (IAM User Guide, "AWS global condition context keys"). */
function conditionKeys(caller: Caller, at: Date): Record<string, string | string[]> {
  const { identity, origin, session, tags = {} } = caller;
  const named: Record<string, string | string[]> = {
    "aws:CurrentTime": at.toISOString(),
    "aws:EpochTime": String(Math.floor(at.getTime() / 1000)),
    "aws:PrincipalAccount": caller.accountId,
    "aws:RequestedRegion": caller.region,
    "aws:SecureTransport": String(origin.tls !== undefined),
    "aws:SourceIp": origin.sourceIPAddress,
    "aws:UserAgent": origin.userAgent,
    ...(session ? { "aws:MultiFactorAuthPresent": String(session.mfaAuthenticated) } : {}),
  };
  if (identity.type === "IAMUser") {
    Object.assign(named, {
      "aws:username": identity.userName,
      "aws:userid": identity.userId,
      "aws:PrincipalArn": identity.arn,
      "aws:PrincipalType": "User",
    });
  }
  if (identity.type === "AssumedRole") {
    Object.assign(named, {
      "aws:userid": identity.principalId,
      "aws:PrincipalArn": identity.role.arn,
      "aws:PrincipalType": "AssumedRole",
    });
  }
  for (const [key, value] of Object.entries(tags)) named[`aws:PrincipalTag/${key}`] = value;
  return named;
}
