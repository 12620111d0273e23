import type { Choice } from "./document";
import { readEither, type StatementElements } from "./elements";
import type { Span } from "./json";
import type { Report } from "./report";
import { checkResource } from "./resource-format";

/** resource_block = ("Resource" | "NotResource") : ("*" | [ resource_string, ... ]) */
export function readResources(elements: StatementElements, brace: Span, report: Report): Choice<string> | undefined {
  if (!report.grammar.wantsResource) {
    refuseResources(elements, report);
    return undefined;
  }
  const { not, nodes } = readEither(elements, "Resource", report, brace, {
    stage: "resources",
    message: report.grammar.wording.noResources,
    detail: "The statement names no resource.",
  });
  for (const node of nodes) {
    const fault = checkResource(node.value);
    if (fault) report.add(fault.stage, node, fault.message, fault.detail);
  }
  return { not, values: nodes.map(({ value }) => value) };
}

/** AWS words the two differently. */
function refuseResources(elements: StatementElements, report: Report): void {
  const plain = elements.get("Resource");
  const negated = elements.get("NotResource");
  const detail = "The resource of a trust policy is its role; it is not named.";
  if (plain) report.add("resources", plain.key, "Has prohibited field Resource", detail);
  if (negated) report.add("resources", negated.key, "AssumeRole policy must not contain resources.", detail);
}
