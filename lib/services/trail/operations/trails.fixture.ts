import { afterAll, beforeAll, beforeEach } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase, database } from "@/lib/platform/database";
import { invoke } from "../../invoke";

export let accountId: string;
export let root: ReturnType<typeof rootCaller>;
/** The same person in another Region. */
export let west: typeof root;
/** A bucket that trails may write to. */
export let S3BucketName: string;
/** A log group, and a role that trails may write to it with. */
export let GROUP: string;
export let ROLE: string;

/** The tests of a file make trails in an account of their own, in which each finds one by the name of "present". */
export function withTrails(account: string): void {
  accountId = account;
  root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
  west = { ...root, region: "eu-west-1" };
  S3BucketName = `trails-of-${accountId}`;
  GROUP = `arn:aws:logs:us-east-1:${accountId}:log-group:/trails:*`;
  ROLE = `arn:aws:iam::${accountId}:role/trail-logs`;
  beforeAll(async () => {
    await invoke(root, "s3:CreateBucket", { Bucket: S3BucketName });
    const Principal = { Service: "cloudtrail.amazonaws.com" };
    const Statement = [
      { Effect: "Allow", Principal, Action: "s3:GetBucketAcl", Resource: `arn:aws:s3:::${S3BucketName}` },
      { Effect: "Allow", Principal, Action: "s3:PutObject", Resource: `arn:aws:s3:::${S3BucketName}/*` },
    ];
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
    await invoke(root, "s3:PutBucketPolicy", { Bucket: S3BucketName, Policy });
    await invoke(root, "logs:CreateLogGroup", { logGroupName: "/trails" });
    await makeRole("trail-logs", "cloudtrail.amazonaws.com");
    await makeRole("other-service", "lambda.amazonaws.com");
  });
  beforeEach(async () => {
    await database().trail.deleteMany({ where: { accountId } });
    await invoke(root, "cloudtrail:CreateTrail", { Name: "present", S3BucketName });
  });
  afterAll(closeDatabase);
}

export const arnOf = (name: string, region = "us-east-1") => `arn:aws:cloudtrail:${region}:${accountId}:trail/${name}`;

function makeRole(RoleName: string, Service: string): Promise<unknown> {
  const Statement = { Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  return invoke(root, "iam:CreateRole", { RoleName, AssumeRolePolicyDocument });
}
