import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { dashboardShareCaller } from "../authenticate";
import { dispatch, invoke } from "../invoke";
import { runWaitingQueries } from "../logs/waiting-queries.fixture";

const origin = { sourceIPAddress: "203.0.113.34", userAgent: "test/1" };
const accountId = "100000000034";
const root = rootCaller(accountId, "us-east-1", origin);
const DAY = 86_400;
const shown = { namespace: "Shop", metric: "Orders", dimensions: [{ Name: "Site", Value: "br" }] };
const alarmArn = `arn:aws:cloudwatch:us-east-1:${accountId}:alarm:shown`;
const body = JSON.stringify({
  widgets: [
    {
      type: "metric",
      properties: {
        region: "us-east-1",
        metrics: [["Shop", "Orders", "Site", "br", { id: "m1" }], [{ expression: "m1 * 2", id: "e1" }]],
      },
    },
    { type: "alarm", properties: { alarms: [alarmArn] } },
    { type: "log", properties: { region: "us-east-1", query: "SOURCE 'g' | fields @message" } },
  ],
  variables: [
    { type: "property", property: "Site", inputType: "select", id: "site", values: [{ value: "pt" }] },
    { type: "pattern", pattern: "br", inputType: "input", id: "free" },
  ],
});

beforeAll(async () => {
  await invoke(root, "cloudwatch:PutDashboard", { DashboardName: "shown", DashboardBody: body });
  await invoke(root, "cloudwatch:PutDashboard", { DashboardName: "hidden", DashboardBody: body });
  for (const AlarmName of ["shown", "hidden"]) {
    await invoke(root, "cloudwatch:PutMetricAlarm", {
      AlarmName,
      Namespace: "Secret",
      MetricName: "Alarmed",
      Statistic: "Sum",
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: "GreaterThanThreshold",
      AlarmActions: [`arn:aws:sns:us-east-1:${accountId}:secret-topic`],
    });
  }
});
afterEach(() => setClock());
afterAll(closeDatabase);

const share = (DashboardName = "shown", caller: Caller = root) =>
  invoke(caller, "cloudwatch:CreateDashboardShare", { DashboardName, ExpiresInSeconds: DAY });
const visitor = async (token: string, region = "us-east-1") => {
  const found = await dashboardShareCaller(token, region, origin);
  if (!found) throw new Error("The link does not open.");
  return found.caller;
};
const read = (caller: Caller, Action: string, Input: object, Variables: Record<string, string> = {}) =>
  invoke(caller, "cloudwatch:ReadSharedDashboard", { DashboardName: "shown", Action, Input, Variables });
const metric = ({ namespace, metric: MetricName, dimensions }: typeof shown, Stat = "Average") => ({
  Id: "q0",
  MetricStat: { Metric: { Namespace: namespace, MetricName, Dimensions: dimensions }, Period: 60, Stat },
});
const data = (...MetricDataQueries: object[]) => ({
  MetricDataQueries,
  StartTime: new Date(Date.now() - 3_600_000),
  EndTime: new Date(),
});
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

test("the caller has no right but these two, and on no other dashboard", async () => {
  const caller = await visitor((await share()).Token);
  for (const [action, input] of [
    ["cloudwatch:OpenSharedDashboard", { DashboardName: "hidden" }],
    ["cloudwatch:ReadSharedDashboard", { DashboardName: "hidden", Action: "cloudwatch:ListMetrics", Input: {} }],
    ["cloudwatch:GetDashboard", { DashboardName: "shown" }],
    ["cloudwatch:ListDashboardVersions", { DashboardName: "shown" }],
    ["cloudwatch:GetMetricData", data(metric(shown))],
    ["cloudwatch:PutDashboard", { DashboardName: "shown", DashboardBody: body }],
    ["cloudwatch:CreateDashboardShare", { DashboardName: "shown", ExpiresInSeconds: DAY }],
    ["cloudtrail:LookupEvents", {}],
    ["iam:ListUsers", {}],
  ] as const) {
    await expect(dispatch(caller, action, input), action).rejects.toMatchObject(denied);
  }
});

test("nobody else is let in by these two actions, not even the root user", async () => {
  await expect(invoke(root, "cloudwatch:OpenSharedDashboard", { DashboardName: "shown" })).rejects.toMatchObject(
    denied,
  );
});

test("an altered link opens nothing", async () => {
  const { Token } = await share();
  for (const place of [0, 11, 12, 43, 44, 51, 52, Token.length - 1]) {
    const other = `${Token.slice(0, place)}${Token[place] === "1" ? "2" : "1"}${Token.slice(place + 1)}`;
    expect(await dashboardShareCaller(other, "us-east-1", origin)).toBeUndefined();
  }
});

test("an expired link opens nothing, also for one who came in before", async () => {
  const { Token, ExpiresAt } = await share();
  const caller = await visitor(Token);
  setClock(() => ExpiresAt.getTime() - 1000);
  expect(await dashboardShareCaller(Token, "us-east-1", origin)).toBeDefined();
  setClock(() => ExpiresAt.getTime());
  expect(await dashboardShareCaller(Token, "us-east-1", origin)).toBeUndefined();
  await expect(read(caller, "cloudwatch:GetMetricData", data(metric(shown)))).rejects.toMatchObject(denied);
});

test("a revoked link opens nothing any more, and others go on", async () => {
  const [one, other] = [await share(), await share()];
  const caller = await visitor(one.Token);
  const revoke = { DashboardName: "shown", ShareId: one.ShareId };
  await invoke(root, "cloudwatch:RevokeDashboardShare", revoke);
  expect(await dashboardShareCaller(one.Token, "us-east-1", origin)).toBeUndefined();
  await expect(read(caller, "cloudwatch:GetMetricData", data(metric(shown)))).rejects.toMatchObject(denied);
  expect(await dashboardShareCaller(other.Token, "us-east-1", origin)).toBeDefined();
  const again = invoke(root, "cloudwatch:RevokeDashboardShare", revoke);
  await expect(again).rejects.toMatchObject({ code: "InvalidParameterValueException" });
  const elsewhere = { DashboardName: "hidden", ShareId: other.ShareId };
  await expect(invoke(root, "cloudwatch:RevokeDashboardShare", elsewhere)).rejects.toMatchObject({
    code: "InvalidParameterValueException",
  });
});

test("links go with their dashboard, and do not open one that is made later under its name", async () => {
  const put = { DashboardName: "brief", DashboardBody: body };
  await invoke(root, "cloudwatch:PutDashboard", put);
  const { Token } = await share("brief");
  await invoke(root, "cloudwatch:DeleteDashboards", { DashboardNames: ["brief"] });
  await invoke(root, "cloudwatch:PutDashboard", put);
  expect(await dashboardShareCaller(Token, "us-east-1", origin)).toBeUndefined();
});

test("giving out and taking back are recorded by name, without what opens", async () => {
  const { Token, ShareId } = await share();
  await invoke(root, "cloudwatch:RevokeDashboardShare", { DashboardName: "shown", ShareId });
  const { Events = [] } = await invoke(root, "cloudtrail:LookupEvents", {
    LookupAttributes: [{ AttributeKey: "ResourceName", AttributeValue: "shown" }],
  });
  const of = (name: string) =>
    Events.filter(({ EventName, CloudTrailEvent = "" }) => EventName === name && CloudTrailEvent.includes(ShareId));
  expect(of("CreateDashboardShare")).toHaveLength(1);
  expect(of("RevokeDashboardShare")).toHaveLength(1);
  const record = JSON.parse(of("CreateDashboardShare")[0]?.CloudTrailEvent ?? "{}");
  expect(record).toMatchObject({
    requestParameters: { dashboardName: "shown", expiresInSeconds: DAY },
    responseElements: { shareId: ShareId, token: "HIDDEN_DUE_TO_SECURITY_REASONS" },
    readOnly: false,
  });
  expect(JSON.stringify(Events)).not.toContain(Token);
});

test("a link needs the rights to change the dashboard and to read what it shows", async () => {
  const caller = (...Action: string[]): Caller => {
    const statement = { Effect: "Allow", Action, Resource: "*" };
    const document = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const arn = `arn:aws:iam::${accountId}:user/eva`;
    return {
      ...root,
      identity: { type: "IAMUser", accountId, arn, userName: "eva", userId: "AIDAEVA" },
      policies: { identity: [{ name: "p", policy: compilePolicy(parsePolicy(document)) }] },
    };
  };
  const reading = ["cloudwatch:GetMetricData", "cloudwatch:DescribeAlarms", "logs:StartQuery"];
  await expect(share("shown", caller("cloudwatch:PutDashboard", ...reading))).resolves.toBeDefined();
  for (const missing of ["cloudwatch:PutDashboard", ...reading]) {
    const held = ["cloudwatch:PutDashboard", ...reading].filter((action) => action !== missing);
    await expect(share("shown", caller(...held))).rejects.toMatchObject({
      code: "AccessDenied",
      message: expect.stringContaining(missing),
    });
  }
});

test("InvalidParameterValueException", async () => {
  for (const input of [
    { DashboardName: "shown", ExpiresInSeconds: 60 },
    { DashboardName: "shown", ExpiresInSeconds: 91 * DAY },
    { DashboardName: "shown", ExpiresInSeconds: 3600.5 },
    { DashboardName: "shown", ExpiresInSeconds: DAY, Note: "x".repeat(201) },
    { DashboardName: "a/b", ExpiresInSeconds: DAY },
  ]) {
    await expect(invoke(root, "cloudwatch:CreateDashboardShare", input)).rejects.toMatchObject({
      code: "InvalidParameterValueException",
    });
  }
  await expect(share("nowhere")).rejects.toMatchObject({ code: "DashboardNotFoundError" });
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
