import { TokenCursor } from "../text/token-cursor";
import type { Aggregate, Condition, InsightsSelect, Key, Order, Source } from "./ast";
import { type SqlToken, tokenize } from "./lexer";
import { isReserved } from "./reserved-words";

export const AGGREGATES: readonly Aggregate[] = ["AVG", "COUNT", "MAX", "MIN", "SUM"];

/** As many series as a query may answer. */
export const MAX_LIMIT = 500;

/** Whether an expression of GetMetricData is a query of this language rather than metric math. */
export function isMetricsInsights(source: string): boolean {
  return /^\s*SELECT(?![A-Za-z0-9_])/i.test(source);
}

/**
 * Reads a query of Metrics Insights. Keywords may be in any case, names and values are as they are written.
 *
 * @throws LanguageSyntaxError with what AWS writes behind "Error in expression 'q1': ".
 */
export function parseMetricsInsights(source: string): InsightsSelect {
  return new InsightsParser(source).select();
}

class InsightsParser {
  private readonly tokens: TokenCursor<SqlToken>;

  constructor(source: string) {
    this.tokens = new TokenCursor(tokenize(source), { kind: "end", text: "", value: "", offset: source.length });
  }

  /** select := "SELECT" aggregate "(" name ")" "FROM" source where? groupBy? orderBy? limit? <end> */
  select(): InsightsSelect {
    this.keyword("SELECT");
    const aggregate = this.aggregate();
    this.punctuation("(");
    const metricName = this.name();
    this.punctuation(")");
    this.keyword("FROM");
    const source = this.source();
    const conditions = this.takeKeyword("WHERE") ? this.conditions() : [];
    const groupBy = this.takePair("GROUP") ? this.list(() => this.key()) : [];
    const orderBy = this.takePair("ORDER") ? this.order() : undefined;
    const limit = this.takeKeyword("LIMIT") ? this.limit() : undefined;
    if (!this.tokens.at("end")) this.unexpected();
    return {
      aggregate,
      metricName,
      source,
      conditions,
      groupBy,
      ...(orderBy ? { orderBy } : {}),
      ...(limit === undefined ? {} : { limit }),
    };
  }

  /** aggregate := "AVG" | "COUNT" | "MAX" | "MIN" | "SUM" */
  private aggregate(): Aggregate {
    const word = this.tokens.at("word") ? this.tokens.peek().text.toUpperCase() : "";
    const aggregate = AGGREGATES.find((one) => one === word);
    if (!aggregate) return this.unexpected();
    this.tokens.next();
    return aggregate;
  }

  /** source := "SCHEMA" "(" name ("," name)* ")" | name */
  private source(): Source {
    if (!this.takeKeyword("SCHEMA")) return { namespace: this.name() };
    this.punctuation("(");
    const [namespace = "", ...dimensions] = this.list(() => this.name());
    this.punctuation(")");
    return { namespace, dimensions };
  }

  /** conditions := condition ("AND" condition)* */
  private conditions(): Condition[] {
    const conditions = [this.condition()];
    while (this.takeKeyword("AND")) conditions.push(this.condition());
    return conditions;
  }

  /** condition := key ("=" | "!=") text */
  private condition(): Condition {
    const key = this.key();
    const operator = this.takePunctuation("=") ? "=" : this.takePunctuation("!=") ? "!=" : this.unexpected();
    const value = this.tokens.take("text") ?? this.unexpected();
    return { key, operator, value: value.value };
  }

  /** key := "AWS" "." "AccountId" | "tag" "." name | name */
  private key(): Key {
    const [first, dot] = [this.tokens.peek(), this.tokens.peek(1)];
    if (first.kind !== "word" || dot.text !== ".") return { kind: "dimension", name: this.name() };
    this.tokens.next();
    this.tokens.next();
    if (first.text.toLowerCase() === "tag") return { kind: "tag", name: this.name() };
    const isAccount = first.text === "AWS" && this.tokens.peek().value === "AccountId";
    if (!isAccount) return this.unexpected();
    this.tokens.next();
    return { kind: "account", name: "AccountId" };
  }

  /** order := aggregate "(" ")" ("ASC" | "DESC")? */
  private order(): Order {
    const aggregate = this.aggregate();
    this.punctuation("(");
    this.punctuation(")");
    if (this.takeKeyword("DESC")) return { aggregate, direction: "DESC" };
    this.takeKeyword("ASC");
    return { aggregate, direction: "ASC" };
  }

  /** limit := digit+ */
  private limit(): number {
    const token = this.tokens.peek();
    if (token.kind !== "word" || !/^\d{1,9}$/.test(token.text)) return this.unexpected();
    const limit = Number(token.text);
    if (limit < 1 || limit > MAX_LIMIT) {
      this.tokens.fail(`Invalid syntax. LIMIT must be between 1 and ${MAX_LIMIT}`, token);
    }
    this.tokens.next();
    return limit;
  }

  /** name := word | '"' ... '"'     a reserved word only in quotes */
  private name(): string {
    const token = this.tokens.peek();
    if (token.kind === "word" && isReserved(token.text)) {
      this.tokens.fail(`Invalid syntax. Reserved keyword '${token.text}' must be surrounded by double quotes`, token);
    }
    if ((token.kind !== "word" && token.kind !== "name") || token.value === "") return this.unexpected();
    this.tokens.next();
    return token.value;
  }

  private list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.takePunctuation(",")) items.push(item());
    return items;
  }

  /** `GROUP BY`, `ORDER BY` */
  private takePair(word: string): boolean {
    if (!this.takeKeyword(word)) return false;
    this.keyword("BY");
    return true;
  }

  private keyword(word: string): void {
    if (!this.takeKeyword(word)) this.unexpected();
  }

  private takeKeyword(word: string): boolean {
    if (!this.tokens.at("word") || this.tokens.peek().text.toUpperCase() !== word) return false;
    this.tokens.next();
    return true;
  }

  private punctuation(text: string): void {
    if (!this.takePunctuation(text)) this.unexpected();
  }

  private takePunctuation(text: string): boolean {
    if (!this.tokens.at("punctuation") || this.tokens.peek().text !== text) return false;
    this.tokens.next();
    return true;
  }

  private unexpected(): never {
    return this.tokens.fail("Invalid syntax");
  }
}
