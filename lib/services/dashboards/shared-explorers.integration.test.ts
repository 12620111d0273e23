import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { dashboardShareCaller } from "../authenticate";
import { invoke } from "../invoke";

const origin = { sourceIPAddress: "203.0.113.35", userAgent: "test/1" };
const accountId = "100000000035";
const root = rootCaller(accountId, "us-east-1", origin);
const DashboardName = "explored";
const start = Math.floor(Date.now() / 60_000) * 60_000 - 10 * 60_000;
const explorer = (labels: object[], more: object = {}) => ({
  type: "explorer",
  properties: {
    metrics: [{ metricName: "Lines", resourceType: "Shop", stat: "Sum" }],
    labels,
    splitBy: "env",
    ...more,
  },
});
let visitor: Caller;

/** Log groups of two teams, one without tags, and one of another stage. */
const GROUPS = {
  "a-prod": { team: "a", env: "prod", cost: "secret" },
  "b-prod": { team: "b", env: "prod", cost: "secret" },
  plain: {},
};

beforeAll(async () => {
  for (const [logGroupName, tags] of Object.entries(GROUPS)) {
    const own = Object.keys(tags).length > 0 ? { tags } : {};
    await invoke(root, "logs:CreateLogGroup", { logGroupName, ...own });
  }
  const datum = (MetricName: string, Value: string) => ({
    MetricName,
    Dimensions: [{ Name: "LogGroupName", Value }],
    Value: 1,
    Timestamp: new Date(start),
  });
  await invoke(root, "cloudwatch:PutMetricData", {
    Namespace: "Shop",
    MetricData: [...Object.keys(GROUPS).map((name) => datum("Lines", name)), datum("Salaries", "a-prod")],
  });
  const ofTeam = [{ key: "team", value: "a" }];
  const widgets = [explorer(ofTeam), explorer(ofTeam, { aggregateBy: { key: "env", func: "SUM" } })];
  const DashboardBody = JSON.stringify({ widgets });
  await invoke(root, "cloudwatch:PutDashboard", { DashboardName, DashboardBody });
  const { Token } = await invoke(root, "cloudwatch:CreateDashboardShare", { DashboardName, ExpiresInSeconds: 3600 });
  const found = await dashboardShareCaller(Token, "us-east-1", origin);
  if (!found) throw new Error("The link does not open.");
  visitor = found.caller;
});
afterAll(closeDatabase);

const read = <Answer>(Action: string, Input: object, caller = visitor) =>
  invoke(caller, "cloudwatch:ReadSharedDashboard", {
    DashboardName,
    Action,
    Input,
    Variables: {},
  }) as Promise<Answer>;
const dimensions = (Value: string) => [{ Name: "LogGroupName", Value }];
const values = (name: string, Stat = "Sum", caller = visitor) => {
  const Metric = { Namespace: "Shop", MetricName: "Lines", Dimensions: dimensions(name) };
  const MetricDataQueries = [{ Id: "q0", MetricStat: { Metric, Stat, Period: 60 } }];
  const times = { StartTime: new Date(start), EndTime: new Date(start + 60_000) };
  return read<{ MetricDataResults: { Values: number[] }[] }>(
    "cloudwatch:GetMetricData",
    { MetricDataQueries, ...times },
    caller,
  );
};
const denied = { code: "AccessDenied" };

test("an explorer that chooses by tags lists and reads what has them, and no more", async () => {
  const { Metrics } = await read<{ Metrics: object[] }>("cloudwatch:ListMetrics", {
    Namespace: "Shop",
    MetricName: "Lines",
  });
  expect(Metrics).toMatchObject([{ Dimensions: dimensions("a-prod") }]);
  expect(await values("a-prod")).toMatchObject({ MetricDataResults: [{ Values: [1] }] });
  for (const hidden of ["b-prod", "plain"]) await expect(values(hidden)).rejects.toMatchObject(denied);
  await expect(values("a-prod", "Average")).rejects.toMatchObject(denied);
});

test("tags are told of what it shows, and only those that it speaks of", async () => {
  const Dimensions = ["b-prod", "a-prod", "plain"].map(dimensions);
  expect(await read("cloudwatch:ListMetricTags", { Dimensions })).toEqual({
    Tags: [null, { team: "a", env: "prod" }, null],
  });
  expect(await read("cloudwatch:ListMetricTags", { Dimensions: "all" })).toEqual({ Tags: [] });
});

test("a tag that is taken off closes what it opened", async () => {
  const resourceArn = `arn:aws:logs:us-east-1:${accountId}:log-group:a-prod`;
  await invoke(root, "logs:UntagResource", { resourceArn, tagKeys: ["team"] });
  await expect(values("a-prod")).rejects.toMatchObject(denied);
  await invoke(root, "logs:TagResource", { resourceArn, tags: { team: "a" } });
  await expect(values("a-prod")).resolves.toBeDefined();
});

test("whole namespaces, other metrics and other Regions stay closed", async () => {
  for (const input of [{}, { Namespace: "Shop" }, { Namespace: "Shop", MetricName: "Salaries" }]) {
    await expect(read("cloudwatch:ListMetrics", input)).rejects.toMatchObject(denied);
  }
  await expect(values("a-prod", "Sum", { ...visitor, region: "sa-east-1" })).rejects.toMatchObject(denied);
});

test("what is taken together is read as a whole, of what the explorer shows alone", async () => {
  const together = (...names: string[]) => {
    const metrics = names.map((name, place) => {
      const Metric = { Namespace: "Shop", MetricName: "Lines", Dimensions: dimensions(name) };
      return { Id: `g0m${place}`, MetricStat: { Metric, Stat: "Sum", Period: 60 }, ReturnData: false };
    });
    return read("cloudwatch:GetMetricData", {
      MetricDataQueries: [...metrics, { Id: "g0", Expression: 'SUM(METRICS("g0m"))' }],
      StartTime: new Date(start),
      EndTime: new Date(start + 60_000),
    });
  };
  expect(await together("a-prod")).toMatchObject({ MetricDataResults: [{ Id: "g0", Values: [1] }] });
  await expect(together("a-prod", "b-prod")).rejects.toMatchObject(denied);
});
