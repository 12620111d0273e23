import type { JsonNode, JsonObject, JsonString, Span } from "./json";
import type { Stage } from "./mistake";
import type { Report } from "./report";

const STATEMENT_ELEMENTS = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
] as const;

export type StatementElements = Elements<(typeof STATEMENT_ELEMENTS)[number]>;

export function readStatementElements(statement: JsonObject, report: Report): StatementElements {
  return readElements(statement, STATEMENT_ELEMENTS, report);
}

export type Elements<Name extends string> = ReadonlyMap<Name, { readonly key: JsonString; readonly value: JsonNode }>;

/** The elements of an object by name. Unknown and repeated ones are mistakes. */
export function readElements<Name extends string>(
  object: JsonObject,
  names: readonly Name[],
  report: Report,
): Elements<Name> {
  const elements = new Map<Name, { key: JsonString; value: JsonNode }>();
  for (const { key, value } of object.members) {
    const name = names.find((one) => one === key.value);
    if (!name) {
      const message = report.grammar.wording.unknownElement(key.value);
      report.add("syntax", key, message, `${key.value} is not an element here; these are: ${names.join(", ")}.`);
    } else if (elements.has(name)) {
      report.syntax(key, `${name} stands here a second time.`);
    } else {
      elements.set(name, { key, value });
    }
  }
  return elements;
}

/** A string, or a list of strings; anything else in it is a mistake and left out. */
export function readStrings(node: JsonNode, name: string, report: Report): JsonString[] {
  const nodes = node.kind === "array" ? node.items : [node];
  return nodes.flatMap((one) => {
    if (one.kind === "string") return [one];
    report.syntax(one, `${name} takes a string or a list of strings.`);
    return [];
  });
}

/** What must be said when neither an element nor its Not form names anything. */
interface Missing {
  readonly stage: Stage;
  readonly message: string;
  readonly detail: string;
}

/** An element or its Not form, of which a statement has one, and the strings in it. */
export function readEither(
  elements: StatementElements,
  name: "Action" | "Resource",
  report: Report,
  brace: Span,
  missing: Missing,
): { not: boolean; nodes: JsonString[] } {
  const plain = elements.get(name);
  const negated = elements.get(`Not${name}`);
  if (plain && negated) report.syntax(negated.key, `A statement has ${name} or Not${name}, not both.`);
  const chosen = plain ?? negated;
  if (!chosen || (chosen.value.kind === "array" && chosen.value.items.length === 0)) {
    report.add(missing.stage, chosen?.value ?? brace, missing.message, missing.detail);
  }
  return { not: chosen !== plain, nodes: chosen ? readStrings(chosen.value, chosen.key.value, report) : [] };
}
