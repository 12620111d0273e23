import { alarmPath } from "@/components/alarms/alarm-paths";
import { pageOf } from "@/components/console/navigation";
import { pathSegment } from "@/components/console/path-segment";
import { groupPath } from "@/components/logs/log-paths";
import type { TrailResource } from "@/lib/services/trail/model/event";

const PATHS: Readonly<Record<string, (resource: TrailResource) => string>> = {
  "AWS::CloudWatch::Alarm": ({ name }) => alarmPath(name),
  "AWS::CloudWatch::CompositeAlarm": ({ name }) => alarmPath(name),
  "AWS::CloudWatch::Dashboard": ({ name }) => `/cloudwatch/dashboards/${pathSegment(name)}`,
  "AWS::Logs::LogGroup": ({ name }) => groupPath(name),
  "AWS::CloudTrail::Trail": ({ name }) => `/cloudtrail/trails/${pathSegment(name)}`,
  "AWS::S3::Bucket": ({ name }) => `/s3/buckets/${pathSegment(name)}`,
  "AWS::IAM::User": ({ name }) => `/iam/users/${pathSegment(name)}`,
  "AWS::IAM::Role": ({ name }) => `/iam/roles/${pathSegment(name)}`,
  "AWS::IAM::Group": ({ name }) => `/iam/groups/${pathSegment(name)}`,
  "AWS::IAM::Policy": ({ arn }) => `/iam/policies/${pathSegment(arn)}`,
  "AWS::SNS::Topic": ({ name }) => `/sns/topics/${pathSegment(name)}`,
};

/** The console's page of a resource of a record, in the Region of the event; undefined where the console has none. */
export function resourcePath(resource: TrailResource, region: string): string | undefined {
  const path = PATHS[resource.type]?.(resource);
  return path !== undefined && pageOf(path) ? `${path}?region=${encodeURIComponent(region)}` : undefined;
}

/** All that a user did, day by day. */
export function userTimelinePath(userName: string): string {
  return `/cloudtrail/timelines/${pathSegment(userName)}?of=user`;
}

/** All that was done to a resource, day by day. */
export function resourceTimelinePath(name: string, type?: string): string {
  const search = new URLSearchParams({ of: "resource", ...(type ? { type } : {}) });
  return `/cloudtrail/timelines/${pathSegment(name)}?${search}`;
}
