import { expect, test } from "vitest";
import { describeViolations, violationsOf, WrongType } from "./validate";
import { validationError } from "./validation-error";

const alarm = { AlarmName: "a", EvaluationPeriods: 1, ComparisonOperator: "GreaterThanThreshold" };

test("a sound input has no violation", () => {
  expect(violationsOf("cloudwatch", "PutMetricAlarm", alarm)).toEqual([]);
});

test.each([
  [
    { ...alarm, AlarmName: undefined },
    "Value null at 'alarmName' failed to satisfy constraint: Member must not be null",
  ],
  [
    { ...alarm, AlarmName: "" },
    "Value '' at 'alarmName' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    { ...alarm, AlarmName: "x".repeat(256) },
    `Value '${"x".repeat(256)}' at 'alarmName' failed to satisfy constraint: Member must have length less than or equal to 255`,
  ],
  [
    { ...alarm, EvaluationPeriods: 0 },
    "Value '0' at 'evaluationPeriods' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
  [
    { ...alarm, Statistic: "Mean" },
    "Value 'Mean' at 'statistic' failed to satisfy constraint: Member must satisfy enum value set: [SampleCount, Average, Sum, Minimum, Maximum]",
  ],
  [
    { ...alarm, Dimensions: [{ Name: "A", Value: "b" }, { Name: "C" }] },
    "Value null at 'dimensions.2.member.value' failed to satisfy constraint: Member must not be null",
  ],
])("%# is told as AWS tells it", (input, sentence) => {
  expect(describeViolations(violationsOf("cloudwatch", "PutMetricAlarm", input))).toBe(
    `1 validation error detected: ${sentence}`,
  );
});

test("several violations are one message", () => {
  const found = violationsOf("logs", "CreateLogGroup", { logGroupName: "a b", kmsKeyId: "x".repeat(257) });
  expect(describeViolations(found)).toBe(
    "2 validation errors detected: Value 'a b' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: " +
      `[\\.\\-_/#A-Za-z0-9]+; Value '${"x".repeat(257)}' at 'kmsKeyId' failed to satisfy constraint: Member must have length less than or equal to 256`,
  );
});

test.each([
  ["logs", "CreateLogGroup", { logGroupName: "a b" }, "InvalidParameterException"],
  ["cloudwatch", "PutMetricAlarm", {}, "ValidationException"],
  ["cloudwatch", "PutMetricData", { MetricData: [] }, "MissingRequiredParameterException"],
  ["cloudwatch", "PutMetricData", { Namespace: ":x", MetricData: [] }, "InvalidParameterValueException"],
  ["cloudtrail", "LookupEvents", { MaxResults: 0 }, "InvalidMaxResultsException"],
  ["iam", "CreateUser", { UserName: "a b" }, "ValidationError"],
] as const)("%s:%s %j answers %s", (service, operation, input, code) => {
  expect(validationError(service, operation, violationsOf(service, operation, input)).code).toBe(code);
});

test("CloudWatch's older words name the member as the query protocol does", () => {
  const input = { Namespace: "A", MetricData: [{ MetricName: "ok" }, {}] };
  const error = validationError("cloudwatch", "PutMetricData", violationsOf("cloudwatch", "PutMetricData", input));
  expect(error.message).toBe("The parameter MetricData.member.2.MetricName is required.");
});

test.each([
  [{ AlarmName: 7 }, "alarmName", "string"],
  [{ ...alarm, Dimensions: {} }, "dimensions", "list"],
  [{ ...alarm, Dimensions: ["x"] }, "dimensions.1.member", "structure"],
  [{ ...alarm, Threshold: "1" }, "threshold", "double"],
  [{ ...alarm, Period: 1.5 }, "period", "integer"],
])("a value of another type is told apart from a bad value", (input, path, expected) => {
  expect(() => violationsOf("cloudwatch", "PutMetricAlarm", input)).toThrow(WrongType);
  expect(() => violationsOf("cloudwatch", "PutMetricAlarm", input)).toThrow(
    `The value at ${path} is not a ${expected}.`,
  );
});

test("at most twenty violations are gathered, however long the list", () => {
  const AlarmNames = Array.from({ length: 90 }, () => "");
  expect(violationsOf("cloudwatch", "DescribeAlarms", { AlarmNames })).toHaveLength(20);
});

test("a value that the model calls sensitive is never told, nor what holds one", () => {
  const connection = (auth: object) => ({ Name: "c", AuthorizationType: "BASIC", AuthParameters: auth });
  const told = (auth: object) => describeViolations(violationsOf("events", "CreateConnection", connection(auth)));
  expect(told({ BasicAuthParameters: { Username: "ana", Password: "s3cret:1" } })).toMatch(
    /^1 validation error detected: Value at 'authParameters\.basicAuthParameters\.password' failed to satisfy constraint: /,
  );
  const many = Array.from({ length: 101 }, () => ({ Key: "k", Value: "s3cret", IsValueSecret: true }));
  const inList = told({ InvocationHttpParameters: { HeaderParameters: many } });
  expect(inList).toContain("length less than or equal to 100");
  expect(inList).not.toContain("s3cret");
});
