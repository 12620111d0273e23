import type { InsightSelector, Trail as TrailOutput } from "@aws-sdk/client-cloudtrail";
import { type Arn, formatArn, parseArn, type Scope } from "@/lib/platform/arn";
import { hasCustomSelectors, type TrailSelectors } from "./selectors";

/** What a user sets on a trail. */
export type TrailSettings = {
  bucket: string;
  keyPrefix: string | undefined;
  topicArn: string | undefined;
  logGroupArn: string | undefined;
  logRoleArn: string | undefined;
  includesGlobal: boolean;
  isMultiRegion: boolean;
  validatesFiles: boolean;
  /** Whether what the trail itself writes to its bucket is a data event like any other. */
  logsRecursively: boolean;
};

/** A trail as the store keeps it. `region` is its home. */
export type Trail = TrailSettings &
  Scope & {
    id: string;
    name: string;
    selectors: TrailSelectors;
    insights: InsightSelector[];
    tags: Readonly<Record<string, string>>;
    isLogging: boolean;
    createdAt: Date;
    startedAt: Date | undefined;
    stoppedAt: Date | undefined;
    /** Since when it is there for its last deliveries only. */
    deletedAt: Date | undefined;
  };

export const TRAIL_TYPE = "AWS::CloudTrail::Trail";

export function trailArn(scope: Scope, name: string): string {
  return formatArn("cloudtrail", scope, `trail/${name}`);
}

/** The ARN of a trail in its parts; undefined when the text is no such ARN. */
export function parseTrailArn(text: string): (Arn & { name: string }) | undefined {
  const arn = parseArn(text);
  const [, name] = /^trail\/([^/]+)$/.exec(arn?.resource ?? "") ?? [];
  return arn?.service === "cloudtrail" && name !== undefined ? { ...arn, name } : undefined;
}

/** Whether events of a Region are this trail's. */
export function covers(trail: Pick<Trail, "isMultiRegion" | "region">, region: string): boolean {
  return trail.isMultiRegion || trail.region === region;
}

/** What CreateTrail, UpdateTrail, GetTrail and DescribeTrails have in common. */
export function settingsOutput(trail: Trail) {
  return {
    Name: trail.name,
    S3BucketName: trail.bucket,
    S3KeyPrefix: trail.keyPrefix,
    SnsTopicName: trail.topicArn && parseArn(trail.topicArn)?.resource,
    SnsTopicARN: trail.topicArn,
    IncludeGlobalServiceEvents: trail.includesGlobal,
    IsMultiRegionTrail: trail.isMultiRegion,
    TrailARN: trailArn(trail, trail.name),
    LogFileValidationEnabled: trail.validatesFiles,
    CloudWatchLogsLogGroupArn: trail.logGroupArn,
    CloudWatchLogsRoleArn: trail.logRoleArn,
    IsOrganizationTrail: false,
    RecursiveLogging: trail.logsRecursively,
  };
}

export function trailOutput(trail: Trail): TrailOutput {
  const { LogFileValidationEnabled, RecursiveLogging, ...settings } = settingsOutput(trail);
  return {
    ...settings,
    HomeRegion: trail.region,
    LogFileValidationEnabled,
    HasCustomEventSelectors: hasCustomSelectors(trail.selectors),
    HasInsightSelectors: trail.insights.length > 0,
    RecursiveLogging,
  };
}
