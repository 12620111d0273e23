import { afterAll, beforeAll, expect, test } from "vitest";
import { formatArn } from "@/lib/platform/arn";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";

const accountId = "100000000087";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.20", userAgent: "test/1" });
const scope = { accountId, region: "us-east-1" };
const start = Math.floor(Date.now() / 60_000) * 60_000 - 10 * 60_000;

/** A resource of every room whose resources metrics name, and the value of its metric. */
const VALUES = {
  LogGroupName: 1,
  TopicName: 2,
  RuleName: 4,
  AlarmName: 8,
  UserName: 16,
  DeliveryStreamName: 32,
} as const;

beforeAll(async () => {
  await invoke(root, "logs:CreateLogGroup", { logGroupName: "tagged", tags: { env: "prod", team: "logs" } });
  await invoke(root, "logs:CreateLogGroup", { logGroupName: "plain" });
  await invoke(root, "sns:CreateTopic", { Name: "tagged", Tags: [{ Key: "env", Value: "prod" }] });
  await invoke(root, "events:PutRule", {
    Name: "tagged",
    ScheduleExpression: "rate(1 day)",
    State: "DISABLED",
    Tags: [{ Key: "env", Value: "test" }],
  });
  await invoke(root, "cloudwatch:PutMetricAlarm", {
    AlarmName: "tagged",
    Namespace: "Shop",
    MetricName: "Weight",
    Statistic: "Sum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: "GreaterThanThreshold",
    Tags: [{ Key: "env", Value: "test" }],
  });
  await invoke(root, "iam:CreateUser", { UserName: "tagged", Tags: [{ Key: "env", Value: "test" }] });
  await invoke(root, "cloudwatch:PutMetricData", {
    Namespace: "Shop",
    MetricData: [
      ...Object.entries(VALUES).map(([Name, Value]) => ({
        MetricName: "Weight",
        Dimensions: [{ Name, Value: "tagged" }],
        Value,
        Timestamp: new Date(start),
      })),
      ...["plain", "gone"].map((name) => ({
        MetricName: "Weight",
        Dimensions: [{ Name: "LogGroupName", Value: name }],
        Value: 64,
        Timestamp: new Date(start),
      })),
    ],
  });
});
afterAll(closeDatabase);

const ask = async (...expressions: string[]) => {
  const { MetricDataResults = [] } = await invoke(root, "cloudwatch:GetMetricData", {
    MetricDataQueries: expressions.map((Expression, index) => ({ Id: `q${index}`, Expression, Period: 60 })),
    StartTime: new Date(start),
    EndTime: new Date(start + 60_000),
  });
  return MetricDataResults.map(({ Label, Values = [] }) => `${Label}: ${Values.join(" ")}`);
};

test("queries of Metrics Insights choose by the tags of what metrics name", async () => {
  expect(await ask(`SELECT SUM(Weight) FROM Shop WHERE tag.env = 'prod'`)).toEqual(["q0: 3"]);
  expect(await ask(`SELECT SUM(Weight) FROM Shop WHERE tag."env" != 'prod'`)).toEqual(["q0: 28"]);
  expect(await ask(`SELECT SUM(Weight) FROM Shop WHERE tag.env = 'prod' AND tag.team = 'logs'`)).toEqual(["q0: 1"]);
  expect(await ask(`SELECT SUM(Weight) FROM Shop WHERE tag.nothing = 'prod'`)).toEqual(["q0: "]);
});

test("and group by them; what has no such tag is Other", async () => {
  expect(await ask("SELECT SUM(Weight) FROM Shop GROUP BY tag.env")).toEqual(["Other: 160", "prod: 3", "test: 28"]);
});

test("a tag that is taken off counts no more at once", async () => {
  const [ResourceArn, Tags] = [formatArn("sns", scope, "tagged"), [{ Key: "env", Value: "prod" }]];
  await invoke(root, "sns:UntagResource", { ResourceArn, TagKeys: ["env"] });
  expect(await ask(`SELECT SUM(Weight) FROM Shop WHERE tag.env = 'prod'`)).toEqual(["q0: 1"]);
  await invoke(root, "sns:TagResource", { ResourceArn, Tags });
});

test("the tags of what is named are answered in the order of the questions", async () => {
  const asked = [["Service"], ["LogGroupName"], ["UserName"]].map(([Name = ""]) => [{ Name, Value: "tagged" }]);
  const untagged = [{ Name: "LogGroupName", Value: "plain" }];
  const { Tags } = await invoke(root, "cloudwatch:ListMetricTags", { Dimensions: [...asked, untagged] });
  expect(Tags).toEqual([null, { env: "prod", team: "logs" }, { env: "test" }, {}]);
});
