import type { InsightSelector } from "@aws-sdk/client-cloudtrail";
import type { TrailFile } from "@/components/trails/trail-file";
import { trailFileOf } from "@/components/trails/trail-file";
import type { Ask } from "@/lib/console/use-ask";
import { LiveError } from "@/lib/console/use-live";
import { isAwsError } from "@/lib/platform/errors";
import type { OutputOf } from "@/lib/services/catalog";

/** All that a trail's page shows. Files are absent where they may not be listed, or the bucket is elsewhere. */
export type TrailView = {
  trail: NonNullable<OutputOf<"cloudtrail:GetTrail">["Trail"]>;
  status: OutputOf<"cloudtrail:GetTrailStatus">;
  selectors: OutputOf<"cloudtrail:GetEventSelectors">;
  insights: InsightSelector[];
  tags: Record<string, string>;
  files: TrailFile[] | undefined;
};

const MOST_FILES = 20;
const DAYS_BACK = 3;
const DAY_MILLIS = 86_400_000;

export async function readTrail(
  ask: Ask,
  name: string,
  scope: { accountId: string; region: string },
  now: Date,
): Promise<TrailView> {
  const { Trail: trail = {} } = await ask("cloudtrail:GetTrail", { Name: name });
  const arn = trail.TrailARN ?? name;
  const [status, selectors, insights, tags, files] = await Promise.all([
    ask("cloudtrail:GetTrailStatus", { Name: arn }),
    ask("cloudtrail:GetEventSelectors", { TrailName: arn }),
    unless("InsightNotEnabledException", ask("cloudtrail:GetInsightSelectors", { TrailName: arn })),
    ask("cloudtrail:ListTags", { ResourceIdList: [arn] }),
    readFiles(ask, trail.S3BucketName ?? "", trail.S3KeyPrefix, scope, now),
  ]);
  const TagsList = tags.ResourceTagList?.[0]?.TagsList ?? [];
  return {
    trail,
    status,
    selectors,
    insights: insights?.InsightSelectors ?? [],
    tags: Object.fromEntries(TagsList.map(({ Key = "", Value = "" }) => [Key, Value])),
    files,
  };
}

/** The newest files of the last days: each day and kind has a folder of its own. */
async function readFiles(
  ask: Ask,
  bucket: string,
  prefix: string | undefined,
  { accountId, region }: { accountId: string; region: string },
  now: Date,
): Promise<TrailFile[] | undefined> {
  const root = `${prefix ? `${prefix}/` : ""}AWSLogs/${accountId}`;
  const days = Array.from({ length: DAYS_BACK }, (_, back) => new Date(now.getTime() - back * DAY_MILLIS));
  const folders = days.flatMap((day) => {
    const path = day.toISOString().slice(0, 10).replaceAll("-", "/");
    return ["CloudTrail", "CloudTrail-Digest", "CloudTrail-Insight"].map(
      (kind) => `${root}/${kind}/${region}/${path}/`,
    );
  });
  try {
    const answers = await Promise.all(folders.map((Prefix) => ask("s3:ListObjectsV2", { Bucket: bucket, Prefix })));
    return answers
      .flatMap(({ Contents = [] }) => Contents.map(trailFileOf))
      .sort((a, b) => b.modified.getTime() - a.modified.getTime())
      .slice(0, MOST_FILES);
  } catch (error) {
    if (isAwsError(error) || error instanceof LiveError) return undefined;
    throw error;
  }
}

async function unless<Output>(harmless: string, asked: Promise<Output>): Promise<Output | undefined> {
  try {
    return await asked;
  } catch (error) {
    if ((isAwsError(error) || error instanceof LiveError) && error.code === harmless) return undefined;
    throw error;
  }
}
