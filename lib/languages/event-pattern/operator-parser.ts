import type { AnythingBut, Matcher, NumericComparison, TextOperator } from "./ast";
import type { Extent, InvalidPatternError, PatternSource } from "./invalid-pattern";
import { parseCidr } from "./ip-address";
import type { JsonMember, JsonNode } from "./json-reader";
import { findWildcardFault } from "./wildcard";

const ONE_KEY = "Only one key allowed in match expression";
const TOO_MANY = "Too many elements in numeric expression";
const MIXED = "Inside anything but list, either all values are number or string, mixed type is not supported";
const FIVE_BILLION = 5e9;
const OUT_OF_RANGE = "Value must be between -5.0E9 and 5.0E9, inclusive";
const OPERATOR_NAMES = new Map([
  ["=", "equals"],
  ["<", "<"],
  ["<=", "<="],
  [">", ">"],
  [">=", ">="],
]);
const TEXT_OPERATORS = ["prefix", "suffix", "equals-ignore-case", "wildcard"] as const;

type ObjectNode = Extract<JsonNode, { kind: "object" }>;
type ArrayNode = Extract<JsonNode, { kind: "array" }>;

/** Reads the match expressions `{ "operator": operand }` of a pattern, in the order in which the service checks them. */
export class OperatorParser {
  private readonly source: PatternSource;

  constructor(source: PatternSource) {
    this.source = source;
  }

  /** matcher := scalar | "{" operator ":" operand "}" */
  matcher(node: JsonNode): Matcher {
    if (node.kind === "array") throw this.fault("Match value must be String, number, true, false, or null", node);
    if (node.kind !== "object") return { kind: "equals", value: node.value };
    const [member, ...others] = node.members;
    if (member === undefined) throw this.faultAfter("Match expression name not found", node);
    const matcher = this.operator(member);
    const isMeasured = matcher.kind === "numeric" || matcher.kind === "anything-but";
    this.expectNoMore(others, isMeasured ? TOO_MANY : ONE_KEY);
    return matcher;
  }

  private operator({ name, value }: JsonMember): Matcher {
    switch (name) {
      case "exactly":
        return { kind: "equals", value: this.text(value, "exact match pattern must be a string") };
      case "prefix":
      case "suffix":
        return this.affix(name, value);
      case "equals-ignore-case":
        return { kind: name, value: this.text(value, "equals-ignore-case match pattern must be a string") };
      case "wildcard":
        return { kind: name, value: this.wildcard(value) };
      case "numeric":
        return { kind: name, comparisons: this.numeric(value) };
      case "cidr":
        return { kind: name, value: this.cidr(value) };
      case "exists":
        return { kind: name, value: this.exists(value) };
      case "anything-but":
        return this.anythingBut(value);
      default:
        throw this.fault(`Unrecognized match type ${name}`, value);
    }
  }

  /** affix := string | "{" "equals-ignore-case" ":" string "}" */
  private affix(kind: "prefix" | "suffix", node: JsonNode): Matcher {
    if (node.kind !== "object") {
      return { kind, value: this.text(node, `${kind} match pattern must be a string`), ignoreCase: false };
    }
    const [member, ...others] = node.members;
    const title = kind === "prefix" ? "Prefix" : "Suffix";
    if (member === undefined) throw this.faultAfter(`${title} expression name not found`, node);
    if (member.name !== "equals-ignore-case") {
      throw this.fault(`Unsupported ${kind} pattern: ${member.name}`, member.value);
    }
    const value = this.text(member.value, "equals-ignore-case match pattern must be a string");
    this.expectNoMore(others, ONE_KEY);
    return { kind, value, ignoreCase: true };
  }

  private wildcard(node: JsonNode, times = 1): string {
    const value = this.text(node, "wildcard match pattern must be a string", times);
    const fault = findWildcardFault(value);
    if (fault !== undefined) throw this.faultAfter(fault, node);
    return value;
  }

  /** The service's message names the wrong operator here. */
  private cidr(node: JsonNode): string {
    const value = this.text(node, "prefix match pattern must be a string");
    try {
      parseCidr(value);
      return value;
    } catch (error) {
      throw this.source.invalidAsWhole(error instanceof Error ? error.message : String(error), node);
    }
  }

  private exists(node: JsonNode): boolean {
    if (node.kind === "literal" && node.value !== null) return node.value;
    throw this.fault("exists match pattern must be either true or false.", node);
  }

  /** numeric := "[" "=" n "]" | "[" ("<" | "<=") n "]" | "[" (">" | ">=") n (("<" | "<=") n)? "]" */
  private numeric(node: JsonNode): NumericComparison[] {
    if (node.kind !== "array") throw this.fault("Value of numeric must be an array.", node);
    const [first, , third, , fifth] = node.elements;
    if (first?.kind !== "string")
      throw this.faultAt(`Invalid member in numeric match: ${this.show(first)}`, first, node);
    const operator = toOperator(first.value);
    if (operator === undefined) throw this.faultAfter(`Unrecognized numeric range operator: ${first.value}`, first);
    const low = this.comparison(operator, node.elements[1], node);
    if (third === undefined) return [low];
    if (operator !== ">" && operator !== ">=") throw this.fault(TOO_MANY, third);
    if (third.kind !== "string") throw this.faultAfter(`Bad value in numeric range: ${this.show(third)}`, third);
    const upper = toOperator(third.value);
    if (upper !== "<" && upper !== "<=") throw this.faultAfter(`Bad numeric range operator: ${third.value}`, third);
    const high = this.comparison(upper, node.elements[3], node);
    if (fifth !== undefined) throw this.fault("Too many terms in numeric range expression", fifth);
    if (low.value > high.value) throw this.faultAfter("Bottom must be less than top", node);
    return [low, high];
  }

  private comparison(
    operator: NumericComparison["operator"],
    node: JsonNode | undefined,
    list: ArrayNode,
  ): NumericComparison {
    if (node?.kind !== "number")
      throw this.faultAt(`Value of ${OPERATOR_NAMES.get(operator)} must be numeric`, node, list);
    if (Math.abs(node.value) > FIVE_BILLION) throw this.faultAfter(OUT_OF_RANGE, list);
    return { operator, value: node.value };
  }

  /** anythingBut := scalar | "[" scalar* "]" | "{" textOperator ":" (string | "[" string* "]") "}" */
  private anythingBut(node: JsonNode): AnythingBut {
    if (node.kind === "object") return this.anythingButText(node);
    this.checkAnythingButOperand(node);
    const elements = node.kind === "array" ? node.elements : [node];
    const times = node.kind === "array" ? 2 : 1;
    const values = elements.map((element) => {
      if (element.kind === "string") return element.value;
      if (element.kind !== "number") {
        throw this.fault("Inside anything but list, start|null|boolean is not supported.", element, times);
      }
      if (Math.abs(element.value) <= FIVE_BILLION) return element.value;
      throw node.kind === "array"
        ? this.faultAfter(OUT_OF_RANGE, element)
        : this.source.invalidAsWhole(OUT_OF_RANGE, element);
    });
    if (new Set(values.map((value) => typeof value)).size !== 1) throw this.faultAfter(MIXED, node);
    return { kind: "anything-but", operator: "equals", values };
  }

  private anythingButText(node: ObjectNode): AnythingBut {
    const [member, ...others] = node.members;
    if (member === undefined) throw this.faultAfter("Anything-But expression name not found", node);
    const operator = TEXT_OPERATORS.find((name) => name === member.name);
    if (operator === undefined) throw this.fault(`Unsupported anything-but pattern: ${member.name}`, member.value);
    this.checkAnythingButOperand(member.value);
    const isList = member.value.kind === "array";
    const elements = member.value.kind === "array" ? member.value.elements : [member.value];
    const values = elements.map((element) => this.anythingButValue(operator, element, isList ? 2 : 1));
    this.expectNoMore(others, TOO_MANY);
    return { kind: "anything-but", operator, values };
  }

  private anythingButValue(operator: TextOperator, node: JsonNode, times: number): string {
    if (operator === "wildcard") return this.wildcard(node, times);
    const message =
      operator === "equals-ignore-case"
        ? "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported."
        : "prefix/suffix match pattern must be a string";
    const value = this.text(node, message, times);
    if (value === "" && operator !== "equals-ignore-case")
      throw this.faultAfter("Null prefix/suffix not allowed", node, times);
    return value;
  }

  private checkAnythingButOperand(node: JsonNode): void {
    if (node.kind !== "object" && node.kind !== "literal") return;
    throw this.fault("Value of anything-but must be an array or single string/number value.", node);
  }

  private text(node: JsonNode, message: string, times = 1): string {
    if (node.kind !== "string") throw this.fault(message, node, times);
    return node.value;
  }

  private expectNoMore(others: readonly JsonMember[], message: string): void {
    const [other] = others;
    if (other !== undefined) throw this.fault(message, other.value);
  }

  /** The service has read only the beginning of a text or a list when it takes offence at its kind. */
  private fault(reason: string, node: JsonNode, times = 1): InvalidPatternError {
    const isBegun = node.kind === "object" || node.kind === "array" || node.kind === "string";
    return this.source.invalid(reason, node, isBegun ? node.start + 1 : node.end, times);
  }

  private faultAfter(reason: string, node: Extent, times = 1): InvalidPatternError {
    return this.source.invalid(reason, node, node.end, times);
  }

  /** At an element, or at the end of its list when there is no such element. */
  private faultAt(reason: string, node: JsonNode | undefined, list: ArrayNode): InvalidPatternError {
    return node === undefined ? this.faultAfter(reason, list) : this.fault(reason, node);
  }

  private show(node: JsonNode | undefined): string {
    return node === undefined ? "]" : this.source.text.slice(node.start, node.end);
  }
}

function toOperator(text: string): NumericComparison["operator"] | undefined {
  return text === "=" || text === "<" || text === "<=" || text === ">" || text === ">=" ? text : undefined;
}
