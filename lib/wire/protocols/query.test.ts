import { describe, expect, test } from "vitest";
import type { Service } from "@/lib/aws-models/model";
import { requestOf } from "../request.fixture";
import { awsQuery } from "./query";

function decode(service: Service, operation: string, form: string): object {
  return awsQuery.decode({ service, operation }, Buffer.from(form), requestOf({}));
}

function refusal(service: Service, operation: string, form: string): unknown {
  try {
    return decode(service, operation, form);
  } catch (error) {
    return error;
  }
}

describe("reading a form", () => {
  test("a space is + or %20, and members that AWS lacks are ignored", () => {
    expect(
      decode("iam", "CreateUser", "Action=CreateUser&Version=2010-05-08&UserName=a+b%20c&Unknown.member.1=d"),
    ).toEqual({
      UserName: "a b c",
    });
  });

  test("lists go by their numbers, whatever their order and gaps", () => {
    const form = "Tags.member.10.Key=c&Tags.member.10.Value=3&Tags.member.2.Key=b&Tags.member.2.Value=2&UserName=u";
    expect(decode("iam", "TagUser", form)).toEqual({
      UserName: "u",
      Tags: [
        { Key: "b", Value: "2" },
        { Key: "c", Value: "3" },
      ],
    });
  });

  test("an empty value is an empty list", () => {
    expect(decode("iam", "TagUser", "Tags=&UserName=")).toEqual({ Tags: [], UserName: "" });
  });

  test("maps take the names that SNS gives their parts", () => {
    const form =
      "MessageAttributes.entry.1.Name=kind&MessageAttributes.entry.1.Value.DataType=String&MessageAttributes.entry.1.Value.StringValue=x";
    expect(decode("sns", "Publish", form)).toEqual({
      MessageAttributes: { kind: { DataType: "String", StringValue: "x" } },
    });
    expect(decode("sns", "CreateTopic", "Attributes.entry.1.key=__proto__&Attributes.entry.1.value=v")).toEqual({
      Attributes: Object.fromEntries([["__proto__", "v"]]),
    });
  });

  test("a request may be all in its query string", () => {
    const read = awsQuery.decode(
      { service: "sts", operation: "AssumeRole" },
      Buffer.alloc(0),
      requestOf({ method: "GET", url: "/?Action=AssumeRole&RoleArn=arn%3Aaws" }),
    );
    expect(read).toEqual({ RoleArn: "arn:aws" });
  });

  test("numbers, truth and times are read", () => {
    const form = "AlarmName=a&Threshold=-1.5e3&Period=60&ActionsEnabled=True";
    expect(decode("cloudwatch", "PutMetricAlarm", form)).toEqual({
      AlarmName: "a",
      Threshold: -1500,
      Period: 60,
      ActionsEnabled: true,
    });
    const times = "StartTime=2026-11-22T10%3A00%3A00%2B01%3A00&EndTime=2026-11-22T09:30:00.250Z";
    expect(decode("cloudwatch", "GetMetricStatistics", times)).toEqual({
      StartTime: new Date("2026-11-22T09:00:00Z"),
      EndTime: new Date("2026-11-22T09:30:00.250Z"),
    });
  });
});

describe("what is malformed", () => {
  test.each<[form: string, message: string]>([
    ["Period=sixty", "sixty is not a whole number"],
    ["Period=1.5", "1.5 is not a whole number"],
    ["Threshold=0x10", "0x10 is not a number"],
    ["Threshold=", " is not a number"],
    ["ActionsEnabled=yes", "yes is not true or false"],
    ["AlarmName.member.1=a", "Unexpected complex element termination"],
    ["AlarmActions=a", "Unexpected complex element termination"],
    ["AlarmActions.member.one=a", "Key is not numeric: one"],
    ["AlarmActions=a&AlarmActions.member.1=b", "The parameter AlarmActions.member.1 is both a value and a structure."],
    ["AlarmActions.member.1=b&AlarmActions=a", "The parameter AlarmActions is both a value and a structure."],
    ["AlarmName=%ff", "A parameter of the request is not percent-encoded UTF-8."],
  ])("%s", (form, message) => {
    expect(refusal("cloudwatch", "PutMetricAlarm", form)).toMatchObject({ code: "SerializationException", message });
  });

  test.each(["1732269600", "2026-11-22", "yesterday"])("the time %s", (time) => {
    const refused = refusal("cloudwatch", "GetMetricStatistics", `StartTime=${time}`);
    expect(refused).toMatchObject({ code: "SerializationException", message: "timestamp must follow ISO8601" });
  });

  test.each([
    ["too many fields", "a=b&".repeat(100_001)],
    ["names made of dots", `${"a.".repeat(260_000)}=`],
  ])("%s", (_, form) => {
    const message = "The request has too many parameters.";
    expect(refusal("cloudwatch", "PutMetricData", form)).toMatchObject({ code: "SerializationException", message });
  });
});

describe("writing XML", () => {
  test("the result is wrapped, lists have members, times have no needless fraction", () => {
    const output = { Datapoints: [{ Timestamp: new Date("2026-11-22T09:00:00Z"), Average: 1.5 }], Label: "a & b" };
    expect(awsQuery.encode({ service: "cloudwatch", operation: "GetMetricStatistics" }, output, "an-id").body).toBe(
      '<GetMetricStatisticsResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/"><GetMetricStatisticsResult>' +
        "<Label>a &amp; b</Label><Datapoints><member><Timestamp>2026-11-22T09:00:00Z</Timestamp><Average>1.5</Average></member>" +
        "</Datapoints></GetMetricStatisticsResult><ResponseMetadata><RequestId>an-id</RequestId></ResponseMetadata>" +
        "</GetMetricStatisticsResponse>",
    );
  });

  test("an operation without output has its metadata alone", () => {
    expect(awsQuery.encode({ service: "cloudwatch", operation: "PutMetricData" }, undefined, "an-id").body).toBe(
      '<PutMetricDataResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">' +
        "<ResponseMetadata><RequestId>an-id</RequestId></ResponseMetadata></PutMetricDataResponse>",
    );
  });
});
