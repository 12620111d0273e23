import type { Condition } from "./document";
import type { JsonMember, JsonNode, JsonObject } from "./json";
import { type ConditionOperator, OPERATORS, parseOperator } from "./operators";
import type { Report } from "./report";

/** condition_block = "Condition" : { operator : { key : [ value, ... ] } } */
export function readConditions(node: JsonNode, report: Report): Condition[] {
  return readMap(node, "Condition", report).flatMap(({ key, value }) => {
    const operator = parseOperator(key.value);
    if (!operator) report.syntax(key, `${key.value} is not a condition operator.`);
    const entries = readMap(value, key.value, report);
    return operator ? entries.map((entry) => readCondition(operator, entry, report)) : [];
  });
}

/** An object whose names may be anything but repeated. */
function readMap(node: JsonNode, name: string, report: Report): JsonObject["members"] {
  if (node.kind !== "object") {
    report.syntax(node, `${name} takes a JSON object.`);
    return [];
  }
  const seen = new Set<string>();
  for (const { key } of node.members) {
    if (seen.has(key.value)) report.syntax(key, `${key.value} stands here a second time.`);
    seen.add(key.value);
  }
  return node.members;
}

function readCondition(operator: ConditionOperator, { key, value }: JsonMember, report: Report): Condition {
  const nodes = value.kind === "array" ? value.items : [value];
  const values = nodes.flatMap((node) => {
    const text = textOf(node);
    if (text === undefined) {
      report.syntax(node, "A condition compares with strings, numbers or booleans.");
      return [];
    }
    if (!OPERATORS[operator.name].comparison.accepts(text, true)) {
      report.add("legacy", node, "The policy failed legacy parsing", `${operator.name} cannot compare with "${text}".`);
    }
    return [text];
  });
  return { operator, key: key.value, values };
}

/** Quotation marks around numbers and booleans are optional. */
function textOf(node: JsonNode): string | undefined {
  if (node.kind === "string") return node.value;
  return node.kind === "number" || node.kind === "boolean" ? node.text : undefined;
}
