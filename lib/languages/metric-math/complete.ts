import {
  AGGREGATES,
  FILLERS,
  functionNamed,
  isFunctionName,
  isKeyword,
  MATH_FUNCTIONS,
  ORDERS,
  type Signature,
} from "./functions";
import { tokenize } from "./lexer";

/** A stretch of text and what it is, for colours. What lies between two stretches is blank. */
export interface Highlight {
  readonly kind: "function" | "keyword" | "id" | "number" | "text" | "operator" | "punctuation" | "mistake";
  readonly offset: number;
  readonly length: number;
}

/** The colours of a text that may still be wrong. Never throws. */
export function highlightMetricMath(source: string): Highlight[] {
  return tokenize(source).flatMap(({ kind, text, offset }): Highlight[] => {
    if (kind === "end") return [];
    const place = { offset, length: text.length };
    if (kind === "word") return [{ kind: kindOfWord(source, text, offset + text.length), ...place }];
    return [{ kind: kind === "unknown" ? "mistake" : kind, ...place }];
  });
}

function kindOfWord(source: string, word: string, end: number): Highlight["kind"] {
  const isCalled = source.slice(end).trimStart().startsWith("(");
  if (isFunctionName(word) && isCalled) return "function";
  if (isKeyword(word)) return "keyword";
  if (word === "AND" || word === "OR") return "operator";
  if (/^[a-z]/.test(word)) return "id";
  return isFunctionName(word) ? "function" : "mistake";
}

/** One way to go on. `insert` replaces the word that is being written; a function's description is a message's key. */
export interface Suggestion {
  readonly kind: "function" | "keyword" | "id";
  readonly label: string;
  readonly insert: string;
  /** "FILL(TS, S | TS | REPEAT | LINEAR)" */
  readonly detail?: string;
  /** The key in the messages of `metric-math`. */
  readonly descriptionKey?: string;
}

export interface Completion {
  /** Where the word begins and ends that a suggestion replaces. */
  readonly from: number;
  readonly to: number;
  readonly suggestions: readonly Suggestion[];
}

/** What may stand at a place of a text that is being written, given the Ids of the other queries. */
export function completeMetricMath(source: string, offset: number, ids: readonly string[]): Completion {
  const tokens = tokenize(source);
  const inside = tokens.find((token) => token.offset < offset && offset <= token.offset + token.text.length);
  if (inside?.kind === "text" || inside?.kind === "number") return { from: offset, to: offset, suggestions: [] };
  const from = inside?.kind === "word" ? inside.offset : offset;
  const to = inside?.kind === "word" ? inside.offset + inside.text.length : offset;
  const written = source.slice(from, offset);
  const starts = (label: string) => label.toLowerCase().startsWith(written.toLowerCase());
  const all = [
    ...wordsFor(source, from),
    ...ids.map(idSuggestion),
    ...MATH_FUNCTIONS.map(({ name }) => functionSuggestion(name)),
  ];
  return { from, to, suggestions: all.filter(({ label }) => starts(label)) };
}

/** How a function is called, as people write it: "IF(TS, S, [TS])"; undefined for what is no function. */
export function signatureOf(name: string): string | undefined {
  const signatures = functionNamed(name)?.signatures;
  return signatures && [...new Set(signatures.map((one) => spell(name, one)))].join("  |  ");
}

function spell(name: string, { parameters, optional = 0 }: Signature): string {
  const written = parameters.map((parameter, index) => {
    const word = SPELLED[parameter] ?? parameter;
    return index >= parameters.length - optional ? `[${word}]` : word;
  });
  return `${name}(${written.join(", ")})`;
}

const SPELLED: Readonly<Record<string, string>> = {
  fill: ["S", "TS", ...FILLERS].join(" | "),
  aggregate: AGGREGATES.join(" | "),
  order: ORDERS.join(" | "),
  text: "'text'",
};

/** The words that only FILL and SORT take, where one of them is being written. */
function wordsFor(source: string, offset: number): Suggestion[] {
  const before = /(FILL|SORT)\s*\([^()]*(?:\([^()]*\)[^()]*)*$/.exec(source.slice(Math.max(0, offset - 200), offset));
  if (!before) return [];
  const words = before[1] === "FILL" ? FILLERS : [...AGGREGATES, ...ORDERS];
  return words.map((word) => ({ kind: "keyword", label: word, insert: word }));
}

function idSuggestion(id: string): Suggestion {
  return { kind: "id", label: id, insert: id };
}

function functionSuggestion(name: string): Suggestion {
  return {
    kind: "function",
    label: name,
    insert: `${name}(`,
    detail: signatureOf(name),
    descriptionKey: name,
  };
}
