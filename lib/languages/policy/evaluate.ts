import { type Layer, reasonOf } from "./access-denied";
import { splitArn } from "./arn-pattern";
import type { CompiledPolicy, Target } from "./compile";
import type { Effect } from "./document";
import type { Grant, Principal } from "./principal";
import { type ContextValues, RequestContext } from "./request-context";

export interface PolicyRequest {
  /** As IAM writes it: "cloudwatch:PutMetricAlarm". */
  readonly action: string;
  /** ARNs, all of which must be allowed; none means that the action has no resource of its own, which is `*`. */
  readonly resources: readonly string[];
  /** Needed where a resource-based or trust policy may apply; absent is anonymous. */
  readonly principal?: Principal;
  /** Condition keys and their values, the principal's own (aws:username ...) included. */
  readonly context: ContextValues;
}

export interface NamedPolicy {
  /** What a simulator or a log calls the policy: its name or ARN. */
  readonly name: string;
  readonly policy: CompiledPolicy;
}

export interface PolicySet {
  /** Of the user and their groups, or of the role. */
  readonly identity: readonly NamedPolicy[];
  readonly boundary?: NamedPolicy;
  /** Absent: the session has none. An empty list lets nothing through, which is GetFederationToken without policies. */
  readonly session?: readonly NamedPolicy[];
  readonly resource?: readonly NamedPolicy[];
  /** Of the role to be assumed; unlike other resource-based policies it must allow, whatever the others say. */
  readonly trust?: NamedPolicy;
}

export interface MatchedStatement {
  readonly layer: Layer;
  readonly policy: string;
  readonly statement: number;
  readonly sid?: string;
  readonly effect: Effect;
  /** How a resource-based or trust policy names the principal. */
  readonly grant?: Grant;
}

export interface Decision {
  readonly effect: "allow" | "explicitDeny" | "implicitDeny";
  /** The layer that allowed, that denied, or that lacks an Allow; the root user needs none. */
  readonly layer: Layer | "root";
  /** The statement that decided; absent when one was missing. */
  readonly by?: MatchedStatement;
  /** The resource the decision is about: the first that is denied, else the first. */
  readonly resource: string;
  /** Every statement that applies to that resource. */
  readonly matched: readonly MatchedStatement[];
  /** The phrase that ends AWS's AccessDenied message; empty when allowed. */
  readonly reason: string;
}

/** Decides one request by AWS's rules for callers of the resource's own account. Any explicit deny beats everything. */
export function evaluate(request: PolicyRequest, policies: PolicySet): Decision {
  const context = new RequestContext(request.context);
  const action = request.action.toLowerCase();
  const resources = request.resources.length > 0 ? request.resources : ["*"];
  const verdicts = resources.map((resource) =>
    decide({ action, resource: splitArn(resource), context }, request, policies),
  );
  return verdicts.reduce((worst, verdict) => (SEVERITY[verdict.effect] > SEVERITY[worst.effect] ? verdict : worst));
}

const SEVERITY = { allow: 0, implicitDeny: 1, explicitDeny: 2 } as const;

/** The order of the IAM User Guide, "How AWS enforcement code logic evaluates requests to allow or deny access". */
function decide(target: Target, { action, principal = ANONYMOUS }: PolicyRequest, policies: PolicySet): Decision {
  const matched = matchedStatements(target, principal, policies);
  const conclude = (effect: Decision["effect"], layer: Decision["layer"], by?: MatchedStatement): Decision => {
    const reason = effect === "allow" || layer === "root" ? "" : reasonOf(effect, layer, action);
    return { effect, layer, by, resource: target.resource.text, matched, reason };
  };
  const allowIn = (layer: Layer) => matched.find((match) => match.layer === layer && match.effect === "Allow");

  const denied = matched.find(({ effect }) => effect === "Deny");
  if (denied) return conclude("explicitDeny", denied.layer, denied);
  if (policies.trust && !allowIn("trust")) return conclude("implicitDeny", "trust");
  const direct = matched.find(({ grant }) => grant === "direct");
  if (direct) return conclude("allow", direct.layer, direct);
  if (principal.kind === "root") return conclude("allow", "root");
  const granted = allowIn("identity") ?? matched.find(({ grant }) => grant === "issuer");
  if (!granted) return conclude("implicitDeny", granterOf(principal, policies));
  if (policies.boundary && !allowIn("boundary")) return conclude("implicitDeny", "boundary");
  if (policies.session && !allowIn("session")) return conclude("implicitDeny", "session");
  return conclude("allow", granted.layer, granted);
}

const ANONYMOUS: Principal = { kind: "anonymous" };

/** Whose Allow is missing: services, tokens and strangers carry no policies of their own, so only the resource's could. */
function granterOf({ kind }: Principal, { resource, trust }: PolicySet): Layer {
  const isStranger = kind === "service" || kind === "federated" || (kind === "anonymous" && (resource ?? trust));
  return isStranger ? "resource" : "identity";
}

function matchedStatements(target: Target, principal: Principal, policies: PolicySet): MatchedStatement[] {
  const matched: MatchedStatement[] = [];
  const { identity, boundary, session = [], resource = [], trust } = policies;
  for (const policy of identity) collect(matched, "identity", policy, target);
  for (const policy of resource) collect(matched, "resource", policy, target, principal);
  if (trust) collect(matched, "trust", trust, target, principal);
  if (boundary) collect(matched, "boundary", boundary, target);
  for (const policy of session) collect(matched, "session", policy, target);
  return matched;
}

/** @param principal given for policies that name theirs; a statement of such a policy that covers nobody never applies */
function collect(
  into: MatchedStatement[],
  layer: Layer,
  { name, policy }: NamedPolicy,
  target: Target,
  principal?: Principal,
) {
  for (const { index, sid, effect, principals, appliesTo } of policy.statements) {
    const grant = principal && principals?.grantTo(principal);
    if (principal && !grant) continue;
    if (!appliesTo(target)) continue;
    into.push({ layer, policy: name, statement: index, sid, effect, grant });
  }
}
