import { describe, expect, test } from "vitest";
import type { Service } from "@/lib/aws-models/model";
import { requestOf } from "../request.fixture";
import { json10, json11, restJson } from "./json";

function decode(service: Service, operation: string, body: string): object {
  return json11.decode({ service, operation }, Buffer.from(body), requestOf({}));
}

describe("reading JSON", () => {
  test("null members count as absent, members that AWS lacks are ignored, nothing is an empty input", () => {
    expect(decode("logs", "PutRetentionPolicy", '{"logGroupName":"a","retentionInDays":null,"b":{"c":1}}')).toEqual({
      logGroupName: "a",
    });
    expect(decode("logs", "DescribeLogGroups", "")).toEqual({});
  });

  test.each([
    ["1763802000", "2025-11-22T09:00:00.000Z"],
    ["1763802000.25", "2025-11-22T09:00:00.250Z"],
    ['"2025-11-22T09:00:00Z"', "2025-11-22T09:00:00.000Z"],
  ])("the time %s", (time, iso) => {
    expect(decode("cloudtrail", "LookupEvents", `{"StartTime":${time}}`)).toEqual({ StartTime: new Date(iso) });
  });

  test("a map may hold any key, and none reaches a prototype", () => {
    const read = decode("logs", "TagResource", '{"tags":{"__proto__":"a","constructor":"b"}}');
    expect(Object.entries((read as { tags: object }).tags)).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
    ]);
    expect(decode("logs", "TagResource", '{"__proto__":{"resourceArn":"a"}}')).toEqual({});
  });

  test("the query string of a REST operation joins its body", () => {
    const call = { service: "cloudtrail-data", operation: "PutAuditEvents" } as const;
    const body = Buffer.from('{"auditEvents":[{"id":"1","eventData":"{}"}]}');
    expect(restJson.decode(call, body, requestOf({ url: "/?channelArn=arn%3Aaws%3Acloudtrail&other=1" }))).toEqual({
      channelArn: "arn:aws:cloudtrail",
      auditEvents: [{ id: "1", eventData: "{}" }],
    });
  });

  test("what is not finite is spelled out", () => {
    const read = json10.decode(
      { service: "cloudwatch", operation: "PutMetricAlarm" },
      Buffer.from('{"Threshold":"-Infinity"}'),
      requestOf({}),
    );
    expect(read).toEqual({ Threshold: Number.NEGATIVE_INFINITY });
  });
});

describe("what is malformed", () => {
  test.each<[body: string, message: string]>([
    ["{", "The request body is not valid JSON."],
    ["[]", "Unrecognized collection type class java.lang.Structure"],
    ["null", "NULL_VALUE cannot be converted to Structure"],
    ['{"logGroupName":5}', "NUMBER_VALUE cannot be converted to String"],
    ['{"logGroupName":true}', "TRUE_VALUE cannot be converted to String"],
    ['{"logGroupName":{}}', "Start of structure or map found where not expected"],
    ['{"logEvents":"a"}', "STRING_VALUE cannot be converted to List"],
    ['{"logEvents":[null]}', "NULL_VALUE cannot be converted to Structure"],
    ['{"logEvents":[{"timestamp":"now"}]}', "STRING_VALUE cannot be converted to Long"],
    ['{"logEvents":[{"timestamp":1e999}]}', "DECIMAL_VALUE cannot be converted to Long"],
  ])("%s", (body, message) => {
    expect(() => decode("logs", "PutLogEvents", body)).toThrow(
      expect.objectContaining({ code: "SerializationException", message }),
    );
  });

  test("a time outside the range of times", () => {
    expect(() => decode("cloudtrail", "LookupEvents", '{"StartTime":1e30}')).toThrow(
      "NUMBER_VALUE cannot be converted to Date",
    );
  });

  test("JSON of any depth fails or is ignored, and does not break", () => {
    const deep = `{"logGroupName":${"[".repeat(400_000)}${"]".repeat(400_000)}}`;
    expect(() => decode("logs", "PutLogEvents", deep)).toThrow("Unrecognized collection type class java.lang.String");
    expect(decode("logs", "PutLogEvents", deep.replace("logGroupName", "ignored"))).toEqual({});
  });
});

test("an operation without output answers no bytes", () => {
  expect(json11.encode({ service: "logs", operation: "CreateLogGroup" }, {}, "")).toEqual({
    status: 200,
    headers: { "content-type": "application/x-amz-json-1.1" },
    body: "",
  });
});
