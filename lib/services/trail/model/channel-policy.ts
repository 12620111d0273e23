import { PolicyError } from "@/lib/languages/policy/mistake";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { AwsError } from "@/lib/platform/errors";

const MAX_SIZE = 8192;
const PUT = /^cloudtrail-data:(\*|PutAuditEvents)$/i;

/**
 * Refuses a text that is no policy for this channel: it lets others put audit events through it, and nothing else. Throws
 * ResourcePolicyNotValidException (CloudTrail API Reference, "PutResourcePolicy").
 */
export function checkChannelPolicy(text: string, arn: string): void {
  for (const { actions, resources } of statementsOf(text)) {
    if (!actions.values.every((action) => PUT.test(action)))
      throw notValid("The action must be cloudtrail-data:PutAuditEvents.");
    if (!resources?.values.every((resource) => resource === arn)) throw notValid(`The resource must be ${arn}.`);
  }
}

function statementsOf(text: string) {
  try {
    return parsePolicy(text, { kind: "resource", maximumSize: MAX_SIZE }).statements;
  } catch (error) {
    if (error instanceof PolicyError) throw notValid(error.message);
    throw error;
  }
}

function notValid(reason: string): AwsError {
  return new AwsError("ResourcePolicyNotValidException", `The resource policy is not valid. ${reason}`);
}
