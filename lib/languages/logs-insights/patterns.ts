import type { Expression } from "./ast";
import { type Compiled, compileExpression } from "./compile";
import { Row } from "./row";
import type { Surroundings } from "./surroundings";
import { textOf, type Value } from "./value";

/** As many patterns as are told apart; the rest are counted as one. */
const MOST_PATTERNS = 10_000;
/** A message is looked at this far. */
const MOST_TEXT = 4_000;
const ANYTHING = "<*>";

type Found = { count: number; earlier: number; severity: string };

/**
 * pattern: texts that differ in numbers, ids, addresses and times alone are of one pattern, which shows them as <*>.
 * The service's own way of finding tokens is not published, so its patterns may differ.
 */
export class Patterns {
  static readonly COLUMNS = ["@pattern", "@sampleCount", "@ratio", "@severityLabel", "@regexString"];
  /** What diff adds: counts of the time before. */
  static readonly DIFFERENCE = ["@previousSampleCount", "@difference", "@differencePercent"];
  readonly isFull = false;
  readonly columns = new Set([...Patterns.COLUMNS, ...Patterns.DIFFERENCE]);
  private readonly field: Compiled;
  private readonly found = new Map<string, Found>();
  private total = 0;

  constructor(
    field: Expression,
    private readonly around: Surroundings,
  ) {
    this.field = compileExpression(field, around.times, around.columns);
  }

  add(row: Row): void {
    const text = textOf(this.field(row))?.slice(0, MOST_TEXT);
    if (text === undefined) return;
    const found = this.foundOf(patternOf(text), text);
    if (row.isEarlier) found.earlier += 1;
    else {
      found.count += 1;
      this.total += 1;
    }
  }

  rows(): Row[] {
    return [...this.found]
      .sort(([, a], [, b]) => b.count - a.count || b.earlier - a.earlier)
      .map(([pattern, { count, earlier, severity }]) => {
        const percent = earlier === 0 ? null : ((count - earlier) / earlier) * 100;
        const made = new Map<string, Value>([
          ["@pattern", pattern],
          ["@sampleCount", count],
          ["@ratio", this.total === 0 ? 0 : Number((count / this.total).toFixed(4))],
          ["@severityLabel", severity],
          ["@regexString", regexOf(pattern)],
          ["@previousSampleCount", earlier],
          ["@difference", count - earlier],
          ["@differencePercent", percent === null ? null : Number(percent.toFixed(2))],
        ]);
        return Row.made(made);
      });
  }

  private foundOf(pattern: string, text: string): Found {
    const name = this.found.size < MOST_PATTERNS || this.found.has(pattern) ? pattern : ANYTHING;
    const known = this.found.get(name);
    if (known) return known;
    this.around.budget.take(name.length * 2 + 200);
    const made = { count: 0, earlier: 0, severity: severityOf(text) };
    this.found.set(name, made);
    return made;
  }
}

/** Tokens are runs of letters, digits and what joins them in ids and times; those with a digit vary. */
function patternOf(text: string): string {
  return text.replace(/[A-Za-z0-9_@.:/+-]+/g, (token) => {
    if (!/[0-9]/.test(token) && !/^[0-9a-fA-F-]{16,}$/.test(token)) return token;
    const [, head = "", tail = ""] = /^([A-Za-z_.]{3,}[:/])?.*?([.:/]?)$/s.exec(token) ?? [];
    return `${head}${ANYTHING}${tail}`;
  });
}

function regexOf(pattern: string): string {
  return pattern
    .split(ANYTHING)
    .map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))
    .join(".*");
}

function severityOf(text: string): string {
  const head = text.slice(0, 400);
  if (/\b(error|exception|fail(ed|ure)?|fatal|critical)\b/i.test(head)) return "ERROR";
  if (/\bwarn(ing)?\b/i.test(head)) return "WARN";
  if (/\binfo\b/i.test(head)) return "INFO";
  return /\b(debug|trace)\b/i.test(head) ? "DEBUG" : "NONE";
}
