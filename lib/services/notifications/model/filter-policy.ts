import type { EventPattern, Member } from "@/lib/languages/event-pattern/ast";
import { InvalidPatternError } from "@/lib/languages/event-pattern/invalid-pattern";
import { compileEventPattern } from "@/lib/languages/event-pattern/matcher";
import { parseEventPattern } from "@/lib/languages/event-pattern/parser";
import type { MessageAttributes } from "./message-attributes";
import { invalid } from "./refusal";

/** SNS Developer Guide, "Filter policy constraints". */
const MAX_KEYS = 5;
const MAX_COMBINATIONS = 150;
const MAX_CHARACTERS = 262_144;

/**
 * Whether the text is a filter policy; an empty one, or `{}`, is none. `overBody` is the scope MessageBody, in which alone
 * policies may be nested. Throws AWS's InvalidParameter; `prefix` is what AWS puts before the reason.
 */
export function checkFilterPolicy(text: string, overBody: boolean, prefix = ""): boolean {
  const pattern = readFilterPolicy(text, prefix);
  if (!pattern) return false;
  if (!overBody && isNested(pattern)) {
    throw invalid(`${prefix}Filter policy scope MessageAttributes does not support nested filter policy`);
  }
  if (pattern.members.length > MAX_KEYS) {
    throw invalid(`${prefix}FilterPolicy: Filter policy can not have more than ${MAX_KEYS} keys`);
  }
  if (combinations(pattern, 1) > MAX_COMBINATIONS) {
    throw invalid(`${prefix}FilterPolicy: Filter policy is too complex`);
  }
  return true;
}

/** What a subscription's filter looks at. */
export type Filtered = { attributes: MessageAttributes; message: string };

/** Prepares a policy that has been checked for many messages. */
export function compileFilterPolicy(text: string, overBody: boolean): (message: Filtered) => boolean {
  const pattern = readFilterPolicy(text, "");
  if (!pattern) return () => true;
  const matches = compileEventPattern(pattern);
  return ({ attributes, message }) => matches(overBody ? parsed(message) : attributeValues(attributes));
}

function readFilterPolicy(text: string, prefix: string): EventPattern | undefined {
  if (text === "") return undefined;
  const value = parsed(text);
  if (value === undefined) throw invalid(`${prefix}FilterPolicy: failed to parse JSON.`);
  if (typeof value === "object" && value !== null && Object.keys(value).length === 0) return undefined;
  try {
    return parseEventPattern(text, MAX_CHARACTERS);
  } catch (error) {
    if (!(error instanceof InvalidPatternError)) throw error;
    // SNS tells the engine's reason and place without EventBridge's introduction.
    throw invalid(`${prefix}FilterPolicy: ${error.message.replace(/^Event pattern is not valid\. Reason: /, "")}`);
  }
}

function isNested({ members }: EventPattern): boolean {
  return members.some((member) => {
    if (member.kind === "or") return member.alternatives.some(isNested);
    return member.kind === "object";
  });
}

/** Values multiply each other and the depth they stand at; alternatives add up. */
function combinations({ members }: EventPattern, depth: number): number {
  return members.reduce((product, member) => product * ofMember(member, depth), 1);
}

function ofMember(member: Member, depth: number): number {
  switch (member.kind) {
    case "field":
      return member.matchers.length * depth;
    case "object":
      return combinations(member.pattern, depth + 1);
    case "or":
      return member.alternatives.reduce((sum, alternative) => sum + combinations(alternative, depth), 0);
  }
}

/** Attributes as an event: numbers as numbers, String.Array as its elements. Binary ones are not looked at, as in AWS. */
function attributeValues(attributes: MessageAttributes): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, { type, value }]) => {
      if (type.startsWith("Binary")) return [];
      if (type === "String.Array") return [[name, parsed(value)]];
      return [[name, type === "Number" || type.startsWith("Number.") ? Number(value) : value]];
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
