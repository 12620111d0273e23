import type { PolicyDescriptorType } from "@aws-sdk/client-sts";
import { policySize } from "@/lib/languages/policy/parse";
import { AwsError } from "@/lib/platform/errors";
import type { Context } from "@/lib/platform/operation";
import { checkPolicy } from "../model/policy-text";
import type { Tags } from "../model/principal";
import { attachable } from "./managed-policies";

/** What a session policy, the ARNs and the tags beside it may measure together (STS API Reference, "AssumeRole"). */
const SESSION_POLICY_SIZE = 2048;

type Input = { Policy?: string; PolicyArns?: PolicyDescriptorType[] };

/**
 * Answers how full the allowance is, in percent; undefined when nothing was packed into it.
 * Throws MalformedPolicyDocument and PackedPolicyTooLarge.
 */
export async function checkSessionPolicies(context: Context, input: Input, tags: Tags): Promise<number | undefined> {
  const arns = policyArnsOf(input);
  const pairs = Object.entries(tags).flat();
  if (input.Policy === undefined && arns.length === 0 && pairs.length === 0) return undefined;
  if (input.Policy !== undefined) checkPolicy(input.Policy, "session");
  for (const arn of arns) {
    if (await attachable(context, arn)) continue;
    throw new AwsError("MalformedPolicyDocumentException", `The policy ${arn} does not exist or is not attachable.`);
  }
  const size = [input.Policy ?? "", ...arns, ...pairs].reduce((sum, text) => sum + policySize(text), 0);
  const percent = Math.ceil((size / SESSION_POLICY_SIZE) * 100);
  if (percent <= 100) return percent;
  throw new AwsError(
    "PackedPolicyTooLargeException",
    `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`,
  );
}

export function policyArnsOf({ PolicyArns = [] }: Input): string[] {
  return PolicyArns.flatMap(({ arn }) => arn ?? []);
}
