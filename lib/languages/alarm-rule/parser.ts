import { LanguageSyntaxError } from "../text/language-syntax-error";
import { TokenCursor } from "../text/token-cursor";
import type { AlarmRule, AlarmState, AtLeast, StateFunction, Threshold } from "./ast";
import { type RuleToken, tokenize } from "./lexer";

const MAX_CHILDREN = 100;
const MAX_ELEMENTS = 500;

const STATES = new Map<string, AlarmState>([
  ["ALARM", "ALARM"],
  ["OK", "OK"],
  ["INSUFFICIENT_DATA", "INSUFFICIENT_DATA"],
]);
/** What the service says it expects at each place of the grammar. */
const EXPRESSION = "'(', 'NOT', AT_LEAST, TRUE or FALSE, ALARM, OK, or INSUFFICIENT_DATA";
const NUMBERS = "NUMBER, PERCENTAGE NUMBER";
const CONDITION = "'NOT', ALARM, OK, or INSUFFICIENT_DATA";
const NAME =
  "'NOT', 'AND', 'OR', 'AT_LEAST', NUMBER, PERCENTAGE NUMBER, TRUE or FALSE, " +
  "ALARM, OK, or INSUFFICIENT_DATA, unquoted alarm name, quoted alarm name";

/**
 * Reads the rule of a composite alarm. Keywords are upper case.
 *
 * @throws LanguageSyntaxError with the message of CloudWatch's ValidationError.
 */
export function parseAlarmRule(source: string): AlarmRule {
  if (source === "" || source.trim() !== source) {
    throw new LanguageSyntaxError("AlarmRule must not contain leading or trailing whitespace or be null", 0);
  }
  return new AlarmRuleParser(source).rule();
}

class AlarmRuleParser {
  private readonly tokens: TokenCursor<RuleToken>;
  private readonly children = new Set<string>();
  private elements = 0;

  constructor(source: string) {
    const tokens = tokenize(source);
    this.tokens = new TokenCursor(tokens, { kind: "end", text: "<EOF>", value: "", offset: source.length });
  }

  /** rule := or <EOF> */
  rule(): AlarmRule {
    const rule = this.or();
    if (this.tokens.peek().text === "<EOF>") return rule;
    // The service drops one odd token at the end, and expects nothing else there; elsewhere an operator might follow.
    const isLast = this.tokens.peek(1).kind === "end";
    return this.unsupported(isLast ? "<EOF>" : "<EOF>, 'AND', 'OR'");
  }

  /** or := and ("OR" and)* */
  private or(): AlarmRule {
    const operands = [this.and()];
    while (this.takeWord("OR")) operands.push(this.and());
    return join("or", operands);
  }

  /** and := not ("AND" not)* */
  private and(): AlarmRule {
    const operands = [this.not()];
    while (this.takeWord("AND")) operands.push(this.not());
    return join("and", operands);
  }

  /** not := "NOT" not | primary */
  private not(): AlarmRule {
    return this.takeWord("NOT") ? { kind: "not", operand: this.not() } : this.primary();
  }

  /** primary := "(" or ")" | "TRUE" | "FALSE" | state "(" alarm ")" | atLeast */
  private primary(): AlarmRule {
    const token = this.tokens.peek();
    if (this.tokens.take("(")) {
      this.count(token, 2);
      const inner = this.or();
      this.close();
      return inner;
    }
    if (this.takeWord("TRUE") || this.takeWord("FALSE")) {
      this.count(token, 1);
      return { kind: "boolean", value: token.text === "TRUE" };
    }
    if (this.takeWord("AT_LEAST")) return this.atLeast();
    return this.stateFunction(this.state(EXPRESSION));
  }

  private stateFunction(state: AlarmState): StateFunction {
    this.expect("(");
    const alarm = this.alarm();
    this.close();
    return { kind: "state", state, alarm };
  }

  /** atLeast := "AT_LEAST" "(" threshold "," "NOT"? state "," "(" alarm ("," alarm)* ")" ")" */
  private atLeast(): AtLeast {
    this.expect("(");
    const place = this.tokens.peek();
    const threshold = this.threshold();
    this.expect(",");
    const negated = this.takeWord("NOT");
    const state = this.state(negated ? CONDITION.replace("'NOT', ", "") : CONDITION);
    this.expect(",");
    this.expect("(");
    const alarms = [this.alarm()];
    while (this.tokens.take(",")) alarms.push(this.alarm());
    this.close();
    this.close();
    this.checkThreshold(threshold, alarms.length, place);
    return { kind: "atLeast", threshold, negated, state, alarms };
  }

  /** threshold := digit+ "%"? */
  private threshold(): Threshold {
    const { text } = this.tokens.peek();
    if (!this.tokens.at("word") || !/^\d+%?$/.test(text)) return this.unsupported(NUMBERS);
    this.tokens.next();
    return { unit: text.endsWith("%") ? "percent" : "count", value: Number.parseInt(text, 10) };
  }

  private checkThreshold({ unit, value }: Threshold, alarmCount: number, place: RuleToken): void {
    if (unit === "percent" && (value < 1 || value > 100)) {
      this.fail("AT_LEAST percentage threshold must be between 1 and 100", place);
    }
    if (unit === "count" && (value < 1 || value > alarmCount)) {
      this.fail(`AT_LEAST absolute threshold must be between 1 and number of alarms (${alarmCount})`, place);
    }
  }

  /** state := "ALARM" | "OK" | "INSUFFICIENT_DATA" */
  private state(expected: string): AlarmState {
    const state = this.tokens.at("word") ? STATES.get(this.tokens.peek().text) : undefined;
    if (state === undefined) return this.unsupported(expected);
    this.tokens.next();
    return state;
  }

  /** alarm := word | quoted     any word, keywords too */
  private alarm(): string {
    const token = this.tokens.take("word") ?? this.tokens.take("quoted");
    if (token === undefined) return this.unsupported(NAME);
    this.children.add(token.value);
    if (this.children.size > MAX_CHILDREN) this.fail(`a rule may have at most ${MAX_CHILDREN} child alarms`, token);
    this.count(token, 1);
    return token.value;
  }

  /** Child alarms, TRUE, FALSE and parentheses are elements; their number also bounds how deep the parser goes. */
  private count(token: RuleToken, elements: number): void {
    this.elements += elements;
    if (this.elements > MAX_ELEMENTS) this.fail(`a rule may have at most ${MAX_ELEMENTS} elements`, token);
  }

  private takeWord(word: string): boolean {
    if (!this.tokens.at("word") || this.tokens.peek().text !== word) return false;
    this.tokens.next();
    return true;
  }

  private expect(kind: "(" | ","): void {
    if (!this.tokens.take(kind)) this.unsupported(`'${kind}'`);
  }

  private close(): void {
    if (!this.tokens.take(")")) this.unsupported("')'");
  }

  private unsupported(expected: string): never {
    const token = this.tokens.peek();
    return this.fail(`Unsupported token '${token.text}' at char ${token.offset}, must be: ${expected}`, token);
  }

  private fail(reason: string, token: RuleToken): never {
    return this.tokens.fail(`Error in AlarmRule [${reason}]`, token);
  }
}

function join(kind: "and" | "or", operands: readonly AlarmRule[]): AlarmRule {
  const [only, ...others] = operands;
  return only !== undefined && others.length === 0 ? only : { kind, operands };
}
