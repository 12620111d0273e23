import type { BucketLocationConstraint } from "@aws-sdk/client-s3";
import { withTrailStatements } from "@/components/trails/bucket-policy";
import type { TrailDraft } from "@/components/trails/trail-draft";
import { trailArnOf } from "@/components/trails/trail-requests";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

type Scope = { accountId: string; region: string };
type Answer = ActionAnswer<unknown>;

/**
 * Makes what a trail delivers to, as AWS's console does: a new bucket with its policy, a topic, a log group, a role. What of it
 * is there already from an earlier try is taken as it is. Stops at the first refusal.
 */
export async function prepareDestinations(draft: TrailDraft, scope: Scope): Promise<Answer> {
  const steps: (() => Promise<Answer>)[] = [
    ...(draft.bucketKind === "new" ? [() => makeBucket(draft.bucket, scope)] : []),
    ...(draft.bucketKind === "new" || draft.allowWrite ? [() => allowWrite(draft, scope)] : []),
    ...(draft.topicKind === "new" ? [() => perform("sns:CreateTopic", { Name: draft.topic.trim() })] : []),
    ...(draft.logs && draft.logGroupKind === "new" ? [() => makeLogGroup(draft.logGroup.trim())] : []),
    ...(draft.logs && draft.roleKind === "new" ? [() => makeRole(draft, scope)] : []),
  ];
  for (const step of steps) {
    const answer = await step();
    if (!answer.ok) return answer;
  }
  return { ok: true, output: undefined };
}

async function makeBucket(Bucket: string, { region }: Scope): Promise<Answer> {
  const place = region === "us-east-1" ? {} : { LocationConstraint: region as BucketLocationConstraint };
  const made = await perform("s3:CreateBucket", { Bucket, CreateBucketConfiguration: place });
  return unless(made, "BucketAlreadyOwnedByYou");
}

async function allowWrite({ bucket, prefix, name }: TrailDraft, scope: Scope): Promise<Answer> {
  const present = await perform("s3:GetBucketPolicy", { Bucket: bucket });
  if (!present.ok && present.error.code !== "NoSuchBucketPolicy") return present;
  const place = { bucket, prefix: prefix || undefined, accountId: scope.accountId, trailArn: trailArnOf(name, scope) };
  const Policy = withTrailStatements(present.ok ? present.output.Policy : undefined, place);
  return perform("s3:PutBucketPolicy", { Bucket: bucket, Policy });
}

async function makeLogGroup(logGroupName: string): Promise<Answer> {
  return unless(await perform("logs:CreateLogGroup", { logGroupName }), "ResourceAlreadyExistsException");
}

/** The role by which a trail writes to its log group (CloudTrail User Guide, "Role policy document for CloudTrail"). */
async function makeRole({ role, logGroup }: TrailDraft, { accountId, region }: Scope): Promise<Answer> {
  const RoleName = role.trim();
  const AssumeRolePolicyDocument = document({
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: "sts:AssumeRole",
  });
  const made = await perform("iam:CreateRole", { RoleName, AssumeRolePolicyDocument });
  const present = unless(made, "EntityAlreadyExists");
  if (!present.ok) return present;
  const PolicyDocument = document({
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: `arn:aws:logs:${region}:${accountId}:log-group:${logGroup.trim()}:log-stream:*`,
  });
  return perform("iam:PutRolePolicy", { RoleName, PolicyName: `CloudTrailTo_${region}`, PolicyDocument });
}

function document(Statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [Statement] });
}

function unless(answer: Answer, harmless: string): Answer {
  return !answer.ok && answer.error.code === harmless ? { ok: true, output: undefined } : answer;
}
