import { formatArn } from "@/lib/platform/arn";
import type { Resource } from "@/lib/platform/operation";

/** A dashboard as policies and records know it; the name has not been validated. */
export function dashboardResource(accountId: string, name: unknown): Resource {
  const kept = { type: "AWS::CloudWatch::Dashboard", tagsKeptBy: "cloudwatch:TagsOfResources" };
  return { arn: dashboardArn(accountId, String(name ?? "")), ...kept };
}

/** Dashboards belong to no Region. */
export function dashboardArn(accountId: string, name: string): string {
  return formatArn("cloudwatch", { accountId, region: "" }, `dashboard/${name}`);
}
