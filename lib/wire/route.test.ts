import { describe, expect, test } from "vitest";
import { rpcV2Cbor } from "./protocols/cbor";
import { json10, json11, restJson } from "./protocols/json";
import type { Protocol } from "./protocols/protocol";
import { awsQuery } from "./protocols/query";
import { requestOf } from "./request.fixture";
import { readHead, routeOf } from "./route";

type Given = Parameters<typeof requestOf>[0];

function route(given: Given, signingName?: string) {
  const request = requestOf(given);
  const head = readHead(request);
  const call = routeOf(request, head, Buffer.from(given.body ?? ""), signingName);
  return { protocol: head.protocol, action: `${call.service}:${call.operation}` };
}

const target = (name: string, type = "application/x-amz-json-1.1"): Given => ({
  headers: [
    ["X-Amz-Target", name],
    ["Content-Type", type],
  ],
});

describe("what real clients send", () => {
  test.each<[what: string, given: Given, protocol: Protocol, action: string]>([
    ["JSON 1.1", target("Logs_20140328.PutLogEvents"), json11, "logs:PutLogEvents"],
    [
      "JSON 1.0",
      target("GraniteServiceVersion20100801.ListMetrics", "application/x-amz-json-1.0"),
      json10,
      "cloudwatch:ListMetrics",
    ],
    ["EventBridge", target("AWSEvents.PutRule"), json11, "events:PutRule"],
    ["CloudTrail of the JS SDK", target("CloudTrail_20131101.CreateTrail"), json11, "cloudtrail:CreateTrail"],
    [
      "CloudTrail of botocore",
      target("com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.CreateTrail"),
      json11,
      "cloudtrail:CreateTrail",
    ],
    [
      "CBOR",
      { url: "/service/GraniteServiceVersion20100801/operation/PutMetricData" },
      rpcV2Cbor,
      "cloudwatch:PutMetricData",
    ],
    ["REST", { url: "/PutAuditEvents?channelArn=a" }, restJson, "cloudtrail-data:PutAuditEvents"],
    ["a form", { body: "Action=ListMetrics&Version=2010-08-01" }, awsQuery, "cloudwatch:ListMetrics"],
    ["a form that begins otherwise", { body: "Version=2010-05-08&Action=ListUsers" }, awsQuery, "iam:ListUsers"],
    ["a query string", { method: "GET", url: "/?Action=AssumeRole&Version=2011-06-15" }, awsQuery, "sts:AssumeRole"],
    ["an action alone", { body: "Action=GetCallerIdentity" }, awsQuery, "sts:GetCallerIdentity"],
  ])("%s", (_, given, protocol, action) => {
    expect(route(given)).toEqual({ protocol, action });
  });

  test("a form without a version goes to the service it is signed for", () => {
    expect(route({ body: "Action=TagResource&ResourceArn=a" }, "sns").action).toBe("sns:TagResource");
    expect(route({ body: "Action=TagResource&ResourceArn=a" }, "monitoring").action).toBe("cloudwatch:TagResource");
  });
});

describe("what has no answer", () => {
  test.each<[what: string, given: Given, signingName: string | undefined, code: string, message: string]>([
    [
      "another service's target",
      target("DynamoDB_20120810.ListTables"),
      "dynamodb",
      "NotImplemented",
      "The service DynamoDB_20120810 is not part of Mirante: it has no operation ListTables.",
    ],
    [
      "another service's form",
      { body: "Action=DescribeRegions&Version=2016-11-15" },
      "ec2",
      "NotImplemented",
      "The service ec2 is not part of Mirante: it has no operation DescribeRegions.",
    ],
    [
      "an operation AWS lacks",
      target("Logs_20140328.MakeTea"),
      "logs",
      "UnknownOperation",
      "The operation MakeTea does not exist.",
    ],
    [
      "a target without an operation",
      target("Logs_20140328"),
      "logs",
      "NotImplemented",
      "The service of this request is not",
    ],
    ["an operation named as a prototype's", target("Logs_20140328.toString"), "logs", "UnknownOperation", "toString"],
    [
      "an action AWS lacks",
      { body: "Action=MakeTea&Version=2010-05-08" },
      "iam",
      "UnknownOperation",
      "Could not find operation MakeTea for version 2010-05-08",
    ],
    [
      "another version",
      { body: "Action=ListUsers&Version=2009-01-01" },
      "iam",
      "InvalidAction",
      "Could not find operation ListUsers for version 2009-01-01",
    ],
    [
      "an action of several services",
      { body: "Action=TagResource" },
      undefined,
      "NotImplemented",
      "has no operation TagResource",
    ],
    [
      "a feature of S3 that Mirante lacks",
      { method: "GET", url: "/bucket?versioning" },
      undefined,
      "NotImplemented",
      "Mirante keeps plain objects only.",
    ],
    [
      "no action",
      { method: "GET", url: "/" },
      undefined,
      "MissingAction",
      "The request must contain the parameter Action.",
    ],
    [
      "a target that is fetched",
      { ...target("Logs_20140328.PutLogEvents"), method: "GET" },
      "logs",
      "MissingAction",
      "Action",
    ],
  ])("%s", (_, given, signingName, code, message) => {
    expect(() => route(given, signingName)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});
