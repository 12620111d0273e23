import { expect, test } from "vitest";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import { EventFile } from "./event-download";

const event = (eventName: string): FoundEvent => ({
  eventTime: new Date("2026-11-27T10:00:00Z"),
  eventId: "11111111-2222-3333-4444-555555555555",
  region: "us-east-1",
  eventSource: "iam.amazonaws.com",
  eventName,
  readOnly: false,
  userName: "=ana",
  principalArn: undefined,
  accessKeyId: undefined,
  sourceIp: "10.0.0.1",
  errorCode: "AccessDenied",
  requestId: "r-1",
  resources: [
    { arn: "a", type: "AWS::IAM::User", name: "x,y" },
    { arn: "b", type: "AWS::IAM::Role", name: "z" },
  ],
  record: JSON.stringify({ eventName }),
});

test("pages become one JSON document in the form of CloudTrail's log files", () => {
  const file = new EventFile("json");
  file.add([event("CreateUser"), event("CreateRole")]);
  file.add([]);
  file.add([event("DeleteUser")]);
  expect(JSON.parse(file.text())).toEqual({
    Records: [{ eventName: "CreateUser" }, { eventName: "CreateRole" }, { eventName: "DeleteUser" }],
  });
  expect(file.count).toBe(3);
});

test("no event at all is still a document", () => {
  expect(JSON.parse(new EventFile("json").text())).toEqual({ Records: [] });
});

test("CSV has one header, quotes what needs it, and starts no formula", () => {
  const file = new EventFile("csv");
  file.add([event("CreateUser")]);
  file.add([event("DeleteUser")]);
  const [header, first, second, rest] = file.text().split("\r\n");
  expect(header?.startsWith("Event name,Event time,User name")).toBe(true);
  expect(first).toBe(
    `CreateUser,2026-11-27T10:00:00.000Z,'=ana,iam.amazonaws.com,AWS::IAM::User; AWS::IAM::Role,"x,y; z",,10.0.0.1,11111111-2222-3333-4444-555555555555,r-1,false,us-east-1,AccessDenied`,
  );
  expect([second?.startsWith("DeleteUser,"), rest]).toEqual([true, ""]);
});
