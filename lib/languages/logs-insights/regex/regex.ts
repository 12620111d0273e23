import { RegexAutomaton } from "./automaton";
import { parseRegex, type RegexNode } from "./parser";
import { compileProgram } from "./program";
import { RegexThreads } from "./threads";

/**
 * A regular expression that is bounded in time: a text of n characters costs at most n times the size of the expression,
 * whatever the expression, because all its ways are followed at once and none is ever tried again.
 */
export class Regex {
  readonly names: readonly (string | undefined)[];
  private readonly threads: RegexThreads;
  private readonly automaton: RegexAutomaton | undefined;
  /** A text that every match holds; looking for it is faster than anything else. */
  private readonly literal: string;
  private readonly isLiteral: boolean;

  /** `offset` is where it stands in the query. Throws LanguageSyntaxError. */
  constructor(source: string, offset = 0) {
    const tree = parseRegex(source, offset);
    const program = compileProgram(tree, offset, source.length);
    const literals = literalRuns(tree.root);
    this.names = tree.names;
    this.threads = new RegexThreads(program);
    this.automaton = RegexAutomaton.of(program);
    this.literal = literals.runs.reduce((longest, run) => (run.length > longest.length ? run : longest), "");
    this.isLiteral = literals.whole;
  }

  test(text: string): boolean {
    if (this.literal !== "" && !text.includes(this.literal)) return false;
    if (this.isLiteral) return true;
    return this.automaton ? this.automaton.test(text) : this.threads.find(text, 0) !== undefined;
  }

  /** Where the leftmost match and its groups begin and end, -1 for a group that took no part; undefined without a match. */
  find(text: string, from = 0): Int32Array | undefined {
    if (from === 0 && !this.test(text)) return undefined;
    return this.threads.find(text, from);
  }

  /** Replaces every match. In `replacement`, $1 or \1 is what group 1 holds and $0 the whole match. */
  replace(text: string, replacement: string): string {
    let out = "";
    let done = 0;
    let from = 0;
    while (from <= text.length) {
      const match = this.find(text, from);
      if (!match) break;
      const [start = 0, end = 0] = match;
      out += text.slice(done, start) + expand(replacement, text, match);
      done = end;
      from = end > start ? end : end + 1;
    }
    return out + text.slice(done);
  }
}

function expand(replacement: string, text: string, match: Int32Array): string {
  return replacement.replace(/[$\\](\d)/g, (_, digit: string) => {
    const start = match[Number(digit) * 2] ?? -1;
    return start < 0 ? "" : text.slice(start, match[Number(digit) * 2 + 1]);
  });
}

/** The runs of single characters in the outermost chain, and whether the expression is nothing else. */
function literalRuns(root: RegexNode): { runs: string[]; whole: boolean } {
  const parts = root.kind === "chain" ? root.parts : [root];
  const runs = [""];
  let whole = parts.length > 0;
  for (const part of parts) {
    const range = part.kind === "set" && part.ranges.length === 1 ? part.ranges[0] : undefined;
    if (range && range[0] === range[1]) runs[runs.length - 1] += String.fromCharCode(range[0]);
    else {
      whole = false;
      runs.push("");
    }
  }
  return { runs, whole };
}
