import { LanguageSyntaxError } from "../text/language-syntax-error";
import { TokenCursor } from "../text/token-cursor";
import type { Match, MetricSearch, Schema, Term } from "./ast";
import { type SearchToken, tokenize } from "./lexer";

const MAX_LENGTH = 1024;
const MAX_DEPTH = 64;

/**
 * Reads the text that SEARCH is given. Operators are upper case.
 *
 * @throws LanguageSyntaxError with what AWS writes behind "Error in expression 'e1': ".
 */
export function parseMetricSearch(source: string): MetricSearch {
  if (source.length > MAX_LENGTH) {
    throw new LanguageSyntaxError(`SEARCH query must not be longer than ${MAX_LENGTH} characters`, 0, source.length);
  }
  return new MetricSearchParser(source).search();
}

class MetricSearchParser {
  private readonly tokens: TokenCursor<SearchToken>;
  private depth = 0;

  constructor(source: string) {
    this.tokens = new TokenCursor(tokenize(source), { kind: "end", text: "", value: "", offset: source.length });
  }

  /** search := schema ","? or? <end> | or <end> */
  search(): MetricSearch {
    const schema = this.tokens.at("{") ? this.schema() : undefined;
    if (schema) this.tokens.take(",");
    const term = schema && this.tokens.at("end") ? undefined : this.or();
    if (!this.tokens.at("end")) this.unexpected();
    return { ...(schema ? { schema } : {}), ...(term ? { term } : {}) };
  }

  /** schema := "{" name ("," name)* "}" */
  private schema(): Schema {
    this.tokens.next();
    const namespace = this.name();
    const dimensions: string[] = [];
    while (this.tokens.take(",")) dimensions.push(this.name());
    if (!this.tokens.take("}")) this.unexpected();
    return { namespace, dimensions };
  }

  private name(): string {
    const token = this.tokens.take("word") ?? this.tokens.take("quoted");
    return token && token.value !== "" ? token.value : this.unexpected();
  }

  /** or := and ("OR" and)* */
  private or(): Term {
    const operands = [this.and()];
    while (this.takeWord("OR")) operands.push(this.and());
    return join("or", operands);
  }

  /** and := not ("AND"? not)* */
  private and(): Term {
    const operands = [this.not()];
    while (this.takeWord("AND") || this.startsTerm()) operands.push(this.not());
    return join("and", operands);
  }

  /** not := "NOT" not | primary */
  private not(): Term {
    if (!this.takeWord("NOT")) return this.primary();
    return this.nested(() => ({ kind: "not", operand: this.not() }));
  }

  /** primary := "(" or ")" | match */
  private primary(): Term {
    if (!this.tokens.take("(")) return this.match();
    return this.nested(() => {
      const inner = this.or();
      if (!this.tokens.take(")")) this.unexpected();
      return inner;
    });
  }

  /** match := (name "=")? (word | quoted) */
  private match(): Match {
    if (this.isOperator()) this.unexpected();
    const first = this.tokens.take("word") ?? this.tokens.take("quoted") ?? this.unexpected();
    if (!this.tokens.take("=")) return matchOf(first);
    const value = this.tokens.take("word") ?? this.tokens.take("quoted") ?? this.unexpected();
    return { ...matchOf(value), property: first.value };
  }

  private startsTerm(): boolean {
    const { kind, text } = this.tokens.peek();
    return kind === "(" || kind === "quoted" || (kind === "word" && text !== "OR");
  }

  private isOperator(): boolean {
    const { kind, text } = this.tokens.peek();
    return kind === "word" && (text === "AND" || text === "OR" || text === "NOT");
  }

  private takeWord(word: string): boolean {
    if (!this.tokens.at("word") || this.tokens.peek().text !== word) return false;
    this.tokens.next();
    return true;
  }

  private nested(read: () => Term): Term {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) this.unexpected();
    const term = read();
    this.depth -= 1;
    return term;
  }

  private unexpected(): never {
    return this.tokens.fail("Invalid syntax in SEARCH query");
  }
}

function matchOf({ kind, value }: SearchToken): Match {
  return { kind: "match", isExact: kind === "quoted", text: value };
}

function join(kind: "and" | "or", operands: readonly Term[]): Term {
  const [only, ...others] = operands;
  return only !== undefined && others.length === 0 ? only : { kind, operands };
}
