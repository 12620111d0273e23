import { accessDeniedMessage } from "@/lib/languages/policy/access-denied";
import { type Decision, evaluate } from "@/lib/languages/policy/evaluate";
import type { Principal } from "@/lib/languages/policy/principal";
import type { ContextValues } from "@/lib/languages/policy/request-context";
import { parseArn } from "@/lib/platform/arn";
import { type Caller, type Identity, principalOf as nameOf } from "@/lib/platform/caller";
import { callerConditions } from "@/lib/platform/caller-conditions";
import { AwsError } from "@/lib/platform/errors";
import type { Resource } from "@/lib/platform/operation";

/**
 * STS answers these to everyone whose credentials are good: no policy can allow or deny them
 * (STS API Reference, "GetCallerIdentity"; IAM User Guide, "Permissions for GetSessionToken").
 */
const BEYOND_POLICIES = new Set(["sts:GetCallerIdentity", "sts:GetSessionToken"]);

const WHOLE_SERVICE: Resource = { arn: "*" };

/**
 * Passes when the caller may perform the action on every resource, else throws AccessDenied in AWS's words.
 * The root user is not bound by policies, as in AWS, nor are the parts of Mirante itself, but for the trust policies of roles.
 * `conditions` are the condition keys of this request besides the global ones.
 */
export function authorize(
  caller: Caller,
  action: string,
  resources: Resource[],
  conditions: ContextValues,
  at: Date,
): void {
  const { identity } = caller;
  if (identity.type === "Root" || BEYOND_POLICIES.has(action)) return;
  // Nobody takes a role that does not trust them, and that is all that binds the parts of Mirante.
  if (identity.type === "AWSService" && !resources.some(({ trust }) => trust)) return;
  const context = { ...callerConditions(caller, at), ...conditions };
  const refused = questionsOf(action, resources)
    .map((question) => ({ ...decide(caller, question, context), action: question.action }))
    .filter(({ effect }) => effect !== "allow");
  const decision = refused.find(({ effect }) => effect === "explicitDeny") ?? refused[0];
  if (!decision) return;
  const { resource, reason } = decision;
  // Who comes with a token of their own has no ARN yet, and is told no more than AWS tells.
  const isStranger = identity.type === "WebIdentityUser" || identity.type === "Unknown";
  const message = isStranger
    ? `Not authorized to perform ${decision.action}`
    : accessDeniedMessage(nameOf(identity), decision.action, resource, reason);
  throw new AwsError("AccessDenied", message);
}

type Question = { action: string; resource: Resource };

/** What has to be allowed: the action on each of its resources, or on everything where it has none, and what some of them ask beside it. */
function questionsOf(action: string, resources: Resource[]): Question[] {
  const checked = resources.filter(({ recordOnly }) => !recordOnly);
  const own = checked.filter(({ actions }) => !actions || actions.includes(action));
  const asked = checked.flatMap((resource) =>
    (resource.actions ?? [action]).map((name) => ({ action: name, resource })),
  );
  return own.length > 0 ? asked : [{ action, resource: WHOLE_SERVICE }, ...asked];
}

function decide(caller: Caller, { action, resource }: Question, context: ContextValues): Decision {
  const { arn, alsoNamed = [], tags = {}, trust, policy, conditions = {} } = resource;
  // AWS's own policies belong to an account that has no number.
  const owner = /^\d{12}$/.exec(parseArn(arn)?.accountId ?? "")?.[0] ?? caller.accountId;
  const resourceTags = Object.entries(tags).map(([key, value]) => [`aws:ResourceTag/${key}`, value]);
  const principal = principalOf(caller.identity);
  const ofResource = { "aws:ResourceAccount": owner, ...conditions, ...Object.fromEntries(resourceTags) };
  const known = { action, principal, context: { ...context, ...ofResource } };
  const under = (name: string) =>
    evaluate({ ...known, resources: [name] }, { ...caller.policies, trust, ...(policy ? { resource: [policy] } : {}) });
  const first = under(arn);
  const decisions = [first, ...alsoNamed.map(under)];
  const ofEffect = (effect: Decision["effect"]) => decisions.find((decision) => decision.effect === effect);
  return ofEffect("explicitDeny") ?? ofEffect("allow") ?? first;
}

/** How trust policies may name the caller. */
function principalOf(identity: Identity): Principal {
  switch (identity.type) {
    case "Root":
      return { kind: "root", accountId: identity.accountId };
    case "IAMUser":
      return { kind: "user", accountId: identity.accountId, arn: identity.arn };
    case "AssumedRole": {
      const { accountId, arn, role } = identity;
      return { kind: "assumedRole", accountId, arn, roleArn: role.arn };
    }
    case "FederatedUser":
      return {
        kind: "federatedUser",
        accountId: identity.accountId,
        arn: identity.arn,
        issuerArn: identity.issuer.arn,
      };
    case "WebIdentityUser":
      return { kind: "federated", provider: identity.providerArn };
    case "Unknown":
      return { kind: "anonymous" };
    case "AWSService":
      return { kind: "service", name: identity.service };
  }
}
