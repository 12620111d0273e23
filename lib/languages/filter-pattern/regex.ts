import { LanguageSyntaxError } from "../text/language-syntax-error";
import { isDigit, isWordChar, Scanner } from "../text/scanner";

/**
 * The regular expressions of filter patterns: no groups, so a regex is alternatives, each a chain of repeated character sets.
 * Source: section "Supported regular expressions (regex) syntax" of the filter pattern page.
 */
export type RegexTree = readonly RegexItem[][];

export type RegexItem =
  | { readonly kind: "start" }
  | { readonly kind: "end" }
  | { readonly kind: "set"; readonly set: CharSet; readonly min: number; readonly max: number };

/** Which of the characters 0..127 are in, and whether all the others are. AWS's regexes can name ASCII characters only. */
export interface CharSet {
  readonly ascii: readonly boolean[];
  readonly others: boolean;
}

const SYMBOLS = ":_#=@/;,-^$?[]{}|\\*+. ";

/** What may stand between the two `%`. The page's own example `%^shutting down%` has a space, which its list leaves out. */
export const isRegexChar = (char: string): boolean => char !== "" && (isWordChar(char) || SYMBOLS.includes(char));

/** AWS's message for a regex made of allowed characters that makes no sense. */
const CANNOT_COMPILE = "Failed to compile regular expression.";
/** The characters that all repeats spell out together: it bounds the work for each character of an event. */
const MAX_WEIGHT = 1_000;

/** Reads what stands between the `%`. `offset` is where it stands in the pattern, for errors. */
export function parseRegex(source: string, offset = 0): RegexTree {
  return new RegexParser(source, offset).regex();
}

class RegexParser {
  private readonly scanner: Scanner;
  private readonly base: number;
  private weight = 0;

  constructor(source: string, base: number) {
    this.scanner = new Scanner(source);
    this.base = base;
  }

  /** regex := chain ("|" chain)* */
  regex(): RegexTree {
    const chains = [this.chain()];
    while (this.scanner.take("|")) chains.push(this.chain());
    return chains;
  }

  /** chain := ("^" | "$" | set repeat?)* */
  private chain(): RegexItem[] {
    const items: RegexItem[] = [];
    while (!this.scanner.done && this.scanner.peek() !== "|") {
      if (this.scanner.take("^")) items.push({ kind: "start" });
      else if (this.scanner.take("$")) items.push({ kind: "end" });
      else items.push({ kind: "set", set: this.set(), ...this.repeat() });
    }
    return items;
  }

  /** set := "." | "[" class | "\" escape | character */
  private set(): CharSet {
    if (this.scanner.take(".")) return ANY;
    if (this.scanner.take("[")) return this.charClass();
    if (this.scanner.take("\\")) return this.escape();
    const char = this.scanner.peek();
    if ("*+?{".includes(char)) throw this.cannotCompile();
    this.scanner.offset++;
    return setOf((code) => code === char.charCodeAt(0));
  }

  /** class := "^"? member+ "]"    member := (character | "\" escape) ("-" character)? */
  private charClass(): CharSet {
    const negated = this.scanner.take("^");
    const members: CharSet[] = [];
    do {
      if (this.scanner.done) throw this.cannotCompile();
      members.push(this.classMember());
    } while (!this.scanner.take("]"));
    const within = setOf(
      (code) => members.some((member) => member.ascii[code]),
      members.some((member) => member.others),
    );
    return negated ? complement(within) : within;
  }

  private classMember(): CharSet {
    const from = this.scanner.peek();
    this.scanner.offset++;
    if (from === "\\") return this.escape();
    const isRange = this.scanner.peek() === "-" && this.scanner.peek(1) !== "]" && this.scanner.peek(1) !== "";
    if (!isRange) return setOf((code) => code === from.charCodeAt(0));
    const to = this.scanner.peek(1);
    if (to < from || to === "\\") throw this.cannotCompile();
    this.scanner.offset += 2;
    return setOf((code) => code >= from.charCodeAt(0) && code <= to.charCodeAt(0));
  }

  /** escape := "d" | "D" | "s" | "S" | "w" | "W" | "x" hex hex | symbol */
  private escape(): CharSet {
    const char = this.scanner.peek();
    this.scanner.offset++;
    const named = NAMED_SETS.get(char);
    if (named !== undefined) return named;
    if (char === "x") return this.hexadecimal();
    if (char === "" || isWordChar(char)) throw this.cannotCompile();
    return setOf((code) => code === char.charCodeAt(0));
  }

  private hexadecimal(): CharSet {
    const digits = this.scanner.peek() + this.scanner.peek(1);
    if (!/^[0-7][0-9A-Fa-f]$/.test(digits)) throw this.cannotCompile();
    this.scanner.offset += 2;
    return setOf((code) => code === Number.parseInt(digits, 16));
  }

  /** repeat := "*" | "+" | "?" | "{" digits "}" | "{" digits? "," digits? "}" */
  private repeat(): { min: number; max: number } {
    const repeat = this.quantifier();
    this.weight += Number.isFinite(repeat.max) ? repeat.max : repeat.min + 1;
    const next = this.scanner.peek();
    const isStacked = next !== "" && "*+?{".includes(next);
    if (isStacked || repeat.min > repeat.max || this.weight > MAX_WEIGHT) throw this.cannotCompile();
    return repeat;
  }

  private quantifier(): { min: number; max: number } {
    if (this.scanner.take("*")) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (this.scanner.take("+")) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (this.scanner.take("?")) return { min: 0, max: 1 };
    if (!this.scanner.take("{")) return { min: 1, max: 1 };
    const min = this.scanner.takeWhile(isDigit);
    const isRange = this.scanner.take(",");
    const max = isRange ? this.scanner.takeWhile(isDigit) : min;
    const isBad = !this.scanner.take("}") || (min === "" && max === "");
    if (isBad) throw this.cannotCompile();
    return { min: Number(min), max: max === "" ? Number.POSITIVE_INFINITY : Number(max) };
  }

  private cannotCompile(): LanguageSyntaxError {
    return new LanguageSyntaxError(CANNOT_COMPILE, this.base + this.scanner.offset);
  }
}

const setOf = (accepts: (code: number) => boolean | undefined, others = false): CharSet => ({
  ascii: Array.from({ length: 128 }, (_, code) => accepts(code) === true),
  others,
});
const complement = (set: CharSet): CharSet => ({ ascii: set.ascii.map((isIn) => !isIn), others: !set.others });

const ANY = setOf(() => true, true);
const DIGITS = setOf((code) => isDigit(String.fromCharCode(code)));
const WORD = setOf((code) => isWordChar(String.fromCharCode(code)));
const BLANKS = setOf((code) => " \t\n\r\f\v".includes(String.fromCharCode(code)));
const NAMED_SETS = new Map([
  ["d", DIGITS],
  ["D", complement(DIGITS)],
  ["w", WORD],
  ["W", complement(WORD)],
  ["s", BLANKS],
  ["S", complement(BLANKS)],
]);
