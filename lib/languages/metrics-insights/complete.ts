import type { Key } from "./ast";
import { type SqlToken, tokenize } from "./lexer";
import { AGGREGATES } from "./parser";
import { isReserved } from "./reserved-words";

const CLAUSES = ["SELECT", "FROM", "SCHEMA", "WHERE", "AND", "GROUP", "ORDER", "BY", "ASC", "DESC", "LIMIT"];

/** A stretch of text and what it is, for colours. What lies between two stretches is blank. */
export interface Highlight {
  readonly kind: "function" | "keyword" | "name" | "text" | "number" | "punctuation" | "mistake";
  readonly offset: number;
  readonly length: number;
}

/** The colours of a query that may still be wrong. Never throws. */
export function highlightMetricsInsights(source: string): Highlight[] {
  return tokenize(source).flatMap((token): Highlight[] => {
    if (token.kind === "end") return [];
    return [{ kind: colourOf(token), offset: token.offset, length: token.text.length }];
  });
}

function colourOf({ kind, text }: SqlToken): Highlight["kind"] {
  if (kind === "unknown" || kind === "end") return "mistake";
  if (kind !== "word") return kind;
  const word = text.toUpperCase();
  if (AGGREGATES.some((one) => one === word)) return "function";
  if (CLAUSES.includes(word)) return "keyword";
  if (/^\d+$/.test(text)) return "number";
  return isReserved(text) ? "mistake" : "name";
}

/**
 * What may stand at a place of a query that is being written: words of the language, or names that only the account knows, with
 * what the query says already that narrows them.
 */
export interface Expected {
  /** Where the word begins and ends that is being written. */
  readonly from: number;
  readonly to: number;
  readonly written: string;
  readonly keywords: readonly string[];
  /** A `dimension` stands in SCHEMA, a `key` may be a tag too. */
  readonly names: "metric" | "namespace" | "dimension" | "key" | "value" | undefined;
  readonly metricName: string | undefined;
  readonly namespace: string | undefined;
  /** The key whose values are asked for. */
  readonly key: Key | undefined;
}

/** Looks at what stands before the place. Never throws. */
export function expectedAt(source: string, offset: number): Expected {
  const tokens = wholeKeys(tokenize(source).filter(({ kind }) => kind !== "end"));
  const inside = tokens.find((token) => token.offset < offset && offset <= token.offset + token.text.length);
  const word = inside && inside.kind !== "punctuation" ? inside : undefined;
  const before = tokens.filter(
    (token) => token.offset + token.text.length <= (word?.offset ?? offset) && token !== word,
  );
  const all = { before, words: before.map(({ kind, text }) => (kind === "word" ? text.toUpperCase() : text)) };
  const last = all.words.at(-1) ?? "";
  return {
    from: word?.offset ?? offset,
    to: word ? word.offset + word.text.length : offset,
    written: word?.value.slice(0, offset - word.offset) ?? "",
    metricName: nameBehind(tokens, "("),
    namespace: namespaceOf(tokens),
    key: keyOf(before.at(-2)),
    ...expectedBehind(last, all.words),
  };
}

/** `tag.env` and `AWS.AccountId` as one token, also while the name behind the dot is still to come. */
function wholeKeys(tokens: readonly SqlToken[]): SqlToken[] {
  const whole: SqlToken[] = [];
  for (const token of tokens) {
    const last = whole.at(-1);
    const isTouching = last !== undefined && last.offset + last.text.length === token.offset;
    const isDot = token.text === "." && isTouching && /^(tag|AWS)$/i.test(last.text);
    const isName = isTouching && /^(tag|AWS)[.]$/i.test(last.text) && token.kind !== "punctuation";
    if (last && (isDot || isName))
      whole.splice(-1, 1, { ...last, text: last.text + token.text, value: last.value + token.value });
    else whole.push(token);
  }
  return whole;
}

function keyOf(token: SqlToken | undefined): Key | undefined {
  if (!token) return undefined;
  const [, prefix] = token.kind === "word" ? (/^(tag|AWS)[.]/i.exec(token.text) ?? []) : [];
  if (prefix === undefined) return { kind: "dimension", name: token.value };
  const kind = prefix.toLowerCase() === "tag" ? "tag" : "account";
  return { kind, name: token.value.slice(prefix.length + 1) };
}

function expectedBehind(last: string, words: readonly string[]): Pick<Expected, "keywords" | "names"> {
  const clause = words.findLast((word) => ["SELECT", "FROM", "WHERE", "GROUP", "ORDER", "LIMIT"].includes(word));
  const some = (keywords: readonly string[], names?: Expected["names"]) => ({ keywords, names });
  if (clause === undefined) return some(["SELECT"]);
  switch (clause) {
    case "SELECT":
      if (last === "SELECT") return some(AGGREGATES);
      return last === "(" ? some([], "metric") : some(last === ")" ? ["FROM"] : []);
    case "FROM":
      if (last === "FROM") return some(["SCHEMA"], "namespace");
      if (last === "(") return some([], "namespace");
      if (last === ",") return some([], "dimension");
      return last === "SCHEMA" ? some([]) : some(["WHERE", "GROUP BY", "ORDER BY", "LIMIT"]);
    case "WHERE":
      if (last === "WHERE" || last === "AND") return some([], "key");
      if (last === "=" || last === "!=") return some([], "value");
      return last.startsWith("'") ? some(["AND", "GROUP BY", "ORDER BY", "LIMIT"]) : some(["=", "!="]);
    case "GROUP":
      if (last === "GROUP") return some(["BY"]);
      return last === "BY" || last === "," ? some([], "key") : some(["ORDER BY", "LIMIT"]);
    case "ORDER":
      if (last === "ORDER") return some(["BY"]);
      if (last === "BY") return some(AGGREGATES);
      return last === ")" ? some(["ASC", "DESC", "LIMIT"]) : some(last === "ASC" || last === "DESC" ? ["LIMIT"] : []);
    default:
      return some([]);
  }
}

function nameBehind(tokens: readonly SqlToken[], mark: string): string | undefined {
  const place = tokens.findIndex(({ text }) => text === mark);
  const next = place < 0 ? undefined : tokens[place + 1];
  return next && (next.kind === "word" || next.kind === "name") ? next.value : undefined;
}

function namespaceOf(tokens: readonly SqlToken[]): string | undefined {
  const from = tokens.findIndex(({ kind, text }) => kind === "word" && text.toUpperCase() === "FROM");
  if (from < 0) return undefined;
  const [first, second, third] = tokens.slice(from + 1, from + 4);
  const name = first?.text.toUpperCase() === "SCHEMA" && second?.text === "(" ? third : first;
  return name && (name.kind === "word" || name.kind === "name") ? name.value : undefined;
}
