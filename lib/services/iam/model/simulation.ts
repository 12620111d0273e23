import type { ContextEntry, EvaluationResult, PolicySourceType, Statement } from "@aws-sdk/client-iam";
import { type CompiledPolicy, compilePolicy } from "@/lib/languages/policy/compile";
import { contextKeysOf } from "@/lib/languages/policy/context-keys";
import type { PolicyDocument } from "@/lib/languages/policy/document";
import { type Decision, evaluate, type MatchedStatement, type NamedPolicy } from "@/lib/languages/policy/evaluate";
import type { PolicyKind } from "@/lib/languages/policy/grammar";
import { parsePolicy } from "@/lib/languages/policy/parse";
import type { Principal } from "@/lib/languages/policy/principal";
import type { ContextValues } from "@/lib/languages/policy/request-context";
import { type StatementPlace, statementPlaces } from "@/lib/languages/policy/statement-places";
import { invalidInput } from "./faults";

/** A policy in a simulation: where it comes from, and where its statements stand in its text. */
export type SimulatedPolicy = {
  id: string;
  source: PolicySourceType;
  document: PolicyDocument;
  compiled: CompiledPolicy;
  places: StatementPlace[];
};

export type Simulation = {
  identity: SimulatedPolicy[];
  boundary: SimulatedPolicy | undefined;
  resource: SimulatedPolicy | undefined;
  principal: Principal | undefined;
  context: ContextValues;
};

/** Reads a policy for a simulation; throws InvalidInput with AWS's message when it is none. */
export function simulatedPolicy(
  id: string,
  source: PolicySourceType,
  text: string,
  kind: PolicyKind = "identity",
): SimulatedPolicy {
  const document = readPolicy(text, kind);
  return { id, source, document, compiled: compilePolicy(document), places: statementPlaces(text) };
}

/** Throws InvalidInput when the text is no policy. */
export function readPolicy(text: string, kind: PolicyKind = "identity"): PolicyDocument {
  try {
    return parsePolicy(text, { kind });
  } catch (error) {
    throw invalidInput(`Invalid Input Policy. ${error instanceof Error ? error.message : ""}`.trim());
  }
}

/** Names of actions have no wildcards in a simulation: each is one request. */
export function checkActionNames(names: readonly string[]): void {
  const wrong = names.find((name) => !/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(name));
  if (wrong !== undefined) throw invalidInput(`Invalid Entity Action: ${wrong}`);
}

/** The context of the request that is played through. */
export function contextOf(entries: readonly ContextEntry[]): ContextValues {
  const known = entries.flatMap(({ ContextKeyName: name, ContextKeyValues: values, ContextKeyType: type }) => {
    if (name === undefined || values === undefined) return [];
    const isList = type?.endsWith("List") || values.length > 1;
    return [[name, isList ? values : (values[0] ?? "")] as const];
  });
  return Object.fromEntries(known);
}

/** One action on one resource, played through: what is decided, by which statements, and what was not known. */
export function simulate(simulation: Simulation, action: string, resource: string): EvaluationResult {
  const { identity, boundary, resource: onResource, principal, context } = simulation;
  const decision = evaluate(
    { action, resources: [resource], principal, context },
    {
      identity: identity.map(named),
      ...(boundary ? { boundary: named(boundary) } : {}),
      ...(onResource ? { resource: [named(onResource)] } : {}),
    },
  );
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: DECISIONS[decision.effect],
    MatchedStatements: decidingStatements(simulation, decision),
    MissingContextValues: missingKeys(simulation),
    ...(boundary ? { PermissionsBoundaryDecisionDetail: boundaryDetail(decision) } : {}),
  };
}

const DECISIONS = { allow: "allowed", explicitDeny: "explicitDeny", implicitDeny: "implicitDeny" } as const;

function named({ id, compiled }: SimulatedPolicy): NamedPolicy {
  return { name: id, policy: compiled };
}

/** Of an explicit denial the statements that deny, of a permission those that allow (IAM API Reference, "EvaluationResult"). */
function decidingStatements({ identity, boundary, resource }: Simulation, { effect, matched }: Decision): Statement[] {
  if (effect === "implicitDeny") return [];
  const wanted = effect === "explicitDeny" ? "Deny" : "Allow";
  const all = [...identity, ...(boundary ? [boundary] : []), ...(resource ? [resource] : [])];
  return matched.filter((match) => match.effect === wanted).flatMap((match) => statementOf(all, match));
}

function statementOf(policies: SimulatedPolicy[], { policy: id, statement }: MatchedStatement): Statement[] {
  const policy = policies.find((one) => one.id === id);
  const place = policy?.places[statement];
  if (!policy || !place) return [];
  return [
    {
      SourcePolicyId: id,
      SourcePolicyType: policy.source,
      StartPosition: { Line: place.start.line, Column: place.start.column },
      EndPosition: { Line: place.end.line, Column: place.end.column },
    },
  ];
}

function boundaryDetail({ matched }: Decision) {
  const inBoundary = matched.filter(({ layer }) => layer === "boundary");
  const allows = inBoundary.some(({ effect }) => effect === "Allow");
  return { AllowedByPermissionsBoundary: allows && !inBoundary.some(({ effect }) => effect === "Deny") };
}

/** Keys that the policies ask for and nobody gave a value for: the answer might be another with them. */
function missingKeys({ identity, boundary, resource, context }: Simulation): string[] {
  const given = new Set(Object.keys(context).map((key) => key.toLowerCase()));
  const policies = [...identity, ...(boundary ? [boundary] : []), ...(resource ? [resource] : [])];
  const asked = new Set(policies.flatMap(({ document }) => contextKeysOf(document)));
  return [...asked].filter((key) => !given.has(key)).toSorted();
}
