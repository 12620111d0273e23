import { describe, expect, test } from "vitest";
import { resourceNameOf } from "@/lib/services/trail/model/event";
import { resourcePath } from "./resource-path";

const CASES: [string, string, string | undefined][] = [
  ["AWS::CloudWatch::Alarm", "arn:aws:cloudwatch:us-east-1:1:alarm:a/b", "/cloudwatch/alarms/a%2Fb?region=sa-east-1"],
  [
    "AWS::IAM::Policy",
    "arn:aws:iam::aws:policy/ReadOnlyAccess",
    "/iam/policies/arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FReadOnlyAccess?region=sa-east-1",
  ],
  ["AWS::IAM::User", "arn:aws:iam::1:user/team/ana", "/iam/users/ana?region=sa-east-1"],
  [
    "AWS::Logs::LogGroup",
    "arn:aws:logs:us-east-1:1:log-group:/shop/web:*",
    "/cloudwatch/log-groups/%2Fshop%2Fweb?region=sa-east-1",
  ],
  [
    "AWS::Logs::LogStream",
    "arn:aws:logs:us-east-1:1:log-group:/shop/web:log-stream:one",
    "/cloudwatch/log-groups/%2Fshop%2Fweb/log-events/one?region=sa-east-1",
  ],
  ["AWS::S3::Object", "arn:aws:s3:::files/2026/a.json", "/s3/buckets/files/object?key=2026%2Fa.json&region=sa-east-1"],
  [
    "AWS::Events::EventBus",
    "arn:aws:events:us-east-1:1:event-bus/shop",
    "/eventbridge/event-buses/shop?region=sa-east-1",
  ],
  ["AWS::Events::Rule", "arn:aws:events:us-east-1:1:rule/nightly", "/eventbridge/rules/nightly?region=sa-east-1"],
  [
    "AWS::Events::Rule",
    "arn:aws:events:us-east-1:1:rule/shop/nightly",
    "/eventbridge/rules/nightly?bus=shop&region=sa-east-1",
  ],
  [
    "AWS::Events::Connection",
    "arn:aws:events:us-east-1:1:connection/crm",
    "/eventbridge/connections/crm?region=sa-east-1",
  ],
  [
    "AWS::CloudWatch::MetricStream",
    "arn:aws:cloudwatch:us-east-1:1:metric-stream/all",
    "/cloudwatch/metric-streams/all?region=sa-east-1",
  ],
  ["AWS::SNS::Topic", "arn:aws:sns:us-east-1:1:pager", "/sns/topics/pager?region=sa-east-1"],
  ["AWS::CloudWatch::Dashboard", "arn:aws:cloudwatch::1:dashboard/", undefined],
  ["AWS::Glue::Table", "arn:aws:glue:us-east-1:1:table/sales/orders", undefined],
];

describe.each(CASES)("%s %s", (type, arn, path) => {
  test(path ?? "has no page", () => {
    expect(resourcePath({ arn, type, name: resourceNameOf(arn) }, "sa-east-1")).toBe(path);
  });
});
