import type { WriteEvent } from "./change";
import { resourceNameOf } from "./event";

/** A text in a request with the name of its innermost member. */
export type NamedText = { member: string; text: string };

/** A request may be large (a whole dashboard); what it is about stands near its top. */
const MOST_TEXTS = 200;
const MOST_CHARACTERS = 512;
const DEEPEST = 6;

/** The texts within an event's requestParameters, outer ones first. A record that cannot be read has none. */
export function requestTexts({ record }: Pick<WriteEvent, "record">): NamedText[] {
  const texts: NamedText[] = [];
  let level: { member: string; value: unknown }[] = [{ member: "", value: parametersOf(record) }];
  for (let depth = 0; depth < DEEPEST && level.length > 0 && texts.length < MOST_TEXTS; depth += 1) {
    for (const { member, value } of level) {
      if (typeof value === "string" && value.length <= MOST_CHARACTERS) texts.push({ member, text: value });
    }
    level = level.flatMap(({ member, value }) => membersOf(member, value)).slice(0, MOST_TEXTS);
  }
  return texts.slice(0, MOST_TEXTS);
}

/**
 * What a call was done to, as people call it: the resource that the record names (UpdateTable: of several the table), else what
 * the request calls by the noun of the operation (tableName, tableInput.name), else its first name.
 */
export function targetOf(event: Pick<WriteEvent, "eventName" | "resources" | "record">): string | undefined {
  const noun = event.eventName.replace(/^[A-Z][a-z]+/, "").toLowerCase();
  const isOfNoun = ({ type }: { type: string }) => type.toLowerCase().endsWith(`::${noun}`);
  const resource = event.resources.find(isOfNoun) ?? event.resources[0];
  if (resource) return resource.name;
  const texts = requestTexts(event);
  const named = (wanted: (member: string) => boolean) => texts.find(({ member }) => wanted(member.toLowerCase()))?.text;
  const found =
    (noun && named((member) => [noun, `${noun}name`, `${noun}id`, `${noun}arn`].includes(member))) ||
    named((member) => member === "name") ||
    named((member) => /(name|id|arn)$/.test(member));
  return found?.startsWith("arn:") ? resourceNameOf(found) : found || undefined;
}

function parametersOf(record: string): unknown {
  try {
    return (JSON.parse(record) as { requestParameters?: unknown } | null)?.requestParameters;
  } catch {
    return undefined;
  }
}

function membersOf(member: string, value: unknown): { member: string; value: unknown }[] {
  if (Array.isArray(value)) return value.map((item) => ({ member, value: item }));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).map(([name, inner]) => ({ member: name, value: inner }));
}
