import { alarmPath } from "@/components/alarms/alarm-paths";
import { pageOf } from "@/components/console/navigation";
import { pathSegment } from "@/components/console/path-segment";
import { dashboardPath } from "@/components/dashboards/dashboard-paths";
import {
  apiDestinationPath,
  busPath,
  connectionPath,
  DEFAULT_BUS,
  rulePath,
} from "@/components/eventbridge/eventbridge-paths";
import { policyPath } from "@/components/iam/policy-path";
import { eventsPath, groupPath } from "@/components/logs/log-paths";
import { streamPath } from "@/components/metric-streams/stream-paths";
import { bucketPath, objectPath } from "@/components/s3/s3-paths";
import { topicPath } from "@/components/sns/sns-paths";
import type { TrailResource } from "@/lib/services/trail/model/event";

const PATHS: Readonly<Record<string, (resource: TrailResource) => string>> = {
  "AWS::CloudWatch::Alarm": ({ name }) => alarmPath(name),
  "AWS::CloudWatch::CompositeAlarm": ({ name }) => alarmPath(name),
  "AWS::CloudWatch::Dashboard": ({ name }) => dashboardPath(name),
  "AWS::CloudWatch::MetricStream": ({ name }) => streamPath(name),
  "AWS::Logs::LogGroup": ({ name }) => groupPath(name),
  "AWS::Logs::LogStream": ({ name }) => split(name, ":log-stream:", eventsPath),
  "AWS::CloudTrail::Trail": ({ name }) => `/cloudtrail/trails/${pathSegment(name)}`,
  "AWS::S3::Bucket": ({ name }) => bucketPath(name),
  "AWS::S3::Object": ({ name }) => split(name, "/", objectPath),
  "AWS::IAM::User": ({ name }) => `/iam/users/${pathSegment(name)}`,
  "AWS::IAM::Role": ({ name }) => `/iam/roles/${pathSegment(name)}`,
  "AWS::IAM::Group": ({ name }) => `/iam/groups/${pathSegment(name)}`,
  "AWS::IAM::Policy": ({ arn }) => policyPath(arn),
  "AWS::SNS::Topic": ({ name }) => topicPath(name),
  "AWS::Events::EventBus": ({ name }) => busPath(name),
  "AWS::Events::Rule": ({ name }) =>
    name.includes("/") ? split(name, "/", (bus, rule) => rulePath(rule, bus)) : rulePath(name, DEFAULT_BUS),
  "AWS::Events::Connection": ({ name }) => connectionPath(name),
  "AWS::Events::ApiDestination": ({ name }) => apiDestinationPath(name),
};

/** The console's page of a resource of a record, in the Region of the event; undefined where the console has none. */
export function resourcePath(resource: TrailResource, region: string): string | undefined {
  const path = resource.name === "" ? undefined : PATHS[resource.type]?.(resource);
  if (path === undefined || !pageOf(path)) return undefined;
  return `${path}${path.includes("?") ? "&" : "?"}region=${encodeURIComponent(region)}`;
}

/** The path of two names that stand in one: of a log stream's group and its own. */
function split(name: string, between: string, path: (outer: string, inner: string) => string): string {
  const at = name.indexOf(between);
  return at < 0 ? "" : path(name.slice(0, at), name.slice(at + between.length));
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
