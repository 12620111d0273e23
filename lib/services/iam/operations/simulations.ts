import type {
  GetContextKeysForCustomPolicyRequest,
  GetContextKeysForPolicyResponse,
  GetContextKeysForPrincipalPolicyRequest,
  SimulateCustomPolicyRequest,
  SimulatePolicyResponse,
  SimulatePrincipalPolicyRequest,
} from "@aws-sdk/client-iam";
import { contextKeysOf } from "@/lib/languages/policy/context-keys";
import type { Principal as PolicyPrincipal } from "@/lib/languages/policy/principal";
import { parseArn } from "@/lib/platform/arn";
import { type Asked, type Context, type Resource, read, type Validated } from "@/lib/platform/operation";
import { invalidInput, noSuch } from "../model/faults";
import { arnOf, KINDS, type Principal } from "../model/principal";
import {
  checkActionNames,
  contextOf,
  readPolicy,
  type SimulatedPolicy,
  type Simulation,
  simulate,
  simulatedPolicy,
} from "../model/simulation";
import { findPrincipal } from "../store/principals";
import { pageOf } from "./paging";
import { boundaryOf, isExcluded, policiesOf } from "./simulated-policies";

export const simulations = {
  /** Plays requests through policies that are nobody's yet. */
  SimulateCustomPolicy: read<
    Validated<SimulateCustomPolicyRequest, "PolicyInputList" | "ActionNames">,
    SimulatePolicyResponse
  >({
    handle: async (context, input) => {
      const simulation = {
        identity: inputPolicies("PolicyInputList", input.PolicyInputList),
        boundary: inputPolicies("PermissionsBoundaryPolicyInputList", input.PermissionsBoundaryPolicyInputList)[0],
        resource: resourcePolicy(input.ResourcePolicy),
        principal: callerOf(input.CallerArn),
        context: contextOf(input.ContextEntries ?? []),
      };
      return answer(context, input, simulation);
    },
  }),

  /** Plays requests through the policies of a user, group or role, their groups' and their boundary. */
  SimulatePrincipalPolicy: read<
    Validated<SimulatePrincipalPolicyRequest, "PolicySourceArn" | "ActionNames">,
    SimulatePolicyResponse
  >({
    resources: sourceNamed,
    handle: async (context, input) => {
      const source = await knownSource(context, input.PolicySourceArn);
      if (input.ResourcePolicy !== undefined && source.kind !== "user" && input.CallerArn === undefined) {
        throw invalidInput("CallerArn is required when a ResourcePolicy is simulated for a group or a role.");
      }
      const excluded = input.PolicyExclusionList ?? [];
      const held = (await policiesOf(context, source)).filter((policy) => !isExcluded(policy, excluded));
      const isUnbound = excluded.some(({ PolicyType }) => PolicyType === "permission-boundary");
      const given = inputPolicies("PermissionsBoundaryPolicyInputList", input.PermissionsBoundaryPolicyInputList)[0];
      const simulation = {
        identity: [
          ...held.map(({ simulated }) => simulated),
          ...inputPolicies("PolicyInputList", input.PolicyInputList ?? []),
        ],
        boundary: given ?? (isUnbound ? undefined : await boundaryOf(context, source)),
        resource: resourcePolicy(input.ResourcePolicy),
        principal: callerOf(input.CallerArn ?? (source.kind === "user" ? arnOf(source) : undefined)),
        context: { ...factsOf(source), ...contextOf(input.ContextEntries ?? []) },
      };
      return answer(context, input, simulation);
    },
  }),

  GetContextKeysForCustomPolicy: read<
    Validated<GetContextKeysForCustomPolicyRequest, "PolicyInputList">,
    GetContextKeysForPolicyResponse
  >({
    handle: async (_, { PolicyInputList }) => ({
      ContextKeyNames: keysOf(PolicyInputList.map((text) => readPolicy(text))),
    }),
  }),

  GetContextKeysForPrincipalPolicy: read<
    Validated<GetContextKeysForPrincipalPolicyRequest, "PolicySourceArn">,
    GetContextKeysForPolicyResponse
  >({
    resources: sourceNamed,
    handle: async (context, { PolicySourceArn, PolicyInputList = [] }) => {
      const held = await policiesOf(context, await knownSource(context, PolicySourceArn));
      const documents = held.map(({ simulated }) => simulated.document);
      return { ContextKeyNames: keysOf([...documents, ...PolicyInputList.map((text) => readPolicy(text))]) };
    },
  }),
};

type Question = { ActionNames: string[]; ResourceArns?: string[]; Marker?: string; MaxItems?: number };

/** Every action on every resource, in that order. */
async function answer(context: Context, input: Question, simulation: Simulation): Promise<SimulatePolicyResponse> {
  const { ActionNames: actions, ResourceArns: resources = ["*"] } = input;
  checkActionNames(actions);
  const pairs = actions.flatMap((action) => resources.map((resource) => ({ action, resource })));
  const { Marker: _, MaxItems: __, ...question } = input;
  const { items, more } = await pageOf(context, ["simulate", question], input, pairs);
  return { EvaluationResults: items.map(({ action, resource }) => simulate(simulation, action, resource)), ...more };
}

function inputPolicies(list: string, texts: string[] = []): SimulatedPolicy[] {
  return texts.map((text, index) => simulatedPolicy(`${list}.${index + 1}`, "none", text));
}

function resourcePolicy(text: string | undefined): SimulatedPolicy | undefined {
  return text === undefined ? undefined : simulatedPolicy("ResourcePolicy", "resource", text, "resource");
}

function keysOf(documents: Parameters<typeof contextKeysOf>[0][]): string[] {
  return [...new Set(documents.flatMap(contextKeysOf))].toSorted();
}

/** How a resource's policy may name the one whose request is played through. */
function callerOf(arn: string | undefined): PolicyPrincipal | undefined {
  if (arn === undefined) return undefined;
  const parsed = parseArn(arn);
  if (!parsed) throw invalidInput(`Invalid CallerArn: ${arn}`);
  const { accountId, resource } = parsed;
  if (resource === "root") return { kind: "root", accountId };
  if (!resource.startsWith("assumed-role/")) return { kind: "user", accountId, arn };
  const roleArn = `arn:aws:iam::${accountId}:role/${resource.split("/")[1]}`;
  return { kind: "assumedRole", accountId, arn, roleArn };
}

/** What is known of the one whose policies are played through; the question may say otherwise. */
function factsOf(source: Principal): Record<string, string> {
  const tags = Object.entries(source.tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]);
  const name: Record<string, string> = source.kind === "user" ? { "aws:username": source.name } : {};
  return {
    ...Object.fromEntries(tags),
    ...name,
    "aws:userid": source.id,
    "aws:PrincipalArn": arnOf(source),
    "aws:PrincipalAccount": source.accountId,
  };
}

async function sourceNamed({ PolicySourceArn: arn }: { PolicySourceArn?: unknown }, asked: Asked): Promise<Resource[]> {
  if (typeof arn !== "string") return [];
  const source = await sourceOf(asked, arn);
  return [{ arn, tags: source?.tags, ...(source ? { type: KINDS[source.kind].type } : {}) }];
}

async function knownSource(context: Context, arn: string): Promise<Principal> {
  const source = await sourceOf(context, arn);
  if (!source) throw noSuch(`The entity ${arn} cannot be found.`);
  return source;
}

async function sourceOf({ db, accountId }: Asked | Context, arn: string): Promise<Principal | undefined> {
  const parsed = parseArn(arn);
  const [, kind, name] = /^(user|group|role)\/(?:.*\/)?([^/]+)$/.exec(parsed?.resource ?? "") ?? [];
  if (parsed?.service !== "iam" || parsed.accountId !== accountId || !name) return undefined;
  const found = await findPrincipal(db, accountId, kind as Principal["kind"], name);
  return found && arnOf(found) === arn ? found : undefined;
}
