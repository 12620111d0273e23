import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { formatArn, parseArn, type Scope } from "@/lib/platform/arn";
import type { Asked, Resource } from "@/lib/platform/operation";
import { busArn, DEFAULT_BUS } from "../model/bus";
import { type Rule, ruleArn } from "../model/rule";
import { findBus } from "../store/buses";
import { findRule } from "../store/rules";
import { findTags } from "../store/tags";
import { entryKeys } from "./condition-keys";

/** What policies are held against, from input that nobody has checked yet. */

type RuleInput = { Name?: unknown; Rule?: unknown; EventBusName?: unknown };

/** A rule, by the name its operation gives it, with its tags and whose it is. */
export async function ruleResource({ Name, Rule, EventBusName }: RuleInput, asked: Asked): Promise<Resource[]> {
  const name = Name ?? Rule;
  if (typeof name !== "string") return [];
  const bus = plainName(EventBusName);
  const arn = ruleArn(asked, { bus, name });
  return [{ arn, type: "AWS::Events::Rule", ...(await knownOfRule(arn, { bus, name }, asked)) }];
}

/** Lists of rules are checked against every rule of the bus. */
export function everyRule({ EventBusName }: RuleInput, scope: Scope): Resource[] {
  return [{ arn: ruleArn(scope, { bus: plainName(EventBusName), name: "*" }) }];
}

/** A bus that a call manages; without a name it is the default one. */
export async function busResource({ Name }: { Name?: unknown }, asked: Asked): Promise<Resource[]> {
  const arn = busArn(asked, plainName(Name));
  return [{ arn, type: "AWS::Events::EventBus", tags: await tagsOf(arn, asked) }];
}

/** The buses that events are put on, with their policies, which may let callers in or keep them out. */
export async function busesPutOn({ Entries }: { Entries?: unknown }, asked: Asked): Promise<Resource[]> {
  const entries = Array.isArray(Entries) ? (Entries as ({ EventBusName?: unknown } | null)[]).slice(0, 10) : [];
  const given = new Set(entries.map((entry) => entry?.EventBusName));
  return Promise.all(
    [...given].map(async (name) => {
      const own = entries.filter((entry) => entry?.EventBusName === name);
      return { ...(await busWithPolicy(name, asked)), conditions: entryKeys(own) };
    }),
  );
}

async function busWithPolicy(given: unknown, asked: Asked): Promise<Resource> {
  const name = plainName(given);
  const arn = typeof given === "string" && given.startsWith("arn:") ? given : busArn(asked, name);
  const type = "AWS::Events::EventBus";
  if (isBeyondPolicies(asked)) return { arn, type };
  const text = (await findBus(asked.db, asked, name))?.policy;
  const tags = await findTags(asked.db, asked, arn);
  if (text === undefined) return { arn, type, tags };
  const policy = compilePolicy(parsePolicy(text, { kind: "resource" }));
  return { arn, type, tags, policy: { name: arn, policy } };
}

/** A connection or API destination; policies name it without its id (Service Authorization Reference). */
export function namedResource(kind: "connection" | "api-destination", type: string) {
  return ({ Name }: { Name?: unknown }, scope: Scope): Resource[] =>
    typeof Name === "string"
      ? [
          {
            arn: formatArn("events", scope, `${kind}/${Name}`),
            alsoNamed: [formatArn("events", scope, `${kind}/${Name}/*`)],
            type,
          },
        ]
      : [];
}

/** Whatever ARN a call about tags names. */
export async function taggedResource({ ResourceARN }: { ResourceARN?: unknown }, asked: Asked): Promise<Resource[]> {
  const arn = typeof ResourceARN === "string" ? parseArn(ResourceARN) : undefined;
  if (typeof ResourceARN !== "string" || !arn) return [];
  const [, bus = DEFAULT_BUS, name] = /^rule\/(?:(.+)\/)?([^/]+)$/.exec(arn.resource) ?? [];
  if (name === undefined) return [{ arn: ResourceARN, tags: await tagsOf(ResourceARN, asked) }];
  return [{ arn: ResourceARN, ...(await knownOfRule(ResourceARN, { bus, name }, asked)) }];
}

/** Of a rule that is not there yet nobody is the creator, which is why policies ask for `events:creatorAccount` with IfExists. */
async function knownOfRule(
  arn: string,
  { bus, name }: Pick<Rule, "bus" | "name">,
  asked: Asked,
): Promise<Partial<Resource>> {
  if (isBeyondPolicies(asked)) return {};
  const rule = await findRule(asked.db, asked, bus, name);
  return {
    tags: await findTags(asked.db, asked, arn),
    conditions: rule ? { "events:creatorAccount": rule.createdBy } : {},
  };
}

function plainName(given: unknown): string {
  if (typeof given !== "string" || given === "") return DEFAULT_BUS;
  return given.startsWith("arn:") ? given.replace(/^.*?:event-bus\//, "") : given;
}

/** The root user and Mirante's own parts are bound by no policy, so that nobody needs to look. */
async function tagsOf(arn: string, asked: Asked): Promise<Resource["tags"]> {
  return isBeyondPolicies(asked) ? undefined : findTags(asked.db, asked, arn);
}

function isBeyondPolicies({ caller }: Asked): boolean {
  return caller.identity.type === "Root" || caller.identity.type === "AWSService";
}
