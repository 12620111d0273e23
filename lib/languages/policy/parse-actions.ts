import type { Choice } from "./document";
import { readEither, type StatementElements } from "./elements";
import type { JsonString, Span } from "./json";
import type { Report } from "./report";

/** action_block = ("Action" | "NotAction") : ("*" | [ action_string, ... ]) */
export function readActions(elements: StatementElements, brace: Span, report: Report): Choice<string> {
  const { not, nodes } = readEither(elements, "Action", report, brace, {
    stage: "actions",
    message: report.grammar.wording.noActions,
    detail: "The statement names no action.",
  });
  for (const node of nodes) checkAction(node, report);
  return { not, values: nodes.map(({ value }) => value) };
}

/** A service's prefix and a name with wildcards: "cloudwatch:Put*". AWS does not ask whether the service exists. */
function checkAction(node: JsonString, report: Report): void {
  const [vendor = "", ...names] = node.value.split(":");
  const wrong = (message: string, detail: string) => report.add("actionFormat", node, message, detail);
  if (names.length === 0 && vendor !== "*") {
    const message = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
    wrong(message, 'An action begins with its service, as in "cloudwatch:PutMetricAlarm".');
  } else if (names.length > 1) {
    wrong("Actions/Condition can contain only one colon.", "An action has one colon, after its service.");
  } else if (vendor !== "*" && !/^[A-Za-z0-9.-]+$/.test(vendor)) {
    wrong(`Vendor ${vendor} is not valid`, `"${vendor}" cannot be the prefix of a service.`);
  } else if (report.grammar.onlySts && vendor.toLowerCase() !== "sts") {
    const message = "AssumeRole policy may only specify STS AssumeRole actions.";
    wrong(message, "A trust policy speaks of sts actions only, as sts:AssumeRole.");
  }
}
