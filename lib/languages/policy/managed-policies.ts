import { ACCOUNT_POLICIES } from "./managed-policies/account";
import { EVENTS_POLICIES } from "./managed-policies/events";
import { IAM_POLICIES } from "./managed-policies/identities";
import type { ManagedPolicy } from "./managed-policies/managed-policy";
import { MONITORING_POLICIES } from "./managed-policies/monitoring";
import { S3_POLICIES } from "./managed-policies/objects";
import { SNS_POLICIES } from "./managed-policies/topics";
import { CLOUDTRAIL_POLICIES } from "./managed-policies/trails";

/** A managed policy of AWS as GetPolicy and GetPolicyVersion tell of it. */
export interface AwsManagedPolicy {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  readonly description: string;
  /** The document as JSON text. */
  readonly text: string;
}

/**
 * AWS's managed policies for the services that are here, by ARN.
 * Names, ARNs and descriptions are AWS's; the documents cover these services only.
 */
export const AWS_MANAGED_POLICIES: ReadonlyMap<string, AwsManagedPolicy> = new Map(
  [
    ...ACCOUNT_POLICIES,
    ...IAM_POLICIES,
    ...MONITORING_POLICIES,
    ...EVENTS_POLICIES,
    ...CLOUDTRAIL_POLICIES,
    ...SNS_POLICIES,
    ...S3_POLICIES,
  ]
    .map(describe)
    .map((policy) => [policy.arn, policy]),
);

function describe({ name, path, description, statements }: ManagedPolicy): AwsManagedPolicy {
  const text = JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 4);
  return { arn: `arn:aws:iam::aws:policy${path}${name}`, name, path, description, text };
}
