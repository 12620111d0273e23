import type { Policy } from "@aws-sdk/client-iam";
import { perform } from "@/lib/console/perform";

/** A managed policy that can be attached, as a choice. */
export type PolicyChoice = { arn: string; name: string; awsManaged: boolean; description?: string };

/** Every managed policy, AWS's and the account's own; none when the caller may not list them, which is no reason to stop. */
export async function attachablePolicies(): Promise<PolicyChoice[]> {
  const policies: Policy[] = [];
  let marker: string | undefined;
  do {
    const answer = await perform("iam:ListPolicies", { OnlyAttached: false, MaxItems: 1000, Marker: marker });
    if (!answer.ok) return [];
    policies.push(...(answer.output.Policies ?? []));
    marker = answer.output.Marker;
  } while (marker);
  return policies.map(({ Arn = "", PolicyName = "", Description }) => ({
    arn: Arn,
    name: PolicyName,
    awsManaged: Arn.startsWith("arn:aws:iam::aws:"),
    description: Description,
  }));
}
