import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { dispatch, invoke } from "../invoke";

const ACCOUNT = "400000000001";
const REGION = "us-east-1";
const caller = rootCaller(ACCOUNT, REGION, { sourceIPAddress: "203.0.113.9", userAgent: "test" });
const START = Date.UTC(2026, 10, 22, 12, 0);
const arnOf = (name: string) => `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:${name}`;
const topic = `arn:aws:sns:${REGION}:${ACCOUNT}:pager`;

let now = START;
beforeAll(() => setClock(() => now));
afterAll(async () => {
  setClock();
  await closeDatabase();
});

function put(name: string, changes: Partial<PutMetricAlarmInput> = {}) {
  return invoke(caller, "cloudwatch:PutMetricAlarm", {
    AlarmName: name,
    MetricName: "Errors",
    Namespace: "Shop",
    Statistic: "Sum",
    Period: 60,
    EvaluationPeriods: 2,
    Threshold: 5,
    ComparisonOperator: "GreaterThanThreshold",
    ...changes,
  });
}

async function described(name: string) {
  const { MetricAlarms } = await invoke(caller, "cloudwatch:DescribeAlarms", { AlarmNames: [name] });
  return MetricAlarms?.[0];
}

async function history(name: string) {
  const { AlarmHistoryItems = [] } = await invoke(caller, "cloudwatch:DescribeAlarmHistory", { AlarmName: name });
  return AlarmHistoryItems;
}

describe("PutMetricAlarm", () => {
  test("an alarm is described as AWS describes it, without what was not given", async () => {
    await put("plain", { Dimensions: [{ Name: "Host", Value: "a" }], AlarmActions: [topic] });
    expect(await described("plain")).toEqual({
      AlarmName: "plain",
      AlarmArn: arnOf("plain"),
      AlarmConfigurationUpdatedTimestamp: new Date(START),
      ActionsEnabled: true,
      OKActions: [],
      AlarmActions: [topic],
      InsufficientDataActions: [],
      StateValue: "INSUFFICIENT_DATA",
      StateReason: "Unchecked: Initial alarm creation",
      StateUpdatedTimestamp: new Date(START),
      StateTransitionedTimestamp: new Date(START),
      MetricName: "Errors",
      Namespace: "Shop",
      Statistic: "Sum",
      Dimensions: [{ Name: "Host", Value: "a" }],
      Period: 60,
      EvaluationPeriods: 2,
      Threshold: 5,
      ComparisonOperator: "GreaterThanThreshold",
    });
  });

  test("an update replaces the configuration, keeps the state and says what it was before", async () => {
    await put("changing", { AlarmDescription: "first", Unit: "Count" });
    await invoke(caller, "cloudwatch:SetAlarmState", {
      AlarmName: "changing",
      StateValue: "OK",
      StateReason: "looks fine",
    });
    now += 60_000;
    await put("changing", { Threshold: 9 });
    now = START;
    const alarm = await described("changing");
    expect(alarm).toMatchObject({ StateValue: "OK", StateReason: "looks fine", Threshold: 9 });
    expect(alarm?.AlarmConfigurationUpdatedTimestamp).toEqual(new Date(START + 60_000));
    expect(alarm).not.toHaveProperty("AlarmDescription");
    expect(alarm).not.toHaveProperty("Unit");
    const [update, , create] = await history("changing");
    expect(update?.HistorySummary).toBe('Alarm "changing" updated');
    expect(JSON.parse(update?.HistoryData ?? "")).toMatchObject({
      version: "1.0",
      type: "Update",
      originalUpdatedFields: { threshold: 5, alarmDescription: "first", unit: "Count" },
      updatedAlarm: { alarmName: "changing", threshold: 9, stateValue: "OK", okactions: [] },
    });
    expect(create?.HistorySummary).toBe('Alarm "changing" created');
    expect(JSON.parse(create?.HistoryData ?? "")).toMatchObject({ type: "Create", createdAlarm: { threshold: 5 } });
  });

  test("a Metrics array with one MetricStat is kept as it was given", async () => {
    const MetricStat = { Metric: { Namespace: "Shop", MetricName: "Latency" }, Period: 300, Stat: "p99" };
    const single = { MetricName: undefined, Namespace: undefined, Statistic: undefined, Period: undefined };
    await put("listed", { ...single, Metrics: [{ Id: "m1", MetricStat, ReturnData: true }] });
    const alarm = await described("listed");
    expect(alarm?.Metrics).toEqual([{ Id: "m1", MetricStat, ReturnData: true }]);
    expect(alarm).not.toHaveProperty("Period");
  });

  describe("a list of metrics and expressions", () => {
    const single = { MetricName: undefined, Namespace: undefined, Statistic: undefined, Period: undefined };
    const stat = (Id: string, more: object = {}) => {
      const MetricStat = { Metric: { Namespace: "Shop", MetricName: Id }, Period: 60, Stat: "Sum" };
      return { Id, MetricStat, ReturnData: false, ...more };
    };
    const math = (Id: string, Expression: string, more: object = {}) => ({ Id, Expression, ...more });
    const band = math("ad1", "ANOMALY_DETECTION_BAND(m1, 2)");
    const ofBand = { Threshold: undefined, ThresholdMetricId: "ad1", ComparisonOperator: "GreaterThanUpperThreshold" };

    test.each([
      ["a rate", [stat("m1"), stat("m2"), math("e1", "100 * m1 / m2")], {}],
      [
        "an expression over another",
        [stat("m1"), math("e1", "FILL(e2, 0)"), math("e2", "m1 * 2", { ReturnData: false })],
        {},
      ],
      ["a query with groups", [math("q1", "SELECT MAX(a) FROM b GROUP BY c", { Period: 60 })], {}],
      ["a query", [math("q1", 'SELECT MAX(CPUUtilization) FROM "AWS/EC2"', { Period: 60 })], {}],
      ["a band", [stat("m1", { ReturnData: true }), band], ofBand],
      ["a rule's metric", [math("e1", 'INSIGHT_RULE_METRIC("rule", "Sum")', { Period: 60 })], {}],
    ])("takes %s", async (_what, Metrics, more) => {
      const changes = { ...single, ...more, Metrics } as Partial<PutMetricAlarmInput>;
      await put("expression", changes);
      expect(await described("expression")).toMatchObject({ Metrics, Dimensions: [] });
      expect((await described("expression"))?.ThresholdMetricId).toBe(changes.ThresholdMetricId);
    });

    test.each([
      ["nothing but numbers", [math("e1", "1 + 1")], {}, /must include at least one metric/],
      ["a syntax error", [stat("m1"), math("e1", "m1 +")], {}, /^Error in expression 'e1': Invalid syntax$/],
      ["an unknown Id", [stat("m1"), math("e1", "m2")], {}, /^Error in expression 'e1': Undefined id: m2$/],
      ["an array", [stat("m1"), math("e1", "METRICS()")], {}, /must result in a single time series/],
      ["a search", [stat("m1"), math("e1", "SUM(SEARCH('x', 'Sum', 60))")], {}, /SEARCH is not supported in alarms/],
      ["a circle", [stat("m1"), math("e1", "e2"), math("e2", "e1", { ReturnData: false })], {}, /Circular reference/],
      [
        "two results",
        [stat("m1"), math("e1", "m1"), math("e2", "m1")],
        {},
        /^Exactly one element of the metrics list should/,
      ],
      [
        "no result",
        [stat("m1"), math("e1", "m1", { ReturnData: false })],
        {},
        /^Exactly one element of the metrics list should/,
      ],
      ["an Id twice", [stat("m1"), math("m1", "m1")], {}, /^Invalid metrics list$/],
      ["both a metric and an expression", [stat("m1", { Expression: "m1" })], {}, /^Invalid metrics list$/],
      ["11 metrics", [...Array(11).keys()].map((place) => stat(`m${place}`)), {}, /^Invalid metrics list$/],
      ["a query without a period", [math("q1", "SELECT MAX(a) FROM b")], {}, /^Period must not be null$/],
      [
        "a broken query",
        [math("q1", "SELECT MAX(a)", { Period: 60 })],
        {},
        /^Error in expression 'q1': Invalid syntax$/,
      ],
      [
        "a band and a threshold",
        [stat("m1", { ReturnData: true }), band],
        { ...ofBand, Threshold: 5 },
        /can not be set at the same time/,
      ],
      [
        "a band with a plain comparison",
        [stat("m1", { ReturnData: true }), band],
        { ...ofBand, ComparisonOperator: "GreaterThanThreshold" },
        /anomaly detection operators/,
      ],
      [
        "a band's comparison without a band",
        [stat("m1", { ReturnData: true })],
        { ComparisonOperator: "LessThanLowerThreshold" },
        /^ThresholdMetricId must be set/,
      ],
      [
        "a band that is none",
        [stat("m1", { ReturnData: true }), math("ad1", "m1 * 2")],
        ofBand,
        /must be the id of an ANOMALY_DETECTION_BAND/,
      ],
      [
        "scaling by a band",
        [stat("m1", { ReturnData: true }), band],
        {
          ...ofBand,
          AlarmActions: [
            `arn:aws:autoscaling:us-east-1:${ACCOUNT}:scalingPolicy:a:autoScalingGroupName/g:policyName/p`,
          ],
        },
        /Auto Scaling/,
      ],
    ])("refuses %s", async (_what, Metrics, more, message) => {
      const changes = { ...single, ...more, Metrics } as Partial<PutMetricAlarmInput>;
      await expect(put("wrong-expression", changes)).rejects.toMatchObject({
        code: "ValidationException",
        message: expect.stringMatching(message),
      });
    });
  });

  const refused: [string, Partial<PutMetricAlarmInput>, string, RegExp][] = [
    ["no metric", { MetricName: undefined }, "ValidationException", /MetricName parameter/],
    ["no namespace", { Namespace: undefined }, "ValidationException", /Namespace parameter/],
    [
      "no period",
      { Period: undefined },
      "ValidationException",
      /^PutMetricAlarm request should have a Period parameter$/,
    ],
    ["an odd period", { Period: 45 }, "ValidationException", /^Period must be 10, 20, 30 or a multiple of 60$/],
    ["a period of five seconds", { Period: 5 }, "ValidationException", /^Period must be/],
    [
      "two days of minutes",
      { EvaluationPeriods: 2880 },
      "ValidationException",
      /across more than a day .* <= 86400\) for alarms/,
    ],
    ["eight days of hours", { Period: 3600, EvaluationPeriods: 192 }, "ValidationException", /across more than a week/],
    ["no statistic", { Statistic: undefined }, "ValidationException", /should have a Statistic parameter/],
    ["two statistics", { ExtendedStatistic: "p99" }, "ValidationException", /can not be made with both/],
    [
      "a strange statistic",
      { Statistic: undefined, ExtendedStatistic: "p101" },
      "InvalidParameterValueException",
      /p101/,
    ],
    ["no threshold", { Threshold: undefined }, "ValidationException", /should have valid Threshold parameter/],
    ["no comparison", { ComparisonOperator: undefined }, "ValidationException", /valid ComparisonOperator parameter/],
    ["no N", { EvaluationPeriods: undefined }, "ValidationException", /should have an EvaluationPeriods parameter/],
    [
      "M above N",
      { DatapointsToAlarm: 3 },
      "ValidationException",
      /^DatapointsToAlarm must be less than or equal to Eval/,
    ],
    [
      "a strange treatment",
      { TreatMissingData: "maybe" },
      "ValidationException",
      /^Supported values for TreatMissingData/,
    ],
    [
      "low samples of a sum",
      { EvaluateLowSampleCountPercentile: "ignore" },
      "ValidationException",
      /only for percentile/,
    ],
    ["a name with a line break", { AlarmName: "a\nb" }, "ValidationException", /ASCII Control characters/],
    ["an action that is no ARN", { OKActions: ["call me"] }, "ValidationException", /^Invalid arn syntax: call me$/],
    [
      "an action of another Region",
      { AlarmActions: [`arn:aws:sns:eu-west-1:${ACCOUNT}:pager`] },
      "ValidationException",
      /^Invalid region eu-west-1 specified. Only us-east-1 is supported.$/,
    ],
    [
      "a metric beside a list of metrics",
      { Metrics: [{ Id: "m1", Expression: "1" }] },
      "ValidationException",
      /^MetricName should not be set if list of Metrics is set.$/,
    ],
    [
      "a band without a list",
      { ThresholdMetricId: "ad1", Threshold: undefined },
      "ValidationException",
      /anomaly detection/,
    ],
    [
      "a dimension twice",
      { Dimensions: [1, 2].map((Value) => ({ Name: "a", Value: `${Value}` })) },
      "ValidationException",
      /repeated/,
    ],
    [
      "six actions",
      { OKActions: Array.from({ length: 6 }, () => topic) },
      "ValidationException",
      /less than or equal to 5/,
    ],
  ];
  test.each(refused)("refuses %s", async (_what, changes, code, message) => {
    await expect(put("refused", changes)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(await described("refused")).toBeUndefined();
  });
});

describe("DescribeAlarms", () => {
  test("pages by name, and a token is good for its own question only", async () => {
    for (const name of ["page-c", "page-a", "page-b"]) await put(name);
    const first = await invoke(caller, "cloudwatch:DescribeAlarms", { AlarmNamePrefix: "page-", MaxRecords: 2 });
    expect(first.MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(["page-a", "page-b"]);
    expect(first.CompositeAlarms).toEqual([]);
    const rest = { AlarmNamePrefix: "page-", MaxRecords: 2, NextToken: first.NextToken };
    const second = await invoke(caller, "cloudwatch:DescribeAlarms", rest);
    expect(second.MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(["page-c"]);
    expect(second.NextToken).toBeUndefined();
    await expect(invoke(caller, "cloudwatch:DescribeAlarms", { ...rest, AlarmNamePrefix: "p" })).rejects.toMatchObject({
      code: "InvalidNextToken",
    });
  });

  test("finds by state, by action and by kind", async () => {
    const mine = `arn:aws:sns:${REGION}:${ACCOUNT}:found-by-action`;
    await put("found", { InsufficientDataActions: [mine] });
    const names = async (question: object) =>
      (await invoke(caller, "cloudwatch:DescribeAlarms", question)).MetricAlarms?.map(({ AlarmName }) => AlarmName);
    expect(await names({ ActionPrefix: mine.slice(0, -3) })).toEqual(["found"]);
    expect(await names({ AlarmNames: ["found"], StateValue: "ALARM" })).toEqual([]);
    expect(await names({ AlarmNames: ["found"], AlarmTypes: ["CompositeAlarm"] })).toEqual([]);
    await expect(names({ AlarmNames: ["found"], AlarmNamePrefix: "f" })).rejects.toMatchObject({
      code: "InvalidParameterCombinationException",
    });
    expect(await names({ AlarmNamePrefix: "found%" })).toEqual([]);
  });

  test("finds the alarms of exactly one metric", async () => {
    const Dimensions = [
      { Name: "Host", Value: "h1" },
      { Name: "Zone", Value: "z" },
    ];
    await put("on-metric", { MetricName: "Only", Dimensions });
    const asked = { MetricName: "Only", Namespace: "Shop" };
    const names = async (question: object) =>
      (await invoke(caller, "cloudwatch:DescribeAlarmsForMetric", { ...asked, ...question })).MetricAlarms?.length;
    expect(await names({ Dimensions: Dimensions.toReversed() })).toBe(1);
    expect(await names({ Dimensions, Statistic: "Sum", Period: 60 })).toBe(1);
    expect(await names({})).toBe(0);
    expect(await names({ Dimensions, Statistic: "Average" })).toBe(0);
    expect(await names({ Dimensions, Period: 300 })).toBe(0);
    expect(await names({ Dimensions, Unit: "Count" })).toBe(0);
  });
});

describe("SetAlarmState", () => {
  test("tells the history both states, and runs the actions of the new one", async () => {
    await put("set", { AlarmActions: [topic] });
    const reasonData = '{"why":"drill"}';
    await invoke(caller, "cloudwatch:SetAlarmState", {
      AlarmName: "set",
      StateValue: "ALARM",
      StateReason: "drill",
      StateReasonData: reasonData,
    });
    expect(await described("set")).toMatchObject({
      StateValue: "ALARM",
      StateReason: "drill",
      StateReasonData: reasonData,
    });
    const worker = serviceCaller("cloudwatch.amazonaws.com", ACCOUNT, REGION);
    await dispatch(worker, "cloudwatch:DeliverAlarmActions", {});
    const [action, change] = await history("set");
    expect(change).toMatchObject({
      HistoryItemType: "StateUpdate",
      HistorySummary: "Alarm updated from INSUFFICIENT_DATA to ALARM",
      AlarmType: "MetricAlarm",
    });
    expect(JSON.parse(change?.HistoryData ?? "")).toEqual({
      version: "1.0",
      oldState: { stateValue: "INSUFFICIENT_DATA", stateReason: "Unchecked: Initial alarm creation" },
      newState: { stateValue: "ALARM", stateReason: "drill", stateReasonData: { why: "drill" } },
    });
    expect(action).toMatchObject({ HistoryItemType: "Action" });
    expect(JSON.parse(action?.HistoryData ?? "")).toMatchObject({ notificationResource: topic });
  });

  test("an action without a destination fails in the history, once and by name", async () => {
    const opsItem = `arn:aws:ssm:${REGION}:${ACCOUNT}:opsitem:1`;
    await put("no-destination", { OKActions: [opsItem] });
    await invoke(caller, "cloudwatch:SetAlarmState", {
      AlarmName: "no-destination",
      StateValue: "OK",
      StateReason: "x",
    });
    const worker = serviceCaller("cloudwatch.amazonaws.com", ACCOUNT, REGION);
    await dispatch(worker, "cloudwatch:DeliverAlarmActions", {});
    await dispatch(worker, "cloudwatch:DeliverAlarmActions", {});
    const actions = (await history("no-destination")).filter(({ HistoryItemType }) => HistoryItemType === "Action");
    expect(actions.map(({ HistorySummary }) => HistorySummary)).toEqual([
      `Failed to execute action ${opsItem}. Received error: "Mirante has no destination for actions of the service ssm."`,
    ]);
    expect(JSON.parse(actions[0]?.HistoryData ?? "")).toMatchObject({
      actionState: "Failed",
      notificationResource: opsItem,
    });
  });

  test("a function is handed to a worker, and the history tells what came of it", async () => {
    const lambda = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:heal`;
    const worker = serviceCaller("cloudwatch.amazonaws.com", ACCOUNT, REGION);
    await put("healed", { OKActions: [lambda] });
    await invoke(caller, "cloudwatch:SetAlarmState", { AlarmName: "healed", StateValue: "OK", StateReason: "x" });
    const { Calls } = await invoke(worker, "cloudwatch:DeliverAlarmActions", {});
    const [call] = Calls.filter(({ Payload }) => Payload.includes('"healed"'));
    expect(call?.FunctionArn).toBe(lambda);
    expect(JSON.parse(call?.Payload ?? "")).toMatchObject({
      source: "aws.cloudwatch",
      alarmArn: `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:healed`,
      accountId: ACCOUNT,
      region: REGION,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+\+0000$/),
      alarmData: { alarmName: "healed", state: { value: "OK", reason: "x" } },
    });
    const told = async () => (await history("healed")).filter(({ HistoryItemType }) => HistoryItemType === "Action");
    const settle = (more: object) =>
      invoke(worker, "cloudwatch:SettleAlarmAction", { ActionId: call?.ActionId ?? "", ...more });
    await settle({ Error: "busy", Temporary: true });
    expect(await told()).toEqual([]);
    await settle({});
    await settle({ Error: "too late" });
    expect((await told()).map(({ HistorySummary }) => HistorySummary)).toEqual([
      `Successfully executed action ${lambda}`,
    ]);
  });

  test("the same state again changes the reason only", async () => {
    await put("again", { AlarmActions: [topic] });
    for (const StateReason of ["one", "two"]) {
      await invoke(caller, "cloudwatch:SetAlarmState", { AlarmName: "again", StateValue: "ALARM", StateReason });
    }
    expect(await described("again")).toMatchObject({ StateReason: "two" });
    expect((await history("again")).filter(({ HistoryItemType }) => HistoryItemType === "StateUpdate")).toHaveLength(1);
  });

  test("refuses an unknown alarm and reason data that is no JSON", async () => {
    const set = { AlarmName: "nobody", StateValue: "OK" as const, StateReason: "x" };
    await expect(invoke(caller, "cloudwatch:SetAlarmState", set)).rejects.toMatchObject({ code: "ResourceNotFound" });
    await put("strict");
    await expect(
      invoke(caller, "cloudwatch:SetAlarmState", { ...set, AlarmName: "strict", StateReasonData: "{" }),
    ).rejects.toMatchObject({ code: "InvalidFormatFault" });
  });
});

describe("actions switched off", () => {
  test("do not run, and the switch is a change of configuration", async () => {
    await put("quiet", { AlarmActions: [topic] });
    await invoke(caller, "cloudwatch:DisableAlarmActions", { AlarmNames: ["quiet", "not-there"] });
    await invoke(caller, "cloudwatch:SetAlarmState", { AlarmName: "quiet", StateValue: "ALARM", StateReason: "x" });
    await dispatch(serviceCaller("cloudwatch", ACCOUNT, REGION), "cloudwatch:DeliverAlarmActions", {});
    expect((await history("quiet")).map(({ HistoryItemType }) => HistoryItemType)).toEqual([
      "StateUpdate",
      "ConfigurationUpdate",
      "ConfigurationUpdate",
    ]);
    await invoke(caller, "cloudwatch:EnableAlarmActions", { AlarmNames: ["quiet"] });
    expect(await described("quiet")).toMatchObject({ ActionsEnabled: true });
  });
});

describe("DeleteAlarms", () => {
  test("deletes all or none, and the history stays", async () => {
    await put("doomed", { Tags: [{ Key: "team", Value: "a" }] });
    await expect(invoke(caller, "cloudwatch:DeleteAlarms", { AlarmNames: ["doomed", "ghost"] })).rejects.toMatchObject({
      code: "ResourceNotFound",
    });
    expect(await described("doomed")).toBeDefined();
    await invoke(caller, "cloudwatch:DeleteAlarms", { AlarmNames: ["doomed"] });
    expect(await described("doomed")).toBeUndefined();
    expect((await history("doomed")).map(({ HistorySummary }) => HistorySummary)).toEqual([
      'Alarm "doomed" deleted',
      'Alarm "doomed" created',
    ]);
    await put("doomed");
    const { Tags } = await invoke(caller, "cloudwatch:ListTagsForResource", { ResourceARN: arnOf("doomed") });
    expect(Tags).toEqual([]);
  });
});

describe("DescribeAlarmHistory", () => {
  test("filters by type and time, goes both ways and pages through items of one moment", async () => {
    await put("told");
    for (const StateValue of ["OK", "ALARM", "OK"] as const) {
      await invoke(caller, "cloudwatch:SetAlarmState", { AlarmName: "told", StateValue, StateReason: "x" });
    }
    const seen: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = await invoke(caller, "cloudwatch:DescribeAlarmHistory", {
        AlarmName: "told",
        ScanBy: "TimestampAscending",
        MaxRecords: 1,
        NextToken,
      });
      seen.push(...(page.AlarmHistoryItems ?? []).map(({ HistorySummary }) => HistorySummary));
      NextToken = page.NextToken;
    } while (NextToken);
    expect(seen).toEqual([
      'Alarm "told" created',
      "Alarm updated from INSUFFICIENT_DATA to OK",
      "Alarm updated from OK to ALARM",
      "Alarm updated from ALARM to OK",
    ]);
    const asked = async (question: object) =>
      (await invoke(caller, "cloudwatch:DescribeAlarmHistory", { AlarmName: "told", ...question })).AlarmHistoryItems;
    expect(await asked({ HistoryItemType: "ConfigurationUpdate" })).toHaveLength(1);
    expect(await asked({ StartDate: new Date(now + 1) })).toEqual([]);
    expect(await asked({ EndDate: new Date(now) })).toHaveLength(4);
    expect(await asked({ AlarmTypes: ["CompositeAlarm"] })).toEqual([]);
    await expect(asked({ StartDate: new Date(now), EndDate: new Date(now - 1) })).rejects.toMatchObject({
      code: "ValidationException",
    });
  });
});

describe("tags", () => {
  test("are given at creation only, then put and taken away", async () => {
    const list = async () =>
      (await invoke(caller, "cloudwatch:ListTagsForResource", { ResourceARN: arnOf("tagged") })).Tags;
    await put("tagged", { Tags: [{ Key: "team", Value: "a" }] });
    await put("tagged", { Tags: [{ Key: "late", Value: "x" }] });
    expect(await list()).toEqual([{ Key: "team", Value: "a" }]);
    const Tags = [
      { Key: "team", Value: "b" },
      { Key: "stage", Value: "" },
    ];
    await invoke(caller, "cloudwatch:TagResource", { ResourceARN: arnOf("tagged"), Tags });
    expect(await list()).toEqual(Tags.toReversed());
    await invoke(caller, "cloudwatch:UntagResource", { ResourceARN: arnOf("tagged"), TagKeys: ["team", "none"] });
    expect(await list()).toEqual([{ Key: "stage", Value: "" }]);
  });

  test("refuse a resource that is not there, is none of CloudWatch's, or has fifty", async () => {
    const list = (ResourceARN: string) => invoke(caller, "cloudwatch:ListTagsForResource", { ResourceARN });
    await expect(list(arnOf("ghost"))).rejects.toMatchObject({ code: "ResourceNotFoundException" });
    await expect(list("arn:aws:s3:::bucket")).rejects.toMatchObject({ code: "InvalidParameterValueException" });
    const Tags = Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: "v" }));
    await expect(put("many", { Tags })).rejects.toMatchObject({ code: "InvalidParameterValueException" });
  });
});

test("accounts and Regions do not see each other's alarms", async () => {
  await put("mine");
  for (const other of [
    { ...caller, region: "eu-west-1" },
    rootCaller("400000000002", REGION, { sourceIPAddress: "203.0.113.9", userAgent: "test" }),
  ]) {
    expect((await invoke(other, "cloudwatch:DescribeAlarms", {})).MetricAlarms).toEqual([]);
    expect((await invoke(other, "cloudwatch:DescribeAlarmHistory", {})).AlarmHistoryItems).toEqual([]);
  }
});
