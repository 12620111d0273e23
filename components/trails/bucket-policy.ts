type Statement = {
  Principal?: unknown;
  Condition?: { StringEquals?: Record<string, unknown> };
};

type Place = { bucket: string; prefix: string | undefined; accountId: string; trailArn: string };

/**
 * A bucket's policy with the statements that let one trail write its files (CloudTrail User Guide, "Amazon S3 bucket policy
 * for CloudTrail"). Those of other trails and of other services stay; those that the trail had before are replaced. Throws
 * SyntaxError for a policy that is no JSON, which no bucket has.
 */
export function withTrailStatements(policy: string | undefined, place: Place): string {
  const { Version = "2012-10-17", Statement = [] } = policy ? (JSON.parse(policy) as Document) : {};
  const others = [Statement].flat().filter((statement) => !isOf(statement, place.trailArn));
  return JSON.stringify({ Version, Statement: [...others, ...trailStatements(place)] });
}

type Document = { Version?: string; Statement?: Statement | Statement[] };

function isOf({ Principal, Condition }: Statement, trailArn: string): boolean {
  const service = (Principal as { Service?: unknown } | undefined)?.Service;
  return service === SERVICE && Condition?.StringEquals?.["aws:SourceArn"] === trailArn;
}

const SERVICE = "cloudtrail.amazonaws.com";

function trailStatements({ bucket, prefix, accountId, trailArn }: Place): object[] {
  const name = (trailArn.split("/").at(-1) ?? "").replace(/[^A-Za-z0-9]/g, "");
  const folder = prefix ? `${prefix}/AWSLogs` : "AWSLogs";
  const mine = { "aws:SourceArn": trailArn };
  return [
    {
      Sid: `AWSCloudTrailAclCheck${name}`,
      Effect: "Allow",
      Principal: { Service: SERVICE },
      Action: "s3:GetBucketAcl",
      Resource: `arn:aws:s3:::${bucket}`,
      Condition: { StringEquals: mine },
    },
    {
      Sid: `AWSCloudTrailWrite${name}`,
      Effect: "Allow",
      Principal: { Service: SERVICE },
      Action: "s3:PutObject",
      Resource: `arn:aws:s3:::${bucket}/${folder}/${accountId}/*`,
      Condition: { StringEquals: { ...mine, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}
