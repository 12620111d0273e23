import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";
import { runWaitingQueries } from "../logs/waiting-queries.fixture";
import { data, metric, sharesOf, shown } from "./shares.fixture";

/** What who follows a link may read: what the dashboard asks itself, and nothing beside it. */

const { root, body, setUp, share, visitor, read } = sharesOf("100000000036");

beforeAll(setUp);
afterAll(closeDatabase);

const denied = { code: "AccessDenied" };

test("a link opens its dashboard and reads what that asks itself", async () => {
  const caller = await visitor((await share()).Token);
  const opened = await invoke(caller, "cloudwatch:OpenSharedDashboard", { DashboardName: "shown" });
  expect(opened.DashboardBody).toBe(body);
  const answer = (await read(caller, "cloudwatch:GetMetricData", data(metric(shown)))) as {
    MetricDataResults: object[];
  };
  expect(answer.MetricDataResults).toMatchObject([{ Id: "q0" }]);
  const pt = { ...shown, dimensions: [{ Name: "Site", Value: "pt" }] };
  await expect(read(caller, "cloudwatch:GetMetricData", data(metric(pt)), { site: "pt" })).resolves.toBeDefined();
});

test("the states of its alarms are shared, and not what they do", async () => {
  const caller = await visitor((await share()).Token);
  const found = await read(caller, "cloudwatch:DescribeAlarms", { AlarmNames: ["shown"] });
  expect(found).toMatchObject({ MetricAlarms: [{ AlarmName: "shown", AlarmActions: [] }] });
  expect(JSON.stringify(found)).not.toContain("secret-topic");
});

test.each([
  ["another metric", "cloudwatch:GetMetricData", data(metric({ ...shown, metric: "Salaries" }))],
  ["another metric and its unit", "cloudwatch:GetMetricDataWithUnits", data(metric({ ...shown, metric: "Salaries" }))],
  ["another dimension", "cloudwatch:GetMetricData", data(metric({ ...shown, dimensions: [] }))],
  ["another statistic", "cloudwatch:GetMetricData", data(metric(shown, "Sum"))],
  ["another expression", "cloudwatch:GetMetricData", data({ Id: "e1", Expression: "SEARCH('{Secret}', 'Sum')" })],
  ["one of its own beside another", "cloudwatch:GetMetricData", data(metric(shown), metric({ ...shown, metric: "X" }))],
  [
    "an expression on a metric of its own",
    "cloudwatch:GetMetricData",
    data({ ...metric({ ...shown, metric: "X" }), Expression: "m1 * 2" }),
  ],
  ["an alarm that it does not show", "cloudwatch:DescribeAlarms", { AlarmNames: ["hidden"] }],
  ["all alarms", "cloudwatch:DescribeAlarms", { AlarmNames: [] }],
  ["alarms by prefix", "cloudwatch:DescribeAlarms", { AlarmNamePrefix: "s" }],
  ["any metrics", "cloudwatch:ListMetrics", {}],
  ["another log query", "logs:StartQuery", { queryString: "fields @ptr", logGroupNames: ["g"] }],
  ["another log group", "logs:StartQuery", { queryString: "fields @message", logGroupNames: ["secrets"] }],
  [
    "a query that somebody else has started",
    "logs:GetQueryResults",
    { queryId: "0b8a4a52-9c1e-4b2e-8f6d-1d2c3b4a5f60" },
  ],
  ["log events", "logs:FilterLogEvents", { logGroupName: "g" }],
  ["the other dashboard", "cloudwatch:GetDashboard", { DashboardName: "hidden" }],
  ["what is no action", "constructor", {}],
])("a link does not read %s", async (_, action, input) => {
  const caller = await visitor((await share()).Token);
  await expect(read(caller, action, input)).rejects.toMatchObject(denied);
});

test("variables take what the dashboard offers, and nothing else", async () => {
  const caller = await visitor((await share()).Token);
  const secret = { ...shown, dimensions: [{ Name: "Site", Value: "secret" }] };
  for (const values of [{ site: "secret" }, { free: "secret" }, { nobody: "x" }] as Record<string, string>[]) {
    await expect(read(caller, "cloudwatch:GetMetricData", data(metric(secret)), values)).rejects.toMatchObject(denied);
  }
  const other = { ...shown, dimensions: [{ Name: "Site", Value: "pt" }] };
  await expect(read(caller, "cloudwatch:GetMetricData", data(metric(other)))).rejects.toMatchObject(denied);
});

test("the metrics that a variable is populated from are told, and no others of their name", async () => {
  const DashboardName = "populated";
  const search = '{Shop,Site} MetricName="Orders" open';
  const variable = { type: "property", property: "Site", inputType: "select", id: "v", search, populateFrom: "Site" };
  const DashboardBody = JSON.stringify({ widgets: [], variables: [variable] });
  await invoke(root, "cloudwatch:PutDashboard", { DashboardName, DashboardBody });
  const MetricData = ["open-br", "closed"].map((Value) => ({
    MetricName: "Orders",
    Dimensions: [{ Name: "Site", Value }],
    Value: 1,
  }));
  await invoke(root, "cloudwatch:PutMetricData", { Namespace: "Shop", MetricData });
  const caller = await visitor((await share(DashboardName)).Token);
  const Input = { Namespace: "Shop", MetricName: "Orders" };
  const asked = { DashboardName, Action: "cloudwatch:ListMetrics", Input, Variables: {} };
  const { Metrics } = (await invoke(caller, "cloudwatch:ReadSharedDashboard", asked)) as { Metrics: object[] };
  expect(Metrics).toMatchObject([{ Dimensions: [{ Name: "Site", Value: "open-br" }] }]);
});

test("in another Region the same questions are others", async () => {
  const caller = await visitor((await share()).Token, "sa-east-1");
  await expect(read(caller, "cloudwatch:GetMetricData", data(metric(shown)))).rejects.toMatchObject(denied);
  await expect(read(caller, "cloudwatch:DescribeAlarms", { AlarmNames: ["shown"] })).rejects.toMatchObject(denied);
});

test("a link reads the log groups that its dashboard named when it was given out, and no others", async () => {
  const DashboardName = "logs";
  const written = (...queries: string[]) =>
    JSON.stringify({ widgets: queries.map((query) => ({ type: "log", properties: { region: "us-east-1", query } })) });
  const first = "SOURCE 'shared' | fields @message";
  await invoke(root, "cloudwatch:PutDashboard", { DashboardName, DashboardBody: written(first) });
  for (const logGroupName of ["shared", "secret"]) {
    await invoke(root, "logs:CreateLogGroup", { logGroupName });
    await invoke(root, "logs:CreateLogStream", { logGroupName, logStreamName: "s" });
    const logEvents = [{ timestamp: Date.now(), message: `of ${logGroupName}` }];
    await invoke(root, "logs:PutLogEvents", { logGroupName, logStreamName: "s", logEvents });
  }
  const { Token } = await share(DashboardName);
  const caller = await visitor(Token);
  const now = Math.floor(Date.now() / 1_000);
  const ask = (Action: string, Input: object) =>
    invoke(caller, "cloudwatch:ReadSharedDashboard", { DashboardName, Action, Input, Variables: {} });
  const start = (queryString: string, ...logGroupNames: string[]) =>
    ask("logs:StartQuery", { queryString, logGroupNames, startTime: now - 600, endTime: now }) as Promise<{
      queryId: string;
    }>;

  const { queryId } = await start("fields @message", "shared");
  await runWaitingQueries();
  const answer = await ask("logs:GetQueryResults", { queryId });
  expect(answer).toMatchObject({ status: "Complete", results: [[{ field: "@message", value: "of shared" }, {}]] });

  const prefixed = 'SOURCE logGroups(namePrefix: ["se"]) | fields @message';
  const wider = written(first, "SOURCE 'secret' | fields @message", prefixed);
  await invoke(root, "cloudwatch:PutDashboard", { DashboardName, DashboardBody: wider });
  for (const asked of [start("fields @message", "secret"), start(prefixed)]) {
    await expect(asked).rejects.toMatchObject({ code: "AccessDenied" });
  }
  await start("fields @message", "shared");
});
