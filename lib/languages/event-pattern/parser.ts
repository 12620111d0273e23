import type { EventPattern, FieldMember, Member } from "./ast";
import { isTooComplex } from "./complexity";
import { expandPattern, MAX_COMBINATIONS } from "./expand";
import { type InvalidPatternError, PatternSource } from "./invalid-pattern";
import { type JsonMember, type JsonNode, JsonReader } from "./json-reader";
import { OperatorParser } from "./operator-parser";

/** EventBridge's own limit on EventPattern. */
const MAX_LENGTH = 4_096;
const TOO_COMPLEX =
  "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character";
/** Names that a field inside of `$or` may not have, so that a forgotten field name does not pass as a field. */
const RESERVED_IN_OR = new Set(
  "exactly prefix suffix equals-ignore-case wildcard numeric cidr exists anything-but = < <= > >=".split(" "),
);

type ObjectNode = Extract<JsonNode, { kind: "object" }>;

/**
 * Reads an event pattern.
 *
 * @param maxLength in characters; SNS, whose filter policies are patterns, allows longer ones than EventBridge.
 * @throws InvalidPatternError with the message of EventBridge's InvalidEventPatternException.
 */
export function parseEventPattern(text: string, maxLength = MAX_LENGTH): EventPattern {
  const source = new PatternSource(text);
  const whole = { start: 0, end: text.length };
  if (text.length > maxLength) {
    throw source.invalidAsWhole(`The pattern is longer than ${maxLength} characters`, whole);
  }
  const root = new JsonReader(source).document();
  const pattern = readPattern(source, root);
  const combinations = expandPattern(pattern);
  if (combinations === undefined) {
    throw source.invalidAsWhole(`Or operator is producing over ${MAX_COMBINATIONS} rule combinations`, whole);
  }
  const isComplex = combinations.some((fields) =>
    [...fields.values()].some((matchers) =>
      isTooComplex(matchers.flatMap((matcher) => (matcher.kind === "wildcard" ? [matcher.value] : []))),
    ),
  );
  if (isComplex) throw source.invalidAsWhole(TOO_COMPLEX, whole);
  return pattern;
}

/** A pattern that is none with `$or` as a keyword may still be one with `$or` as a field name, as it was before there was `$or`. */
function readPattern(source: PatternSource, root: JsonNode): EventPattern {
  try {
    return new PatternParser(source, true).pattern(root);
  } catch (error) {
    try {
      return new PatternParser(source, false).pattern(root);
    } catch {
      throw error;
    }
  }
}

class PatternParser {
  private readonly source: PatternSource;
  private readonly operators: OperatorParser;
  private readonly hasOr: boolean;

  constructor(source: PatternSource, hasOr: boolean) {
    this.source = source;
    this.operators = new OperatorParser(source);
    this.hasOr = hasOr;
  }

  /** pattern := object */
  pattern(root: JsonNode): EventPattern {
    if (root.kind !== "object") throw this.fault("Filter is not an object", root);
    return this.object(root, false);
  }

  /** object := "{" member ("," member)* "}" */
  private object(node: ObjectNode, isInOr: boolean): EventPattern {
    if (node.members.length === 0) throw this.source.invalid("Empty objects are not allowed", node, node.end);
    return { members: node.members.map((member) => this.member(member, isInOr)) };
  }

  /** member := "$or" ":" or | name ":" object | name ":" matchers */
  private member({ name, value }: JsonMember, isInOr: boolean): Member {
    if (name === "$or" && this.hasOr) return this.or(value);
    if (isInOr && RESERVED_IN_OR.has(name)) {
      throw this.fault(`${name} is Ruler reserved fieldName which cannot be used inside $or.`, value);
    }
    if (value.kind === "object") return { kind: "object", name, pattern: this.object(value, isInOr) };
    if (value.kind === "array") return { kind: "field", name, matchers: this.matchers(value) };
    throw this.fault(`"${name}" must be an object or an array`, value);
  }

  /** or := "[" object "," object ("," object)* "]" */
  private or(node: JsonNode): Member {
    if (node.kind !== "array") throw this.fault("It must be an Array followed with $or.", node);
    const alternatives = node.elements.map((element) => {
      if (element.kind === "object") return this.object(element, true);
      throw this.fault("Only JSON object is allowed in array of $or relationship.", element);
    });
    if (alternatives.length >= 2) return { kind: "or", alternatives };
    throw this.source.invalid("There must have at least 2 Objects in $or relationship.", node, node.end);
  }

  /** matchers := "[" matcher ("," matcher)* "]" */
  private matchers(node: Extract<JsonNode, { kind: "array" }>): FieldMember["matchers"] {
    if (node.elements.length === 0) throw this.source.invalid("Empty arrays are not allowed", node, node.end);
    return node.elements.map((element) => this.operators.matcher(element));
  }

  private fault(reason: string, node: JsonNode): InvalidPatternError {
    const isBegun = node.kind === "object" || node.kind === "array" || node.kind === "string";
    return this.source.invalid(reason, node, isBegun ? node.start + 1 : node.end);
  }
}
