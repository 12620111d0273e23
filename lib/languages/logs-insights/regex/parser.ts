import { isDigit, isWordChar, Scanner } from "../../text/scanner";
import { ANY, complement, NAMED_SETS, NOT_NEWLINE, POSIX_SETS, type Ranges, setOf, union, withBothCases } from "./set";

/**
 * A regular expression of RE2's syntax as a tree: no look-around and no back-references, which no engine that is bounded in
 * time can have. Source: github.com/google/re2/wiki/Syntax.
 */
export type RegexNode =
  | { readonly kind: "set"; readonly ranges: Ranges }
  | { readonly kind: "assert"; readonly assertion: Assertion }
  | { readonly kind: "chain" | "choice"; readonly parts: readonly RegexNode[] }
  | { readonly kind: "group"; readonly index: number; readonly body: RegexNode }
  | {
      readonly kind: "repeat";
      readonly body: RegexNode;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    };

export type Assertion = "start" | "end" | "lineStart" | "lineEnd" | "word" | "notWord";

/** `names[i]` is the name of group i + 1, undefined for one without. */
export interface RegexTree {
  readonly root: RegexNode;
  readonly names: readonly (string | undefined)[];
}

interface Flags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  readonly multiline: boolean;
  readonly ungreedy: boolean;
}

const NO_FLAGS: Flags = { ignoreCase: false, dotAll: false, multiline: false, ungreedy: false };
const MAX_DEPTH = 100;
const MAX_REPEAT = 1_000;

/** Reads what stands between the slashes. `offset` is where it stands in the query. Throws LanguageSyntaxError. */
export function parseRegex(source: string, offset = 0): RegexTree {
  return new RegexParser(source, offset).tree();
}

class RegexParser {
  private readonly scanner: Scanner;
  private readonly names: (string | undefined)[] = [];
  private flags = NO_FLAGS;
  private depth = 0;

  constructor(
    source: string,
    private readonly base: number,
  ) {
    this.scanner = new Scanner(source);
  }

  tree(): RegexTree {
    const root = this.choice();
    if (!this.scanner.done) throw this.fault("an unmatched )");
    return { root, names: this.names };
  }

  /** choice := chain ("|" chain)*      flags that are set inside end with it */
  private choice(): RegexNode {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw this.fault("too many groups in each other");
    const outer = this.flags;
    const parts = [this.chain()];
    while (this.scanner.take("|")) parts.push(this.chain());
    this.flags = outer;
    this.depth -= 1;
    return parts.length === 1 && parts[0] ? parts[0] : { kind: "choice", parts };
  }

  /** chain := (atom repeat?)* */
  private chain(): RegexNode {
    const parts: RegexNode[] = [];
    while (!this.scanner.done && this.scanner.peek() !== "|" && this.scanner.peek() !== ")") {
      const atom = this.atom();
      if (atom) parts.push(this.repeat(atom));
    }
    return { kind: "chain", parts };
  }

  private atom(): RegexNode | undefined {
    const { scanner } = this;
    const char = scanner.peek();
    if ("*+?".includes(char)) throw this.fault(`nothing to repeat before ${char}`);
    if (scanner.take("(")) return this.group();
    if (scanner.take("[")) return this.set(this.charClass());
    if (scanner.take(".")) return { kind: "set", ranges: this.flags.dotAll ? ANY : NOT_NEWLINE };
    if (scanner.take("^")) return { kind: "assert", assertion: this.flags.multiline ? "lineStart" : "start" };
    if (scanner.take("$")) return { kind: "assert", assertion: this.flags.multiline ? "lineEnd" : "end" };
    if (scanner.take("\\")) return this.escapedAtom();
    scanner.offset += 1;
    return this.set(setOf(char.charCodeAt(0)));
  }

  private escapedAtom(): RegexNode {
    const { scanner } = this;
    const assertions: Record<string, Assertion> = { b: "word", B: "notWord", A: "start", z: "end" };
    const assertion = Object.hasOwn(assertions, scanner.peek()) ? assertions[scanner.peek()] : undefined;
    if (assertion) {
      scanner.offset += 1;
      return { kind: "assert", assertion };
    }
    if (isDigit(scanner.peek()) && scanner.peek() !== "0") throw this.fault("a back-reference, which is not supported");
    return this.set(this.escape());
  }

  /** group := "(" ("?:" | "?<name>" | "?P<name>" | "?flags" (":" | ")"))? choice ")" */
  private group(): RegexNode | undefined {
    const { scanner } = this;
    if (!scanner.take("?")) return this.capture(undefined);
    if (scanner.startsWith("=") || scanner.startsWith("!") || scanner.startsWith("<=") || scanner.startsWith("<!")) {
      throw this.fault("a look-around, which is not supported");
    }
    if (scanner.take("P<") || scanner.take("<")) {
      const name = scanner.takeWhile((char) => isWordChar(char));
      if (name === "" || !scanner.take(">")) throw this.fault("a wrong name of a group");
      if (this.names.includes(name)) throw this.fault(`two groups with the name ${name}`);
      return this.capture(name);
    }
    const before = this.flags;
    this.flags = this.readFlags(before);
    if (scanner.take(")")) return undefined;
    if (!scanner.take(":")) throw this.fault("an unknown kind of group");
    const body = this.choice();
    this.flags = before;
    this.close();
    return body;
  }

  private capture(name: string | undefined): RegexNode {
    this.names.push(name);
    const index = this.names.length;
    const body = this.choice();
    this.close();
    return { kind: "group", index, body };
  }

  private close(): void {
    if (!this.scanner.take(")")) throw this.fault("a missing )");
  }

  private readFlags(before: Flags): Flags {
    const flags = { ...before };
    let value = true;
    for (;;) {
      const { scanner } = this;
      if (scanner.take("-")) value = false;
      else if (scanner.take("i")) flags.ignoreCase = value;
      else if (scanner.take("s")) flags.dotAll = value;
      else if (scanner.take("m")) flags.multiline = value;
      else if (scanner.take("U")) flags.ungreedy = value;
      else return flags;
    }
  }

  /** repeat := ("*" | "+" | "?" | "{" min ("," max?)? "}") "?"? */
  private repeat(body: RegexNode): RegexNode {
    let node = body;
    for (let times = this.times(); times; times = this.times()) {
      if (times.max < times.min || times.min > MAX_REPEAT || (Number.isFinite(times.max) && times.max > MAX_REPEAT)) {
        throw this.fault("a wrong count of repeats");
      }
      const lazy = this.scanner.take("?") !== this.flags.ungreedy;
      if (this.isRepeat(node)) throw this.fault("a repeat of a repeat");
      node = { kind: "repeat", body: node, ...times, lazy };
    }
    return node;
  }

  private isRepeat(node: RegexNode): boolean {
    return node.kind === "repeat";
  }

  private times(): { min: number; max: number } | undefined {
    const { scanner } = this;
    if (scanner.take("*")) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (scanner.take("+")) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (scanner.take("?")) return { min: 0, max: 1 };
    const found = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(scanner.source.slice(scanner.offset, scanner.offset + 12));
    if (!found) return undefined;
    scanner.offset += found[0].length;
    const min = Number(found[1]);
    if (found[2] === undefined) return { min, max: min };
    return { min, max: found[3] === "" ? Number.POSITIVE_INFINITY : Number(found[3]) };
  }

  /** class := "^"? member+ "]"    member := "[:" name ":]" | character ("-" character)? */
  private charClass(): Ranges {
    const { scanner } = this;
    const negated = scanner.take("^");
    const members: Ranges[] = [];
    do {
      if (scanner.done) throw this.fault("a missing ]");
      members.push(this.classMember());
    } while (!scanner.take("]"));
    const within = this.cased(union(members));
    return negated ? complement(within) : within;
  }

  private classMember(): Ranges {
    const { scanner } = this;
    const posix = /^\[:(\^?)([a-z]+):\]/.exec(scanner.source.slice(scanner.offset, scanner.offset + 12));
    if (posix) {
      const ranges = POSIX_SETS.get(posix[2] ?? "");
      if (!ranges) throw this.fault(`an unknown class ${posix[2]}`);
      scanner.offset += posix[0].length;
      return posix[1] ? complement(ranges) : ranges;
    }
    const from = this.classChar();
    const isRange = scanner.peek() === "-" && scanner.peek(1) !== "]" && scanner.peek(1) !== "";
    if (!isRange || from.length !== 1 || from[0]?.[0] !== from[0]?.[1]) return from;
    scanner.offset += 1;
    const to = this.classChar();
    const [low, high] = [from[0]?.[0] ?? 0, to[0]?.[0] ?? 0];
    if (to.length !== 1 || high < low) throw this.fault("a wrong range");
    return setOf(low, high);
  }

  private classChar(): Ranges {
    if (this.scanner.take("\\")) return this.escape();
    const code = this.scanner.peek().charCodeAt(0);
    this.scanner.offset += 1;
    return setOf(code);
  }

  private escape(): Ranges {
    const { scanner } = this;
    const char = scanner.peek();
    if (char === "") throw this.fault("a \\ at the end");
    scanner.offset += 1;
    const named = NAMED_SETS.get(char);
    if (named) return named;
    const control = { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7, "0": 0 }[char];
    if (control !== undefined) return setOf(control);
    if (char === "x") return this.hexadecimal();
    if (isWordChar(char)) throw this.fault(`an unknown escape \\${char}`);
    return setOf(char.charCodeAt(0));
  }

  private hexadecimal(): Ranges {
    const { scanner } = this;
    const found = /^(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,4})\})/.exec(
      scanner.source.slice(scanner.offset, scanner.offset + 6),
    );
    if (!found) throw this.fault("a wrong \\x");
    scanner.offset += found[0].length;
    return setOf(Number.parseInt(found[1] ?? found[2] ?? "0", 16));
  }

  private set(ranges: Ranges): RegexNode {
    return { kind: "set", ranges: this.cased(ranges) };
  }

  private cased(ranges: Ranges): Ranges {
    return this.flags.ignoreCase ? withBothCases(ranges) : ranges;
  }

  private fault(what: string) {
    const error = this.scanner.fault(`Invalid regular expression: ${what}`);
    return Object.assign(error, { offset: this.base + error.offset });
  }
}
