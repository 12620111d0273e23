import type { TrailEvent } from "./event";

/** How the default event bus is told of a record (EventBridge User Guide, "AWS service events delivered via AWS CloudTrail"). */
export type TrailNotice = {
  Source: string;
  DetailType: string;
  Detail: string;
  Time: Date;
  Region: string;
  ReadOnly: boolean;
};

/** The record as it stands is the detail: nothing is printed twice. */
export function trailNotice(event: TrailEvent): TrailNotice {
  const isInsight = event.category === "Insight";
  return {
    Source: isInsight ? "aws.cloudtrail" : `aws.${event.eventSource.replace(/\.amazonaws\.com$/, "")}`,
    DetailType: isInsight
      ? "AWS Insight via CloudTrail"
      : event.eventSource === "signin.amazonaws.com"
        ? "AWS Console Sign In via CloudTrail"
        : "AWS API Call via CloudTrail",
    Detail: event.record,
    Time: event.eventTime,
    Region: event.region,
    ReadOnly: event.readOnly,
  };
}
