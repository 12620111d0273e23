import type { Effect, Statement } from "./document";
import { readStatementElements } from "./elements";
import type { JsonNode, Span } from "./json";
import { readActions } from "./parse-actions";
import { readConditions } from "./parse-conditions";
import { readPrincipals } from "./parse-principals";
import { readResources } from "./parse-resources";
import type { Report } from "./report";

/**
 * statement = { sid_block? principal_block? effect_block action_block resource_block condition_block? }
 * @param sids those of the statements before; a Sid must not come twice
 */
export function readStatement(node: JsonNode, sids: Set<string>, report: Report): Statement | undefined {
  if (node.kind !== "object") {
    report.syntax(node, "A statement is a JSON object.");
    return undefined;
  }
  const elements = readStatementElements(node, report);
  const brace = { offset: node.offset, length: 1 };
  const condition = elements.get("Condition")?.value;
  return {
    sid: readSid(elements.get("Sid")?.value, sids, report),
    effect: readEffect(elements.get("Effect")?.value, brace, report),
    principals: readPrincipals(elements, brace, report),
    actions: readActions(elements, brace, report),
    resources: readResources(elements, brace, report),
    conditions: condition ? readConditions(condition, report) : [],
  };
}

function readSid(node: JsonNode | undefined, sids: Set<string>, report: Report): string | undefined {
  if (!node) return undefined;
  if (node.kind !== "string") {
    report.syntax(node, "Sid takes a string.");
    return undefined;
  }
  const { plainSids, wording } = report.grammar;
  if (plainSids && !/^[0-9A-Za-z]*$/.test(node.value)) {
    const rule = "Check that your input satisfies the regular expression [0-9A-Za-z]*";
    report.add("sid", node, `Statement IDs (SID) must be alpha-numeric. ${rule}`, "A Sid has letters and digits only.");
  }
  // Statements without a name do not clash: tools write an empty Sid for "none".
  if (node.value !== "" && sids.has(node.value)) {
    report.add("sid", node, wording.repeatedSid, `${node.value} is the Sid of an earlier statement.`);
  }
  sids.add(node.value);
  return node.value;
}

/** effect_block = "Effect" : ("Allow" | "Deny") */
function readEffect(node: JsonNode | undefined, brace: Span, report: Report): Effect {
  const { wording } = report.grammar;
  const written = node?.kind === "string" ? node.value : undefined;
  if (written === "Allow" || written === "Deny") return written;
  if (!node) {
    report.add("syntax", brace, wording.noEffect, "The statement needs an Effect.");
  } else if (written !== undefined && /^(?:allow|deny)$/i.test(written)) {
    report.add("legacy", node, "The policy failed legacy parsing", "Effect is Allow or Deny, written like this.");
  } else {
    report.add("syntax", node, wording.effect(written ?? node.kind), "Effect is Allow or Deny.");
  }
  return "Deny";
}
