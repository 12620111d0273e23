import type { Choice, PrincipalName, PrincipalType } from "./document";
import { readElements, readStrings, type StatementElements } from "./elements";
import type { JsonNode, JsonString, Span } from "./json";
import type { Report } from "./report";

const TYPES = ["AWS", "Service", "Federated", "CanonicalUser"] as const;

/** principal_block = ("Principal" | "NotPrincipal") : ("*" | { type : [ principal_id_string, ... ] }) */
export function readPrincipals(
  elements: StatementElements,
  brace: Span,
  report: Report,
): Choice<PrincipalName> | undefined {
  const plain = elements.get("Principal");
  const negated = elements.get("NotPrincipal");
  const chosen = plain ?? negated;
  if (!report.grammar.wantsPrincipal) {
    const detail = "An identity-based policy is for those it is attached to; it names no principal.";
    if (chosen) report.add("principal", chosen.key, "Policy document should not specify a principal.", detail);
    return undefined;
  }
  if (!chosen) {
    report.add("principal", brace, "Missing required field Principal", "The statement must say whom it is for.");
    return undefined;
  }
  if (plain && negated) report.syntax(negated.key, "A statement has Principal or NotPrincipal, not both.");
  if (negated) checkNotPrincipal(elements, negated.key, report);
  return { not: !plain, values: readNames(chosen.value, report) };
}

function checkNotPrincipal(elements: StatementElements, key: JsonString, report: Report): void {
  const effect = elements.get("Effect")?.value;
  if (effect?.kind === "string" && effect.value === "Allow") {
    const detail = "NotPrincipal with Allow would let in everyone else, strangers included.";
    report.add("principal", key, "Allow with NotPrincipal is not allowed.", detail);
  } else if (report.grammar.onlySts) {
    const message = "AssumeRole policy must not contain NotPrincipal field.";
    report.add("principal", key, message, "A trust policy names those it trusts.");
  }
}

function readNames(node: JsonNode, report: Report): PrincipalName[] {
  if (node.kind === "string" && node.value === "*" && !report.grammar.onlySts) return [{ type: "AWS", value: "*" }];
  if (node.kind === "string") {
    const detail = 'A principal is an object, as in { "AWS": "123456789012" }.';
    report.add("principal", node, "Principal must be a JSON object.", detail);
    return [];
  }
  if (node.kind !== "object") {
    report.syntax(node, "Principal takes a JSON object.");
    return [];
  }
  if (node.members.length === 0) {
    report.add("principal", node, "Missing required field Principal cannot be empty!", "Nobody is named here.");
  }
  return [...readElements(node, TYPES, report)].flatMap(([type, { value }]) =>
    readStrings(value, type, report).map((name) => {
      checkName(type, name, report);
      return { type, value: name.value };
    }),
  );
}

/** What a principal of each type may look like; wildcards match no part of a name (IAM User Guide, "Principal"). */
const FORMS: Record<PrincipalType, RegExp> = {
  AWS: /^(?:\*|\d{12}|A[A-Z0-9]{15,127}|arn:aws[a-z-]*:(?:iam::\d{12}:(?:root|user\/[^*?]+|role\/[^*?]+)|sts::\d{12}:(?:assumed-role\/[^*?/]+\/[^*?/]+|federated-user\/[^*?]+)))$/,
  Service: /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:amazonaws\.com(?:\.cn)?|aws\.internal|amazon\.com)$/,
  Federated:
    /^(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|arn:aws[a-z-]*:iam::\d{12}:(?:saml-provider|oidc-provider)\/[^*?]+)$/,
  CanonicalUser: /^[0-9a-f]{64}$/,
};

function checkName(type: PrincipalType, { value, ...span }: JsonString, report: Report): void {
  if (FORMS[type].test(value)) return;
  const detail = `"${value}" is not the name of a principal of type ${type}.`;
  report.add("principal", span, `Invalid principal in policy: "${type.toUpperCase()}":"${value}"`, detail);
}
