import type { DescribeLogGroupsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { formatArn, parseArn } from "@/lib/platform/arn";
import { AwsError, isAwsError } from "@/lib/platform/errors";
import type { Context } from "@/lib/platform/operation";
import { settings } from "@/lib/platform/settings";
import { type TrailSettings, trailArn } from "../model/trail";
import { checkBucket, checkLogGroupAndRole, checkPrefix, checkTopic } from "../model/trail-rules";

/** The name under which trails act, in policies of buckets and roles. */
export const SERVICE = "cloudtrail.amazonaws.com";

/** With which access control list files are written; bucket policies ask for it. */
export const FILE_ACL = "bucket-owner-full-control";

/**
 * Asks whether a trail could deliver to where its settings say, so that a mistake is told to who makes it and not found out
 * hours later. Only what has changed is asked about. A bucket at another endpoint is found out by the first delivery, because
 * nobody is called over the network within a transaction.
 */
export async function checkDestinations(
  context: Context,
  trailName: string,
  wanted: TrailSettings,
  present?: TrailSettings,
): Promise<void> {
  checkBucket(wanted.bucket);
  if (wanted.keyPrefix !== undefined) checkPrefix(wanted.keyPrefix);
  checkLogGroupAndRole(wanted.logGroupArn, wanted.logRoleArn);
  const changed = (member: keyof TrailSettings) => wanted[member] !== undefined && wanted[member] !== present?.[member];
  if (changed("bucket") || changed("keyPrefix")) await checkBucketAccess(context, trailName, wanted);
  if (changed("topicArn")) await checkTopicExists(context, wanted.topicArn ?? "");
  if (changed("logGroupArn")) await checkLogGroup(context, wanted.logGroupArn ?? "");
  if (changed("logRoleArn")) await checkRole(context, trailName, wanted.logRoleArn ?? "");
}

/** A topic may be given by its name. An empty text takes it away. */
export function topicArnOf({ accountId, region }: Context, topic: string | undefined): string | undefined {
  if (topic === undefined || topic === "") return undefined;
  checkTopic(topic);
  return topic.startsWith("arn:") ? topic : formatArn("sns", { accountId, region }, topic);
}

async function checkBucketAccess(context: Context, trailName: string, { bucket, keyPrefix }: TrailSettings) {
  if (settings().s3Endpoint !== undefined) return;
  const folder = `${keyPrefix ? `${keyPrefix}/` : ""}AWSLogs/${context.accountId}/CloudTrail`;
  const asked = { Bucket: bucket, SourceArn: trailArn(context, trailName) };
  const answers = [
    await checkAccess(context, { ...asked, Action: "s3:GetBucketAcl" }),
    await checkAccess(context, { ...asked, Action: "s3:PutObject", Key: `${folder}/file`, ACL: FILE_ACL }),
  ];
  if (!answers.every(({ Exists }) => Exists)) {
    throw new AwsError("S3BucketDoesNotExistException", `S3 bucket ${bucket} does not exist!`);
  }
  if (!answers.every(({ Allowed }) => Allowed)) {
    throw new AwsError(
      "InsufficientS3BucketPolicyException",
      `Incorrect S3 bucket policy is detected for bucket: ${bucket}`,
    );
  }
}

function checkAccess(context: Context, question: object): Promise<{ Exists: boolean; Allowed: boolean }> {
  return context.invoke("s3:CheckServiceAccess", question);
}

/** Whether a topic is there. Where no room answers for topics at all, deliveries tell. */
async function checkTopicExists(context: Context, topicArn: string): Promise<void> {
  try {
    await context.invoke("sns:GetTopicAttributes", { TopicArn: topicArn });
  } catch (error) {
    if (!isAwsError(error) || error.code === "InternalFailure") throw error;
    if (error.code === "NotImplemented") return;
    throw new AwsError(
      "InsufficientSnsTopicPolicyException",
      "SNS Topic does not exist or the topic policy is incorrect!",
    );
  }
}

async function checkLogGroup(context: Context, arn: string): Promise<void> {
  const name = logGroupNameOf(context, arn);
  if (name !== undefined) {
    const question = { logGroupNamePrefix: name };
    const { logGroups = [] } = await context.invoke<DescribeLogGroupsResponse>("logs:DescribeLogGroups", question);
    if (logGroups.some(({ logGroupName }) => logGroupName === name)) return;
  }
  throw new AwsError(
    "InvalidCloudWatchLogsLogGroupArnException",
    "CloudTrail cannot validate the specified log group ARN.",
  );
}

/** The name in a log group's ARN of this account and Region; undefined for anything else. */
export function logGroupNameOf({ accountId, region }: Pick<Context, "accountId" | "region">, arn: string) {
  const parsed = parseArn(arn);
  const [, name] = /^log-group:([^:]+)(:\*)?$/.exec(parsed?.resource ?? "") ?? [];
  const isOurs = parsed?.service === "logs" && parsed.accountId === accountId && parsed.region === region;
  return isOurs ? name : undefined;
}

async function checkRole(context: Context, trailName: string, arn: string): Promise<void> {
  const question = { RoleArn: arn, Service: SERVICE, SourceArn: trailArn(context, trailName) };
  const { Assumable } = await context.invoke<{ Assumable: boolean }>("iam:CheckServiceRole", question);
  if (Assumable) return;
  throw new AwsError(
    "InvalidCloudWatchLogsRoleArnException",
    "Access denied. Check the trust relationships for your role.",
  );
}
