import type { BucketLocationConstraint } from "@aws-sdk/client-s3";
import { firehoseNameOf, roleNameOf, type StreamDraft } from "@/components/metric-streams/stream-draft";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import { formatArn } from "@/lib/platform/arn";

type Scope = { accountId: string; region: string };
type Answer = ActionAnswer<unknown>;
export type Arns = { roleArn: string; firehoseArn: string };

/** The smallest that Firehose's console offers for metrics, so that they arrive within minutes. */
const BUFFER = { SizeInMBs: 1, IntervalInSeconds: 60 };

/** The ARNs that a draft will have, once what it needs is made. */
export function arnsOf(draft: StreamDraft, scope: Scope): Arns {
  const role = formatArn("iam", { ...scope, region: "" }, `role/service-role/${roleNameOf(draft)}`);
  const firehose = formatArn("firehose", scope, `deliverystream/${firehoseNameOf(draft)}`);
  return {
    roleArn: draft.roleKind === "new" ? role : draft.roleArn,
    firehoseArn: draft.destination === "existing" ? draft.firehoseArn : firehose,
  };
}

/**
 * Makes what a stream needs, as AWS's quick setup does: a bucket, a role, a delivery stream. What of it is there already from an
 * earlier try is taken as it is; the delivery stream is told again where it goes. Stops at the first refusal.
 */
export async function prepareDestination(draft: StreamDraft, scope: Scope): Promise<Answer> {
  const arns = arnsOf(draft, scope);
  const steps: (() => Promise<Answer>)[] = [
    ...(draft.destination === "existing" ? [] : [() => makeBucket(draft.bucket, scope)]),
    ...(draft.roleKind === "new" ? [() => makeRole(draft, arns)] : []),
    ...(draft.destination === "existing" ? [] : [() => makeFirehose(draft, arns)]),
  ];
  for (const step of steps) {
    const answer = await step();
    if (!answer.ok) return answer;
  }
  return { ok: true, output: undefined };
}

async function makeBucket(Bucket: string, { region }: Scope): Promise<Answer> {
  const place = region === "us-east-1" ? {} : { LocationConstraint: region as BucketLocationConstraint };
  return unless(
    await perform("s3:CreateBucket", { Bucket, CreateBucketConfiguration: place }),
    "BucketAlreadyOwnedByYou",
  );
}

/** One role for both: CloudWatch puts records with it, Firehose writes to the bucket. */
async function makeRole(draft: StreamDraft, { firehoseArn }: Arns): Promise<Answer> {
  const RoleName = roleNameOf(draft);
  const Service = ["streams.metrics.cloudwatch.amazonaws.com", "firehose.amazonaws.com"];
  const AssumeRolePolicyDocument = document([{ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" }]);
  const made = await perform("iam:CreateRole", { RoleName, Path: "/service-role/", AssumeRolePolicyDocument });
  const present = unless(made, "EntityAlreadyExists");
  if (!present.ok) return present;
  const bucket = `arn:aws:s3:::${draft.bucket}`;
  const PolicyDocument = document([
    { Effect: "Allow", Action: ["firehose:PutRecord", "firehose:PutRecordBatch"], Resource: firehoseArn },
    ...(draft.destination === "existing"
      ? []
      : [{ Effect: "Allow", Action: ["s3:PutObject", "s3:ListBucket"], Resource: [bucket, `${bucket}/*`] }]),
  ]);
  return perform("iam:PutRolePolicy", { RoleName, PolicyName: "MetricStreams", PolicyDocument });
}

async function makeFirehose(draft: StreamDraft, { roleArn: RoleARN }: Arns): Promise<Answer> {
  const s3 = { RoleARN, BucketARN: `arn:aws:s3:::${draft.bucket}`, BufferingHints: BUFFER };
  const prefix = draft.prefix.trim() === "" ? {} : { Prefix: draft.prefix.trim() };
  const endpoint = { Url: draft.url.trim(), ...(draft.accessKey ? { AccessKey: draft.accessKey } : {}) };
  const made = await perform("firehose:CreateDeliveryStream", {
    DeliveryStreamName: firehoseNameOf(draft),
    ...(draft.destination === "http"
      ? {
          HttpEndpointDestinationConfiguration: {
            EndpointConfiguration: endpoint,
            BufferingHints: BUFFER,
            RequestConfiguration: { ContentEncoding: "GZIP" },
            RoleARN,
            S3Configuration: s3,
          },
        }
      : {
          ExtendedS3DestinationConfiguration: {
            ...s3,
            ...prefix,
            CompressionFormat: draft.compressed ? "GZIP" : "UNCOMPRESSED",
          },
        }),
  });
  return made;
}

function document(Statement: object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement });
}

function unless(answer: Answer, harmless: string): Answer {
  return !answer.ok && answer.error.code === harmless ? { ok: true, output: undefined } : answer;
}
