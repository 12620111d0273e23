import { formatArn, parseArn } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import type { Tags } from "./principal";

/** A managed policy, the account's own or AWS's. Versions are numbered from 1 and never used again. */
export type ManagedPolicy = {
  arn: string;
  id: string;
  name: string;
  path: string;
  description: string | undefined;
  defaultVersion: number;
  tags: Tags;
  createdAt: Date;
  updatedAt: Date;
};

export type PolicyVersion = { version: number; document: string; createdAt: Date };

/** Where a policy's ARN points: AWS's own policies belong to the account "aws". */
export type PolicyAddress = { arn: string; accountId: string; path: string; name: string };

export const AWS_ACCOUNT = "aws";
export const MANAGED_POLICY_TYPE = "AWS::IAM::Policy";

export function policyArn(accountId: string, path: string, name: string): string {
  return formatArn("iam", { accountId, region: "" }, `policy${path}${name}`);
}

/** Reads the ARN of a managed policy; throws InvalidInputException when it is not one. */
export function readPolicyArn(text: string): PolicyAddress {
  const arn = parseArn(text);
  const [, path, name] = /^policy(\/(?:[^/]+\/)*)([\w+=,.@-]+)$/.exec(arn?.resource ?? "") ?? [];
  if (arn?.service !== "iam" || arn.region !== "" || !path || !name) {
    throw new AwsError("InvalidInputException", `ARN ${text} is not valid.`);
  }
  return { arn: text, accountId: arn.accountId, path, name };
}

/** "v3" of the number 3. */
export function versionId(version: number): string {
  return `v${version}`;
}

/** The number of "v3"; undefined when no policy of ours could have such a version. */
export function versionNumber(id: string): number | undefined {
  const [, digits] = /^v([1-9]\d{0,8})$/.exec(id) ?? [];
  return digits ? Number(digits) : undefined;
}
