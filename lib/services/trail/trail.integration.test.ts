import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, rootCaller, serviceCaller } from "@/lib/platform/caller";
import { closeDatabase, database } from "@/lib/platform/database";
import { dispatch, invoke } from "../invoke";
import { insertTrailEvent } from "./store";

const origin = { sourceIPAddress: "203.0.113.9", userAgent: "test/1" };
const root = rootCaller("100000000001", "us-east-1", origin);
const ana: Caller = {
  ...root,
  identity: {
    type: "IAMUser",
    accountId: "100000000001",
    arn: "arn:aws:iam::100000000001:user/ana",
    userName: "ana",
    userId: "AIDAEXAMPLE",
    accessKeyId: "AKIAANA",
  },
};

beforeAll(async () => {
  // Off the second, as calls are.
  const start = Math.floor((Date.now() - 3_600_000) / 1000) * 1000 + 437;
  for (let index = 0; index < 120; index += 1) {
    await insertTrailEvent(database(), {
      accountId: "100000000001",
      region: index % 2 ? "us-east-1" : "sa-east-1",
      eventTime: new Date(start + index * 1000),
      eventId: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      category: "Management",
      eventSource: index % 3 ? "glue.amazonaws.com" : "logs.amazonaws.com",
      eventName: index % 3 ? "UpdateTable" : "CreateLogGroup",
      readOnly: false,
      userName: index % 5 ? "ana" : "beto",
      principalArn: undefined,
      accessKeyId: `AKIA${index % 5}`,
      sourceIp: "203.0.113.9",
      errorCode: index % 10 ? undefined : "AccessDenied",
      resources: [
        { arn: `arn:aws:glue:us-east-1:1:table/t${index % 4}`, type: "AWS::Glue::Table", name: `t${index % 4}` },
      ],
      record: JSON.stringify({ requestParameters: { note: `100%_${index}` } }),
    });
  }
});
afterAll(closeDatabase);

const window = { StartTime: new Date(Date.now() - 7_200_000), EndTime: new Date(Date.now() - 1_800_000) };

test("pages go on from where they ended, newest first, nothing twice", async () => {
  const seen: string[] = [];
  let token: string | undefined;
  do {
    const answer = await invoke(root, "cloudtrail:LookupEvents", { ...window, MaxResults: 7, NextToken: token });
    seen.push(...(answer.Events ?? []).map((event) => event.EventId ?? ""));
    token = answer.NextToken;
  } while (token);
  expect(seen).toHaveLength(60);
  expect(new Set(seen).size).toBe(60);
  expect(seen).toEqual([...seen].sort().reverse());
});

test.each([
  ["EventName", "CreateLogGroup", 20],
  ["Username", "beto", 12],
  ["EventSource", "glue.amazonaws.com", 40],
  ["ResourceName", "t1", 30],
  ["ResourceType", "AWS::Glue::Table", 60],
  ["ReadOnly", "true", 0],
  ["AccessKeyId", "AKIA1", 12],
  ["EventId", "00000000-0000-4000-8000-000000000001", 1],
] as const)("LookupEvents by %s = %s", async (AttributeKey, AttributeValue, count) => {
  const LookupAttributes = [{ AttributeKey, AttributeValue }];
  const answer = await invoke(root, "cloudtrail:LookupEvents", { ...window, LookupAttributes });
  const rest = answer.NextToken
    ? await invoke(root, "cloudtrail:LookupEvents", { ...window, LookupAttributes, NextToken: answer.NextToken })
    : { Events: [] };
  expect([...(answer.Events ?? []), ...(rest.Events ?? [])]).toHaveLength(count);
});

test("SearchEvents holds several filters and texts at once, in all Regions", async () => {
  const find = async (input: object) =>
    (await invoke(root, "cloudtrail:SearchEvents", { ...window, MaxResults: 200, ...input })).Events.length;
  expect(await find({})).toBe(120);
  expect(await find({ Region: "sa-east-1" })).toBe(60);
  const denied = { field: "errorCode", operator: "=", value: "AccessDenied" };
  expect(await find({ Conditions: [denied, { field: "userName", operator: "=", value: "beto" }] })).toBe(12);
  expect(await find({ Conditions: [{ ...denied, operator: "!=" }] })).toBe(108);
  expect(await find({ Conditions: [{ field: "resourceName", operator: "!=", value: "t1" }] })).toBe(90);
  expect(await find({ Conditions: [{ field: "eventName", operator: ":", value: "table" }] })).toBe(80);
  expect(await find({ Conditions: [{ field: "eventName", operator: "!:", value: "table" }] })).toBe(40);
  // LIKE's own signs are text here: "100%_7" must not match "100%x7".
  expect(await find({ Texts: ['100%_7"'] })).toBe(1);
  expect(await find({ Texts: ["'; DROP TABLE trail_events; --"] })).toBe(0);
});

test.each([
  [
    {
      LookupAttributes: [
        { AttributeKey: "EventName", AttributeValue: "a" },
        { AttributeKey: "EventId", AttributeValue: "b" },
      ],
    },
    "InvalidLookupAttributesException",
  ],
  [{ LookupAttributes: [{ AttributeKey: "ReadOnly", AttributeValue: "maybe" }] }, "InvalidLookupAttributesException"],
  [{ StartTime: new Date(2), EndTime: new Date(1) }, "InvalidTimeRangeException"],
  [{ MaxResults: 51 }, "InvalidMaxResultsException"],
  [{ NextToken: "forged.token" }, "InvalidNextTokenException"],
  [{ EventCategory: "nothing" }, "InvalidEventCategoryException"],
])("LookupEvents %j answers %s", async (input, code) => {
  await expect(dispatch(root, "cloudtrail:LookupEvents", input)).rejects.toMatchObject({ code });
});

test("a token of one question does not open another", async () => {
  const { NextToken } = await invoke(root, "cloudtrail:LookupEvents", { ...window, MaxResults: 1 });
  const LookupAttributes = [{ AttributeKey: "Username" as const, AttributeValue: "ana" }];
  await expect(
    invoke(root, "cloudtrail:LookupEvents", { ...window, LookupAttributes, NextToken }),
  ).rejects.toMatchObject({
    code: "InvalidNextTokenException",
  });
});

test("a token goes with its StartTime, whatever the size of the page", async () => {
  const { NextToken } = await invoke(root, "cloudtrail:LookupEvents", { ...window, MaxResults: 1 });
  const StartTime = new Date(window.StartTime.getTime() + 1000);
  await expect(invoke(root, "cloudtrail:LookupEvents", { ...window, StartTime, NextToken })).rejects.toMatchObject({
    code: "InvalidNextTokenException",
  });
  const { Events } = await invoke(root, "cloudtrail:LookupEvents", { ...window, MaxResults: 50, NextToken });
  expect(Events).toHaveLength(50);
});

test("times are whole seconds, and an event is within the second that it names", async () => {
  const EventId = "00000000-0000-4000-8000-000000000001";
  const LookupAttributes = [{ AttributeKey: "EventId" as const, AttributeValue: EventId }];
  const found = async (times: object) =>
    (await invoke(root, "cloudtrail:LookupEvents", { LookupAttributes, ...times })).Events ?? [];
  const [event] = await found({});
  const time = event?.EventTime ?? new Date(0);
  expect(time.getMilliseconds()).toBe(0);
  expect(await found({ StartTime: time, EndTime: time })).toHaveLength(1);
  expect(await found({ StartTime: new Date(time.getTime() + 1) })).toHaveLength(0);
  expect(await found({ EndTime: new Date(time.getTime() - 1) })).toHaveLength(0);
});

test("who has no right is denied in AWS's words, and the denial is in the history under the name", async () => {
  await expect(invoke(ana, "cloudtrail:LookupEvents", {})).rejects.toMatchObject({
    code: "AccessDenied",
    message:
      "User: arn:aws:iam::100000000001:user/ana is not authorized to perform: cloudtrail:LookupEvents because no identity-based policy allows the cloudtrail:LookupEvents action",
  });
  const { Events } = await invoke(root, "cloudtrail:SearchEvents", {
    StartTime: new Date(Date.now() - 60_000),
    Conditions: [{ field: "userName", operator: "=", value: "ana" }],
  });
  const record = JSON.parse(Events[0]?.record ?? "{}");
  expect(record).toMatchObject({
    eventVersion: "1.11",
    eventName: "LookupEvents",
    errorCode: "AccessDenied",
    readOnly: true,
    userIdentity: { type: "IAMUser", userName: "ana", accessKeyId: "AKIAANA" },
    sourceIPAddress: "203.0.113.9",
    responseElements: null,
  });
});

test("internal operations are for the parts of Mirante only, unknown ones are named", async () => {
  await expect(dispatch(root, "cloudtrail:MaintainTrailPartitions", {})).rejects.toMatchObject({
    code: "AccessDenied",
  });
  await expect(dispatch(root, "cloudtrail:CreateDashboard", {})).rejects.toMatchObject({ code: "NotImplemented" });
});

test("partitions are made around now, once however often they are asked for, and no event is lost by it", async () => {
  const service = serviceCaller("cloudtrail.amazonaws.com", "100000000001", "us-east-1");
  const count = () => database().trailEvent.count({ where: { accountId: "100000000001", sourceIp: "203.0.113.9" } });
  const before = await count();
  await Promise.all([1, 2].map(() => dispatch(service, "cloudtrail:MaintainTrailPartitions", {})));
  expect(await count()).toBe(before);
  const partitions = await database().$queryRaw<
    { n: bigint }[]
  >`SELECT count(*) AS n FROM pg_inherits WHERE inhparent = 'trail_events'::regclass`;
  expect(Number(partitions[0]?.n)).toBeGreaterThan(4);
});

test("a record is never changed nor taken away", async () => {
  await expect(invoke(root, "cloudtrail:LookupEvents", {})).resolves.toBeDefined();
  await expect(database().$executeRaw`UPDATE trail_events SET user_name = 'nobody'`).rejects.toThrow(/append-only/);
  await expect(database().$executeRaw`DELETE FROM trail_events`).rejects.toThrow(/append-only/);
});
