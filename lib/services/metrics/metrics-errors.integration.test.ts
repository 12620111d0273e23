import { afterAll, expect, test } from "vitest";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { dispatch } from "../invoke";

const origin = { sourceIPAddress: "203.0.113.21", userAgent: "test/1" };
const root = rootCaller("100000000022", "us-east-1", origin);
const HOUR = 3_600_000;
const StartTime = new Date(Date.now() - HOUR);
const EndTime = new Date();

afterAll(closeDatabase);

const fails = (
  name: string,
  input: object,
  error: { code: string; message?: string | RegExp },
  caller: Caller = root,
) =>
  expect(dispatch(caller, `cloudwatch:${name}`, input)).rejects.toMatchObject({
    code: error.code,
    ...(error.message
      ? { message: typeof error.message === "string" ? error.message : expect.stringMatching(error.message) }
      : {}),
  });
const put = (...MetricData: object[]) => ({ Namespace: "Wrong", MetricData });
const statistics = (more: object) => ({
  Namespace: "N",
  MetricName: "M",
  StartTime,
  EndTime,
  Period: 60,
  Statistics: ["Sum"],
  ...more,
});
const data = (query: object, more: object = {}) => ({
  MetricDataQueries: [{ Id: "m1", ...query }],
  StartTime,
  EndTime,
  ...more,
});
const stat = (more: object = {}) => ({
  MetricStat: { Metric: { Namespace: "N", MetricName: "M" }, Period: 60, Stat: "Sum", ...more },
});

test("PutMetricData: MissingRequiredParameterException", async () => {
  await fails("PutMetricData", put(), {
    code: "MissingRequiredParameterException",
    message: "The parameter MetricData is required.",
  });
  await fails("PutMetricData", put({ Value: 1 }), {
    code: "MissingRequiredParameterException",
    message: "The parameter MetricData.member.1.MetricName is required.",
  });
});

test("PutMetricData: InvalidParameterValueException, every fault a line", () =>
  fails(
    "PutMetricData",
    put(
      { MetricName: "M", Value: 1, Timestamp: new Date(Date.now() - 15 * 24 * HOUR) },
      { MetricName: "M", Value: Number.NaN },
      { MetricName: "M", Value: 1, Timestamp: new Date(Date.now() + 3 * HOUR) },
    ),
    {
      code: "InvalidParameterValueException",
      message:
        "The parameter MetricData.member.1.Timestamp must specify a time within the past two weeks.\n" +
        "The value NaN for parameter MetricData.member.2.Value is invalid.\n" +
        "The parameter MetricData.member.3.Timestamp must specify a time no more than two hours in the future.",
    },
  ));

test("PutMetricData: InvalidParameterCombinationException", () =>
  fails("PutMetricData", put({ MetricName: "M", Value: 1.5, Values: [1, 10] }), {
    code: "InvalidParameterCombinationException",
    message:
      "The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually exclusive and you have specified both.",
  }));

test("GetMetricStatistics: MissingRequiredParameterException is the model's", () =>
  fails("GetMetricStatistics", { ...statistics({}), Namespace: undefined }, { code: "ValidationException" }));

test("GetMetricStatistics: InvalidParameterValueException", async () => {
  await fails("GetMetricStatistics", statistics({ Period: 45 }), { code: "InvalidParameterValueException" });
  await fails("GetMetricStatistics", statistics({ StartTime: EndTime, EndTime: StartTime }), {
    code: "InvalidParameterValueException",
    message: "The parameter StartTime must be less than the parameter EndTime.",
  });
  await fails("GetMetricStatistics", statistics({ Statistics: undefined, ExtendedStatistics: ["p101"] }), {
    code: "InvalidParameterValueException",
    message: /p101/,
  });
});

test("GetMetricStatistics: InvalidParameterCombinationException", async () => {
  await fails("GetMetricStatistics", statistics({ Statistics: undefined }), {
    code: "InvalidParameterCombinationException",
    message: "At least one of the parameters Statistics and ExtendedStatistics must be specified.",
  });
  await fails("GetMetricStatistics", statistics({ ExtendedStatistics: ["p90"] }), {
    code: "InvalidParameterCombinationException",
  });
  await fails("GetMetricStatistics", statistics({ StartTime: new Date(EndTime.getTime() - 26.8 * HOUR) }), {
    code: "InvalidParameterCombinationException",
    message:
      "You have requested up to 1,608 datapoints, which exceeds the limit of 1,440. " +
      "You may reduce the datapoints requested by increasing Period, or decreasing the time range.",
  });
});

test("GetMetricData: InvalidNextToken", () =>
  fails("GetMetricData", data(stat(), { NextToken: "forged" }), { code: "InvalidNextToken" }));

test("GetMetricData: ValidationException", async () => {
  const wrong = (query: object, message: string, more: object = {}) =>
    fails("GetMetricData", data(query, more), { code: "ValidationException", message });
  await wrong(
    { ...stat(), Id: "M1" },
    "The value M1 for parameter MetricDataQueries.member.1.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.",
  );
  await wrong({}, "The parameter MetricDataQueries.member.1.MetricStat is required.");
  await wrong({ Expression: "m2 * 2" }, "Error in expression 'm1': Undefined id: m2");
  await wrong(
    stat({ Stat: "Median" }),
    "The value Median for parameter MetricDataQueries.member.1.MetricStat.Stat is not a valid statistic.",
  );
  await wrong(stat(), "The parameter StartTime must be less than the parameter EndTime.", { EndTime: StartTime });
  await wrong(
    stat({ Metric: { MetricName: "M" } }),
    "The parameter MetricDataQueries.member.1.MetricStat.Metric.Namespace is required.",
  );
  await fails(
    "GetMetricData",
    { MetricDataQueries: Array(501).fill({ Id: "m", ...stat() }), StartTime, EndTime },
    {
      code: "ValidationException",
      message: "The collection MetricDataQueries must not have a size greater than 500.",
    },
  );
  await fails(
    "GetMetricData",
    { MetricDataQueries: [1, 2].map(() => ({ Id: "m", ...stat() })), StartTime, EndTime },
    { code: "ValidationException", message: "The values for parameter id in MetricDataQueries are not unique." },
  );
});

test("GetMetricData: another account's metrics are forbidden", async () => {
  const answer = await dispatch(root, "cloudwatch:GetMetricData", data({ ...stat(), AccountId: "999999999999" }));
  expect(answer).toMatchObject({ MetricDataResults: [{ Id: "m1", StatusCode: "Forbidden", Values: [] }] });
});

test("ListMetrics: InvalidParameterValueException", async () => {
  await fails("ListMetrics", { NextToken: "forged" }, { code: "InvalidParameterValueException" });
  await fails("ListMetrics", { Namespace: "a\0b" }, { code: "InvalidParameterValueException" });
  await fails("ListMetrics", { RecentlyActive: "PT4H" }, { code: "ValidationException" });
});

const eva = {
  type: "IAMUser",
  accountId: root.accountId,
  arn: "arn:aws:iam::100000000022:user/eva",
  userName: "eva",
  userId: "AIDAEVA",
} as const;

test("who has no policy is denied by name", () =>
  fails(
    "ListMetrics",
    {},
    {
      code: "AccessDenied",
      message: /arn:aws:iam::100000000022:user\/eva is not authorized to perform: cloudwatch:ListMetrics/,
    },
    { ...root, identity: eva },
  ));

test("a policy can let somebody write into one namespace", async () => {
  const statement = {
    Effect: "Allow",
    Action: "cloudwatch:PutMetricData",
    Resource: "*",
    Condition: { StringEquals: { "cloudwatch:namespace": "Mine" } },
  };
  const document = parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement: [statement] }));
  const identity = [{ name: "mine", policy: compilePolicy(document) }];
  const caller: Caller = { ...root, identity: eva, policies: { identity } };
  const MetricData = [{ MetricName: "M", Value: 1 }];
  await expect(dispatch(caller, "cloudwatch:PutMetricData", { Namespace: "Mine", MetricData })).resolves.toEqual({});
  await fails("PutMetricData", { Namespace: "Yours", MetricData }, { code: "AccessDenied" }, caller);
});

test("a policy can keep somebody to rules over some log groups", async () => {
  const statement = {
    Effect: "Allow",
    Action: "cloudwatch:PutInsightRule",
    Resource: "*",
    Condition: { "ForAllValues:StringLike": { "cloudwatch:requestInsightRuleLogGroups": ["/mine", "/ours/*"] } },
  };
  const document = parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement: [statement] }));
  const identity = [{ name: "mine", policy: compilePolicy(document) }];
  const caller: Caller = { ...root, identity: eva, policies: { identity } };
  const over = (LogGroupNames: string[]) => ({
    RuleName: "r",
    RuleDefinition: JSON.stringify({
      Schema: { Name: "CloudWatchLogRule", Version: 1 },
      LogGroupNames,
      LogFormat: "JSON",
      AggregateOn: "Count",
      Contribution: { Keys: ["$.ip"] },
    }),
  });
  await expect(dispatch(caller, "cloudwatch:PutInsightRule", over(["/mine", "/ours/a"]))).resolves.toEqual({});
  await fails("PutInsightRule", over(["/mine", "/theirs"]), { code: "AccessDenied" }, caller);
  await fails("PutInsightRule", over(["*"]), { code: "AccessDenied" }, caller);
});
