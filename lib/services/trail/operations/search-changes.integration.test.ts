import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase, database } from "@/lib/platform/database";
import { dispatch, invoke } from "../../invoke";
import { insertTrailEvent } from "../store";

const ACCOUNT = "100000000042";
const root = rootCaller(ACCOUNT, "sa-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const broke = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 600_000);
const minutesBefore = (minutes: number) => new Date(broke.getTime() - minutes * 60_000);
const story = {
  StartTime: minutesBefore(180),
  EndTime: minutesBefore(-1),
  Around: broke,
  Period: 60,
  About: { Namespace: "Glue", MetricName: "Failures", Dimensions: [{ Name: "JobName", Value: "load-orders" }] },
};

let count = 0;
async function happened(minutes: number, userName: string, service: string, eventName: string, more: object = {}) {
  count += 1;
  await insertTrailEvent(database(), {
    accountId: ACCOUNT,
    region: "sa-east-1",
    eventTime: minutesBefore(minutes),
    eventId: `00000000-0000-4000-9000-${String(count).padStart(12, "0")}`,
    category: "Management",
    eventSource: `${service}.amazonaws.com`,
    eventName,
    readOnly: false,
    userName,
    principalArn: undefined,
    accessKeyId: undefined,
    sourceIp: undefined,
    errorCode: undefined,
    resources: [],
    record: JSON.stringify({ requestParameters: null }),
    ...more,
  });
}

beforeAll(async () => {
  await happened(3, "ana", "glue", "UpdateTable", {
    record: JSON.stringify({ requestParameters: { databaseName: "sales", tableInput: { name: "orders" } } }),
  });
  await happened(1, "beto", "logs", "CreateLogGroup");
  await happened(2, "beto", "iam", "CreateUser", { region: "us-east-1" });
  await happened(2, "elsewhere", "glue", "UpdateTable", { region: "us-east-1" });
  await happened(2, "reader", "glue", "GetTable", { readOnly: true });
  await happened(2, "another", "glue", "UpdateTable", { accountId: "100000000043" });
  await happened(2, "onlooker", "monitoring", "SetAlarmStar");
  await happened(400, "earlier", "glue", "UpdateTable");
});
afterAll(closeDatabase);

test("ana's UpdateTable on orders comes first for the job load-orders that fails three minutes later", async () => {
  const { Changes, More } = await invoke(root, "cloudtrail:SearchChanges", story);
  expect(Changes[0]).toMatchObject({
    userName: "ana",
    eventName: "UpdateTable",
    Target: "orders",
    Kind: "change",
    Reasons: [
      { kind: "sameService", service: "glue" },
      { kind: "sameWord", word: "orders" },
      { kind: "minutesBefore", minutes: 3 },
    ],
  });
  expect(More).toBe(false);
});

test("changes of this Region and of global services alone, of this account, within the stretch", async () => {
  const { Changes } = await invoke(root, "cloudtrail:SearchChanges", story);
  expect(Changes.map(({ userName, eventName }) => `${userName} ${eventName}`).sort()).toEqual([
    "ana UpdateTable",
    "beto CreateLogGroup",
    "beto CreateUser",
  ]);
});

test("a change of the resource itself is found behind more noise than is looked at", async () => {
  await happened(120, "carla", "glue", "UpdateJob", {
    resources: [{ arn: "arn:aws:glue:sa-east-1:1:job/load-orders", type: "AWS::Glue::Job", name: "load-orders" }],
  });
  for (let index = 0; index < 510; index += 1) await happened(1, "noise", "s3", "CreateBucket");
  const { Changes, More } = await invoke(root, "cloudtrail:SearchChanges", { ...story, MaxResults: 5 });
  expect(Changes[0]).toMatchObject({ userName: "carla", eventName: "UpdateJob" });
  expect(Changes).toHaveLength(5);
  expect(More).toBe(true);
});

test("without a break the newest comes first: what graphs are marked with", async () => {
  const { Changes } = await invoke(root, "cloudtrail:SearchChanges", {
    StartTime: story.StartTime,
    EndTime: story.EndTime,
    MaxResults: 3,
  });
  expect(Changes.map(({ userName }) => userName)).toEqual(["noise", "noise", "noise"]);
});

test.each([
  [{}, "InvalidTimeRangeException"],
  [{ StartTime: "yesterday", EndTime: new Date() }, "InvalidTimeRangeException"],
  [{ StartTime: new Date(2), EndTime: new Date(1) }, "InvalidTimeRangeException"],
  [{ ...story, MaxResults: 501 }, "InvalidMaxResultsException"],
  [{ ...story, MaxResults: "many" }, "InvalidMaxResultsException"],
])("%j is refused with %s", async (input, code) => {
  await expect(dispatch(root, "cloudtrail:SearchChanges", input)).rejects.toMatchObject({ code });
});

test("a subject of the wrong form is about nothing, and does no harm", async () => {
  const About = { Namespace: 7, Dimensions: [null, { Value: {} }], Words: "orders", Arns: [["x"]] };
  const answer = await dispatch(root, "cloudtrail:SearchChanges", { ...story, About, Around: "noon", Period: "x" });
  expect(answer).toMatchObject({ More: true });
});

test("it needs the right to look events up, and is recorded as that", async () => {
  const arn = `arn:aws:iam::${ACCOUNT}:user/dora`;
  const dora: Caller = {
    ...root,
    identity: { type: "IAMUser", accountId: ACCOUNT, arn, userName: "dora", userId: "AIDADORA" },
  };
  await expect(invoke(dora, "cloudtrail:SearchChanges", story)).rejects.toMatchObject({
    code: "AccessDenied",
    message: expect.stringContaining("cloudtrail:LookupEvents"),
  });
  const { Events } = await invoke(root, "cloudtrail:SearchEvents", {
    Conditions: [{ field: "userName", operator: "=", value: "dora" }],
  });
  expect(Events[0]).toMatchObject({ eventName: "LookupEvents", readOnly: true, errorCode: "AccessDenied" });
});
