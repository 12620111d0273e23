import { AGGREGATE_FUNCTIONS, DIFF_PERIODS } from "./ast";
import { FUNCTION_NAMES } from "./functions";
import { tokenize } from "./lexer";

const COMMAND_NAMES: readonly string[] = [
  "fields",
  "filter",
  "stats",
  "sort",
  "limit",
  "parse",
  "display",
  "dedup",
  "pattern",
  "diff",
  "unnest",
  "unmask",
  "filterIndex",
  "SOURCE",
];

/** What may stand at a place of a query that is being written. `fields`: names of fields, which only the groups know. */
export interface Expected {
  /** Where the word begins and ends that is being written. */
  readonly from: number;
  readonly to: number;
  readonly written: string;
  readonly commands: readonly string[];
  readonly functions: readonly string[];
  readonly keywords: readonly string[];
  readonly fields: boolean;
}

/** Looks at what stands before the place. Never throws. */
export function expectedAt(source: string, offset: number): Expected {
  const tokens = tokenize(source).filter(({ kind }) => kind !== "end" && kind !== "comment");
  const inside = tokens.find(({ kind, offset: start, text }) => {
    const isWord = kind === "word" || kind === "number" || kind === "period";
    return isWord && start < offset && offset <= start + text.length;
  });
  const before = tokens.filter(({ offset: start }) => start < (inside?.offset ?? offset));
  const pipe = before.findLastIndex(({ text }) => text === "|");
  const [command, ...rest] = before.slice(pipe + 1);
  return {
    from: inside?.offset ?? offset,
    to: inside ? inside.offset + inside.text.length : offset,
    written: inside ? source.slice(inside.offset, offset) : "",
    ...expectedBehind(
      command?.text.toLowerCase(),
      rest.map(({ text }) => text.toLowerCase()),
    ),
  };
}

type Some = Pick<Expected, "commands" | "functions" | "keywords" | "fields">;

const NOTHING: Some = { commands: [], functions: [], keywords: [], fields: false };

function expectedBehind(command: string | undefined, words: readonly string[]): Some {
  if (command === undefined) return { ...NOTHING, commands: COMMAND_NAMES };
  const last = words.at(-1);
  const isBegun = last === undefined || [",", "(", "and", "or", "not", "by", "+", "-", "*", "^", "="].includes(last);
  switch (command) {
    case "stats":
      if (!words.includes("by") && (last === undefined || last === ",")) {
        return { ...NOTHING, functions: AGGREGATE_FUNCTIONS };
      }
      if (isBegun) return { ...NOTHING, fields: true, functions: FUNCTION_NAMES };
      return { ...NOTHING, keywords: ["as", "by"] };
    case "sort":
      return isBegun ? { ...NOTHING, fields: true } : { ...NOTHING, keywords: ["asc", "desc"] };
    case "filter":
    case "where":
    case "filterindex":
      if (isBegun) return { ...NOTHING, fields: true, functions: FUNCTION_NAMES };
      return { ...NOTHING, keywords: ["and", "or", "like", "not like", "in", "not in"] };
    case "diff":
      return { ...NOTHING, keywords: last === undefined ? DIFF_PERIODS : [] };
    case "limit":
    case "source":
      return NOTHING;
    case "parse":
      return last === undefined ? { ...NOTHING, fields: true } : { ...NOTHING, keywords: ["as"] };
    default:
      if (isBegun) return { ...NOTHING, fields: true, functions: FUNCTION_NAMES };
      return { ...NOTHING, keywords: ["as"] };
  }
}
