import { type JsonNode, readJson } from "./json";

/** A place in a text, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a statement begins, and where it has ended. */
export interface StatementPlace {
  readonly start: Place;
  readonly end: Place;
}

/** Where each statement of a policy stands, in their order; the text is a policy that has been read before. */
export function statementPlaces(text: string): StatementPlace[] {
  const root = readJson(text);
  if (root.kind !== "object") return [];
  const statements = root.members.find(({ key }) => key.value === "Statement")?.value;
  const nodes: readonly JsonNode[] = statements?.kind === "array" ? statements.items : statements ? [statements] : [];
  return nodes.map(({ offset, length }) => ({ start: placeOf(text, offset), end: placeOf(text, offset + length) }));
}

function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf("\n");
  return { line: before.split("\n").length, column: offset - lastBreak };
}
