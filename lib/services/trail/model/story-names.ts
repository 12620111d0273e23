import { type FoundEvent, resourceNameOf } from "./event";
import type { Noun } from "./story-nouns";

/** What a request calls some things by, other than by a name of theirs. */
const CALLED: Readonly<Partial<Record<Noun, readonly string[]>>> = {
  permission: ["statementid", "label"],
  anomalyDetector: ["metricname"],
  policyVersion: ["versionid"],
  identityProvider: ["name", "url"],
};

const LONGEST = 200;
const HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

/** What the request calls the thing: PutUserPolicy's policyName, UpdateTable's tableInput.name. No document, and not endless. */
export function nameInRequest(
  { record }: Pick<FoundEvent, "record">,
  spoken: string,
  noun: Noun | undefined,
): string | undefined {
  const texts = nearTexts((JSON.parse(record) as { requestParameters?: unknown }).requestParameters);
  const wanted = spoken.toLowerCase();
  const last = (/[A-Z][a-z0-9]*$/.exec(spoken)?.[0] ?? spoken).toLowerCase();
  const usual = [
    `${wanted}name`,
    `${last}name`,
    "name",
    `${wanted}id`,
    `${last}id`,
    wanted,
    `${wanted}arn`,
    `${last}arn`,
  ];
  const found = ((noun && CALLED[noun]) ?? usual).map((member) => texts.get(member)).find(Boolean);
  return found && short(found.startsWith("arn:") ? resourceNameOf(found) : found);
}

/** As much of a name as a sentence bears. */
export function short(name: string): string {
  const signs = [...name];
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST).join("")}…` : name;
}

/** The texts of a request and of what stands directly in it, by their members; those in lists name other things, documents none. */
function nearTexts(parameters: unknown): Map<string, string> {
  const outer = membersOf(parameters);
  const texts = [...outer.flatMap(([, held]) => membersOf(held)), ...outer].flatMap(([member, held]) =>
    typeof held === "string" && held !== "" && held !== HIDDEN && !/[\n{}]/.test(held)
      ? [[member.toLowerCase(), held] as const]
      : [],
  );
  return new Map(texts);
}

function membersOf(held: unknown): [string, unknown][] {
  return typeof held === "object" && held !== null && !Array.isArray(held) ? Object.entries(held) : [];
}
