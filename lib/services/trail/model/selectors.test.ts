import type { AdvancedFieldSelector, EventSelector } from "@aws-sdk/client-cloudtrail";
import { describe, expect, test } from "vitest";
import { compileSelection, type Selection } from "./log-file";
import { selectableEventOf } from "./selectable-event";
import { compileSelectors, dataServices } from "./selectors";

const event = (more: object = {}) =>
  selectableEventOf(
    JSON.stringify({
      eventCategory: "Management",
      eventName: "CreateUser",
      eventSource: "iam.amazonaws.com",
      eventType: "AwsApiCall",
      readOnly: false,
      userIdentity: { arn: "arn:aws:iam::1:user/ana" },
      ...more,
    }),
  );
const object = (arn: string, more: object = {}) =>
  event({
    eventCategory: "Data",
    eventName: "PutObject",
    eventSource: "s3.amazonaws.com",
    resources: [
      { type: "AWS::S3::Object", ARN: arn },
      { type: "AWS::S3::Bucket", ARN: arn.split("/")[0] },
    ],
    ...more,
  });

describe("basic selectors", () => {
  const selects = (selector: EventSelector, one = event()) =>
    compileSelectors({ kind: "basic", selectors: [selector] })(one);

  test.each<[selector: EventSelector, readOnly: boolean, expected: boolean]>([
    [{}, true, true],
    [{}, false, true],
    [{ ReadWriteType: "ReadOnly" }, true, true],
    [{ ReadWriteType: "ReadOnly" }, false, false],
    [{ ReadWriteType: "WriteOnly" }, true, false],
    [{ ReadWriteType: "WriteOnly" }, false, true],
    [{ IncludeManagementEvents: false }, false, false],
    [{ ExcludeManagementEventSources: ["iam.amazonaws.com"] }, false, false],
    [{ ExcludeManagementEventSources: ["kms.amazonaws.com"] }, false, true],
  ])("%j of a management event that is readOnly=%s: %s", (selector, readOnly, expected) => {
    expect(selects(selector, event({ readOnly }))).toBe(expected);
  });

  test.each([
    ["arn:aws:s3", "arn:aws:s3:::any/key", true],
    ["arn:aws:s3:::", "arn:aws:s3:::any/key", true],
    ["arn:aws:s3:::mine/", "arn:aws:s3:::mine/key", true],
    ["arn:aws:s3:::mine/a", "arn:aws:s3:::mine/abc", true],
    ["arn:aws:s3:::mine/", "arn:aws:s3:::mine-too/key", false],
    ["arn:aws:s3:::mine/b", "arn:aws:s3:::mine/abc", false],
  ])("%s of %s: %s", (value, arn, expected) => {
    const DataResources = [{ Type: "AWS::S3::Object", Values: [value] }];
    expect(selects({ IncludeManagementEvents: false, DataResources }, object(arn))).toBe(expected);
  });

  test("a function is named whole, unless all are meant", () => {
    const arn = "arn:aws:lambda:us-east-1:1:function:a";
    const invoked = (ARN: string) =>
      event({ eventCategory: "Data", resources: [{ type: "AWS::Lambda::Function", ARN }] });
    const of = (value: string) => ({ DataResources: [{ Type: "AWS::Lambda::Function", Values: [value] }] });
    expect(selects(of(arn), invoked(arn))).toBe(true);
    expect(selects(of(arn), invoked(`${arn}b`))).toBe(false);
    expect(selects(of("arn:aws:lambda"), invoked(arn))).toBe(true);
  });

  test("without any, all management events and no data events are wanted", () => {
    const byDefault = compileSelectors({ kind: "default" });
    expect([byDefault(event()), byDefault(event({ readOnly: true })), byDefault(object("arn:aws:s3:::a/b"))]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("advanced selectors", () => {
  const selects = (fields: AdvancedFieldSelector[], one = event()) =>
    compileSelectors({ kind: "advanced", selectors: [{ FieldSelectors: fields }] })(one);
  const MANAGEMENT = { Field: "eventCategory", Equals: ["Management"] };

  test.each<[field: AdvancedFieldSelector, expected: boolean]>([
    [{ Field: "eventName", Equals: ["A", "CreateUser"] }, true],
    [{ Field: "eventName", Equals: ["A"] }, false],
    [{ Field: "eventName", StartsWith: ["Create"] }, true],
    [{ Field: "eventName", StartsWith: ["Delete"] }, false],
    [{ Field: "eventName", EndsWith: ["User"] }, true],
    [{ Field: "eventName", NotEquals: ["CreateUser", "A"] }, false],
    [{ Field: "eventName", NotEquals: ["A"] }, true],
    [{ Field: "eventName", NotStartsWith: ["Create"] }, false],
    [{ Field: "eventName", NotEndsWith: ["Role"] }, true],
    [{ Field: "eventName", StartsWith: ["Create"], NotEndsWith: ["User"] }, false],
    [{ Field: "readOnly", Equals: ["false"] }, true],
    [{ Field: "eventSource", NotEquals: ["kms.amazonaws.com"] }, true],
    [{ Field: "eventType", Equals: ["AwsApiCall"] }, true],
    [{ Field: "userIdentity.arn", EndsWith: ["user/ana"] }, true],
    [{ Field: "sessionCredentialFromConsole", Equals: ["true"] }, false],
    [{ Field: "errorCode", Equals: ["AccessDenied"] }, false],
  ])("%j: %s", (field, expected) => {
    expect(selects([MANAGEMENT, field])).toBe(expected);
  });

  test("type and ARN must be of one and the same resource", () => {
    const of = (type: string, arn: string) => [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: [type] },
      { Field: "resources.ARN", Equals: [arn] },
    ];
    const one = object("arn:aws:s3:::a/b");
    expect(selects(of("AWS::S3::Object", "arn:aws:s3:::a/b"), one)).toBe(true);
    expect(selects(of("AWS::S3::Object", "arn:aws:s3:::a"), one)).toBe(false);
    expect(selects(of("AWS::S3::Bucket", "arn:aws:s3:::a"), one)).toBe(true);
  });

  test("a log stream counts as its group, a call about metrics as a metric", () => {
    const stream = "arn:aws:logs:us-east-1:1:log-group:/a:log-stream:b:c";
    const logged = event({ eventCategory: "Data", resources: [{ type: "AWS::Logs::LogStream", ARN: stream }] });
    const of = (type: string, more: AdvancedFieldSelector[] = []) => [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: [type] },
      ...more,
    ];
    const group = [{ Field: "resources.ARN", Equals: ["arn:aws:logs:us-east-1:1:log-group:/a:*"] }];
    expect(selects(of("AWS::Logs::LogGroup", group), logged)).toBe(true);
    const measured = event({ eventCategory: "Data", eventSource: "monitoring.amazonaws.com" });
    expect(selects(of("AWS::CloudWatch::Metric"), measured)).toBe(true);
    expect(selects(of("AWS::CloudWatch::Metric"), logged)).toBe(false);
  });

  test("the services they ask data events of", () => {
    const types = ["AWS::S3::Object", "AWS::CloudWatch::Metric"];
    const selectors = types.map((type) => ({ FieldSelectors: [{ Field: "resources.type", Equals: [type] }] }));
    expect(dataServices({ kind: "advanced", selectors })).toEqual(["s3", "cloudwatch"]);
    expect(dataServices({ kind: "default" })).toEqual([]);
  });
});

describe("a selection", () => {
  const all: Selection = {
    selectors: {
      kind: "basic",
      selectors: [{ DataResources: [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3"] }] }],
    },
    includesGlobal: true,
    logsRecursively: true,
    hasInsights: false,
  };
  const ours = { userIdentity: { type: "AWSService", invokedBy: "cloudtrail.amazonaws.com" } };

  test("leaves out global services and Insights where they are not asked for", () => {
    expect(compileSelection(all)(event())).toBe(true);
    expect(compileSelection({ ...all, includesGlobal: false })(event())).toBe(false);
    const insight = event({ eventCategory: "Insight" });
    expect(compileSelection(all)(insight)).toBe(false);
    expect(compileSelection({ ...all, hasInsights: true })(insight)).toBe(true);
  });

  test("holds what the trail itself writes only where it logs recursively, and never what it writes to log groups", () => {
    const own = object("arn:aws:s3:::a/b", ours);
    expect(compileSelection(all)(own)).toBe(true);
    expect(compileSelection({ ...all, logsRecursively: false })(own)).toBe(false);
    const FieldSelectors = [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: ["AWS::Logs::LogGroup"] },
    ];
    const logs: Selection = { ...all, selectors: { kind: "advanced", selectors: [{ FieldSelectors }] } };
    const resources = [{ type: "AWS::Logs::LogGroup", ARN: "arn:aws:logs:us-east-1:1:log-group:/a:*" }];
    const put = { eventCategory: "Data", eventSource: "logs.amazonaws.com", eventName: "PutLogEvents", resources };
    expect(compileSelection(logs)(event(put))).toBe(true);
    expect(compileSelection(logs)(event({ ...put, ...ours }))).toBe(false);
  });
});
