import { TokenCursor } from "../text/token-cursor";
import {
  AGGREGATE_FUNCTIONS,
  type Aggregate,
  type Command,
  type CommandForm,
  DIFF_PERIODS,
  type Expression,
  type Item,
  type LogsQuery,
  type SortKey,
} from "./ast";
import { checkCommands } from "./check";
import { checkRegex, ExpressionParser } from "./expression-parser";
import { type QueryToken, tokenize } from "./lexer";

/** Commands of the language that Mirante does not have, so that they are refused by name. */
const MISSING = [
  "accum",
  "addtotals",
  "anomaly",
  "appendcols",
  "autoregress",
  "cidrlookup",
  "countfrequent",
  "expand",
  "filldown",
  "fillmissing",
  "join",
  "logcompare",
  "lookup",
  "outlier",
  "relevantfields",
  "sessionize",
  "subqueries",
];
const MAX_LIMIT = 100_000;
const MAX_COMMANDS = 100;

/** Reads a query. Commands and functions may be in any case, fields are as they are written. Throws LanguageSyntaxError. */
export function parseLogsInsights(source: string): LogsQuery {
  const tokens = tokenize(source).filter(({ kind }) => kind !== "comment");
  const commands = new QueryParser(
    new TokenCursor(tokens, { kind: "end", text: "", value: "", offset: source.length }),
  ).commands();
  checkCommands(commands);
  return { commands };
}

class QueryParser extends ExpressionParser {
  constructor(tokens: TokenCursor<QueryToken>) {
    super(tokens);
  }

  /** query := command ("|" command)* <end> */
  commands(): Command[] {
    const commands = [this.command()];
    while (this.takePunctuation("|")) commands.push(this.command());
    if (!this.tokens.at("end")) this.unexpected();
    if (commands.length > MAX_COMMANDS) this.tokens.fail("The query has too many commands");
    return commands;
  }

  private command(): Command {
    const first = this.tokens.peek();
    if (first.kind !== "word") this.unexpected();
    const form = this.form(first.text.toLowerCase());
    return { ...form, offset: first.offset, length: this.tokens.peek().offset - first.offset };
  }

  private form(word: string): CommandForm {
    const token = this.tokens.next();
    switch (word) {
      case "source":
        return this.source();
      case "fields":
      case "display":
        return { kind: word, items: this.list(() => this.item()) };
      case "filter":
      case "where":
      case "filterindex":
        return { kind: "filter", condition: this.expression(), indexed: word === "filterindex" };
      case "parse":
        return this.parse();
      case "stats":
        return this.stats();
      case "sort":
      case "order":
        return { kind: "sort", keys: this.list(() => this.sortKey()) };
      case "limit":
      case "head":
        return this.limit();
      case "dedup":
        return { kind: "dedup", fields: this.list(() => this.field()) };
      case "pattern":
        return { kind: "pattern", field: this.field() };
      case "diff":
        return this.diff();
      case "unnest":
        return this.unnest();
      case "unmask":
        return this.unmask();
      default:
        if (MISSING.includes(word)) this.tokens.fail(`The command ${token.text} is not supported here`, token);
        return this.tokens.fail(`Unknown command ${token.text}`, token);
    }
  }

  /** source := "SOURCE" (text ("," text)* | "logGroups" "(" "namePrefix" ":" "[" text, ... "]" ")")*/
  private source(): CommandForm {
    if (!this.takeWord("loggroups")) {
      return { kind: "source", groups: this.list(() => this.text()), prefixes: [] };
    }
    this.punctuation("(");
    let prefixes: string[] = [];
    // The lexer knows no colon: it stands in this one command alone.
    if (!this.takePunctuation(")")) {
      const name = this.tokens.peek();
      if (!this.takeWord("nameprefix")) this.tokens.fail(`SOURCE logGroups takes namePrefix alone here`, name);
      if (this.tokens.next().text !== ":") this.tokens.fail("A : is missing behind namePrefix", name);
      this.punctuation("[");
      prefixes = this.list(() => this.text());
      this.punctuation("]");
      this.punctuation(")");
    }
    if (prefixes.length === 0) this.tokens.fail("SOURCE logGroups needs a namePrefix");
    return { kind: "source", groups: [], prefixes };
  }

  private text(): string {
    return (this.tokens.take("text") ?? this.unexpected()).value;
  }

  /** item := expression ("as" name)? */
  private item(): Item {
    return { expression: this.expression(), name: this.alias() };
  }

  private alias(): string | undefined {
    return this.takeWord("as") ? this.field().name : undefined;
  }

  /** parse := "parse" field? (text "as" name, ... | regex ("as" name, ...)?) */
  private parse(): CommandForm {
    const hasField = !this.tokens.at("text") && !this.tokens.at("regex");
    const field = hasField ? this.field() : ({ kind: "field", name: "@message" } as const);
    const pattern = this.tokens.take("regex");
    if (!pattern) return this.parseGlob(field);
    const regex = checkRegex(pattern);
    const given = this.takeWord("as") ? this.list(() => this.field().name) : undefined;
    const named = regex.names.filter((name) => name !== undefined);
    if (given && given.length !== regex.names.length) {
      this.tokens.fail(`The pattern has ${regex.names.length} groups for ${given.length} names`, pattern);
    }
    if (!given && named.length === 0) this.tokens.fail("The pattern of parse has no named group", pattern);
    return { kind: "parseRegex", field, regex: pattern.value, names: given ?? [] };
  }

  private parseGlob(field: Expression): CommandForm {
    const glob = this.tokens.expect("text", "A text or a regular expression is missing in parse");
    if (!this.takeWord("as")) this.unexpected();
    const names = this.list(() => this.field().name);
    const stars = glob.value.split("*").length - 1;
    if (stars !== names.length) this.tokens.fail(`The pattern has ${stars} * for ${names.length} names`, glob);
    return { kind: "parse", field, glob: glob.value, names };
  }

  /** stats := "stats" aggregate ("," aggregate)* ("by" item ("," item)*)? */
  private stats(): CommandForm {
    const aggregates = this.list(() => this.aggregate());
    const keys = this.takeWord("by") ? this.list(() => this.item()) : [];
    return { kind: "stats", aggregates, keys };
  }

  private aggregate(): Aggregate {
    const token = this.tokens.peek();
    const name = AGGREGATE_FUNCTIONS.find(
      (one) => token.kind === "word" && one.toLowerCase() === token.text.toLowerCase(),
    );
    if (!name) {
      return this.tokens.fail(token.kind === "end" ? "Unexpected end of the query" : `Unknown statistic ${token.text}`);
    }
    this.tokens.next();
    this.punctuation("(");
    let argument: Expression | undefined;
    if (this.takePunctuation("*") || this.tokens.peek().text === ")") {
      if (name !== "count") this.tokens.fail(`${name} needs a field`, token);
    } else argument = this.expression();
    const percentile = name === "pct" ? this.percentile() : undefined;
    this.punctuation(")");
    return { function: name, argument, percentile, name: this.alias() };
  }

  private percentile(): number {
    this.punctuation(",");
    const token = this.tokens.expect("number", "pct needs a percentile between 0 and 100");
    const value = Number(token.value);
    if (value > 100) this.tokens.fail("pct needs a percentile between 0 and 100", token);
    return value;
  }

  private sortKey(): SortKey {
    const expression = this.expression();
    if (this.takeWord("desc")) return { expression, descending: true };
    this.takeWord("asc");
    return { expression, descending: false };
  }

  private limit(): CommandForm {
    const any = this.takeWord("any");
    const token = this.tokens.expect("number", "limit needs a number");
    const count = Number(token.value);
    if (!Number.isInteger(count) || count < 1 || count > MAX_LIMIT) {
      this.tokens.fail(`limit must be between 1 and ${MAX_LIMIT}`, token);
    }
    return { kind: "limit", count, any };
  }

  private diff(): CommandForm {
    const token = this.tokens.peek();
    if (token.kind !== "word") return { kind: "diff", period: "previousPeriod" };
    const period = DIFF_PERIODS.find((one) => one.toLowerCase() === token.text.toLowerCase());
    if (!period) return this.tokens.fail(`diff takes one of ${DIFF_PERIODS.join(", ")}`);
    this.tokens.next();
    return { kind: "diff", period };
  }

  private unnest(): CommandForm {
    const field = this.field();
    if (!this.takeWord("as") && !this.takeWord("into")) this.unexpected();
    return { kind: "unnest", field, name: this.field().name };
  }

  private unmask(): CommandForm {
    const field = this.takeWord("unmask") ? this.field() : this.wrapped();
    return { kind: "unmask", field, name: this.alias() };
  }

  private wrapped() {
    const inBrackets = this.takePunctuation("(");
    const field = this.field();
    if (inBrackets) this.punctuation(")");
    return field;
  }
}
