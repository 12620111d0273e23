import type { Trail } from "@aws-sdk/client-cloudtrail";
import type { TrailRow } from "@/components/trails/trail-row";
import type { Ask } from "@/lib/console/use-ask";

/** The trails of the Region on screen, shadows of other Regions' trails among them, each with how its deliveries fare. */
export async function readTrails(ask: Ask): Promise<TrailRow[]> {
  const { trailList = [] } = await ask("cloudtrail:DescribeTrails", {});
  return Promise.all(trailList.map((trail) => rowOf(ask, trail)));
}

async function rowOf(ask: Ask, trail: Trail): Promise<TrailRow> {
  const status = await ask("cloudtrail:GetTrailStatus", { Name: trail.TrailARN ?? "" });
  const error =
    status.LatestDeliveryError ?? status.LatestCloudWatchLogsDeliveryError ?? status.LatestNotificationError;
  return {
    name: trail.Name ?? "",
    arn: trail.TrailARN ?? "",
    homeRegion: trail.HomeRegion ?? "",
    isMultiRegion: trail.IsMultiRegionTrail ?? false,
    hasInsights: trail.HasInsightSelectors ?? false,
    bucket: trail.S3BucketName ?? "",
    prefix: trail.S3KeyPrefix,
    logGroupArn: trail.CloudWatchLogsLogGroupArn,
    isLogging: status.IsLogging ?? false,
    error,
  };
}
