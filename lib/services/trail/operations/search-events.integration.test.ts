import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { closeDatabase, database } from "@/lib/platform/database";
import { invoke } from "../../invoke";
import type { EventCondition, TrailEvent } from "../model/event";
import type { EventFilter } from "../model/search";
import { insertTrailEvent } from "../store";

const ACCOUNT = "100000000052";
const REGION = "sa-east-1";
const root = rootCaller(ACCOUNT, REGION, { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const start = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - 7_200_000);
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const span = { StartTime: start, EndTime: at(60) };
const SESSION = { userIdentity: { sessionContext: { attributes: { creationDate: "2026-11-27T08:00:00Z" } } } };
const alarm = (name: string) => ({ arn: `arn:aws:cloudwatch:${name}`, type: "AWS::CloudWatch::Alarm", name });

async function happened(
  id: number,
  minutes: number,
  eventName: string,
  more: Partial<TrailEvent> & { request?: object },
) {
  const { request, ...members } = more;
  await insertTrailEvent(database(), {
    accountId: ACCOUNT,
    region: REGION,
    eventTime: at(minutes),
    eventId: idOf(id),
    category: "Management",
    eventSource: "monitoring.amazonaws.com",
    eventName,
    readOnly: false,
    userName: "ana",
    principalArn: `arn:aws:iam::${ACCOUNT}:user/ana`,
    accessKeyId: "AKIAANA",
    sourceIp: "203.0.113.9",
    errorCode: undefined,
    requestId: `request-${id}`,
    resources: [],
    record: JSON.stringify({ eventName, requestParameters: request ?? null, ...SESSION }),
    ...members,
  });
}

const idOf = (id: number) => `00000000-0000-4000-a000-${String(id).padStart(12, "0")}`;

beforeAll(async () => {
  const cpu = [alarm("cpu-high")];
  await happened(1, 1, "PutMetricAlarm", { resources: cpu, request: { alarmName: "cpu-high", threshold: 80 } });
  await happened(2, 2, "PutMetricAlarm", { resources: [alarm("disk")], request: { alarmName: "disk", threshold: 1 } });
  await happened(3, 3, "PutMetricAlarm", {
    resources: cpu,
    errorCode: "AccessDenied",
    userName: "beto",
    principalArn: "b",
    accessKeyId: "AKIAB",
    request: { alarmName: "cpu-high", threshold: 5 },
  });
  await happened(4, 4, "PutMetricAlarm", { resources: cpu, request: { alarmName: "cpu-high", threshold: 90 } });
  await happened(5, 31, "DescribeAlarms", { readOnly: true, requestId: "request-4" });
  await happened(6, 32, "CreateTable", {
    region: "us-east-1",
    eventSource: "glue.amazonaws.com",
    errorCode: "EntityNotFoundException",
  });
});
afterAll(closeDatabase);

const found = async (filter: EventFilter) => {
  const { Events } = await invoke(root, "cloudtrail:SearchEvents", { ...span, ...filter });
  return Events.map(({ eventId }) => Number(eventId.slice(-12)));
};
const where = (...filters: [EventCondition["field"], EventCondition["operator"], string][]) => ({
  Conditions: filters.map(([field, operator, value]) => ({ field, operator, value })),
});

describe("SearchEvents", () => {
  test.each<[string, EventFilter, number[]]>([
    ["begins with", where(["resourceName", "^", "CPU"]), [4, 3, 1]],
    ["begins not with", where(["eventName", "!^", "Put"]), [6, 5]],
    ["no resource of that name", where(["resourceName", "!=", "cpu-high"]), [6, 5, 2]],
    ["all of several", where(["resourceName", "=", "cpu-high"], ["userName", "=", "ana"]), [4, 1]],
    ["any of several", { ...where(["userName", "=", "beto"], ["region", "=", "us-east-1"]), MatchAny: true }, [6, 3]],
    ["any of nothing", { MatchAny: true }, [6, 5, 4, 3, 2, 1]],
    ["a request", where(["requestId", "=", "request-4"]), [5, 4]],
    ["one Region", { Region: REGION, ...where(["eventSource", ":", "GLUE"]) }, []],
    ["failed", { Outcome: "failed" }, [6, 3]],
    ["denied", { Outcome: "denied" }, [3]],
    ["succeeded, with a text", { Outcome: "succeeded", Texts: ['"threshold":90'] }, [4]],
    ["a text whose signs are literal", { Texts: ["%"] }, []],
  ])("%s", async (_, filter, ids) => {
    expect(await found(filter)).toEqual(ids);
  });

  test.each<[string, object]>([
    ["an attribute that events lack", { Conditions: [{ field: "record", operator: "=", value: "x" }] }],
    ["an operator that is none", { Conditions: [{ field: "eventName", operator: "~", value: "x" }] }],
    ["a value that is no text", { Conditions: [{ field: "eventName", operator: "=", value: 1 }] }],
    ["a list that is none", { Texts: "x" }],
    ["a time that is none", { StartTime: "yesterday" }],
    ["an outcome that is none", { Outcome: "good" }],
    ["too many conditions", { Texts: Array.from({ length: 41 }, () => "x") }],
  ])("%s is refused", async (_, input) => {
    await expect(invoke(root, "cloudtrail:SearchEvents", input as EventFilter)).rejects.toMatchObject({
      code: "ValidationException",
    });
  });
});

describe("sign-ins that failed, which AWS gives no error code", () => {
  const other = rootCaller("100000000054", REGION, { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
  const signIn = (id: number, answer: string) =>
    happened(id, id, "ConsoleLogin", {
      accountId: "100000000054",
      eventSource: "signin.amazonaws.com",
      record: JSON.stringify({ eventName: "ConsoleLogin", responseElements: { ConsoleLogin: answer } }),
    });
  beforeAll(async () => {
    await signIn(51, "Failure");
    await signIn(52, "Success");
  });

  test.each([
    ["failed", [51]],
    ["denied", [51]],
    ["succeeded", [52]],
  ] as const)("%s", async (Outcome, ids) => {
    const { Events } = await invoke(other, "cloudtrail:SearchEvents", { ...span, Region: REGION, Outcome });
    expect(Events.map(({ eventId }) => eventId)).toEqual(ids.map(idOf));
  });

  test("are counted among errors, and not among error codes", async () => {
    const summary = await invoke(other, "cloudtrail:SummarizeEvents", { ...span, PeriodSeconds: 3600 });
    expect(summary).toMatchObject({
      Density: [
        { Value: "failed", Count: 1 },
        { Value: "write", Count: 1 },
      ],
      Denied: [{ eventId: idOf(51) }],
      ErrorsByUser: [{ Value: "ana", Count: 1 }],
      ErrorCodes: [],
    });
  });
});

describe("CountEvents", () => {
  test("counts over time, by kind", async () => {
    const asked = { ...span, PeriodSeconds: 1800, GroupBy: "kind" } as const;
    const { Counts } = await invoke(root, "cloudtrail:CountEvents", asked);
    expect(Counts).toEqual([
      { Time: at(0), Value: "failed", Count: 1 },
      { Time: at(0), Value: "write", Count: 3 },
      { Time: at(30), Value: "failed", Count: 1 },
      { Time: at(30), Value: "read", Count: 1 },
    ]);
  });

  test("counts by periods of the clock, the first of them from where it is asked", async () => {
    const asked = { ...span, StartTime: at(-10), PeriodSeconds: 1800 };
    const { Counts } = await invoke(root, "cloudtrail:CountEvents", asked);
    expect(Counts).toEqual([
      { Time: at(0), Count: 4 },
      { Time: at(30), Count: 2 },
    ]);
  });

  test("counts by user, the most first, no more than asked for", async () => {
    const { Counts } = await invoke(root, "cloudtrail:CountEvents", { ...span, GroupBy: "userName", MaxResults: 1 });
    expect(Counts).toEqual([{ Value: "ana", Count: 5 }]);
  });

  test("counts without a group", async () => {
    expect(await invoke(root, "cloudtrail:CountEvents", span)).toEqual({ Counts: [{ Count: 6 }] });
  });

  test("refuses what would be too much", async () => {
    const wrong = { ...span, PeriodSeconds: 1 };
    await expect(invoke(root, "cloudtrail:CountEvents", wrong)).rejects.toMatchObject({ code: "ValidationException" });
  });
});

test("SummarizeEvents tells it all at a glance", async () => {
  const summary = await invoke(root, "cloudtrail:SummarizeEvents", { ...span, PeriodSeconds: 3600 });
  expect(summary).toMatchObject({
    Density: [
      { Time: at(0), Value: "failed", Count: 2 },
      { Time: at(0), Value: "read", Count: 1 },
      { Time: at(0), Value: "write", Count: 3 },
    ],
    Callers: [
      { Value: "ana", Count: 5 },
      { Value: "beto", Count: 1 },
    ],
    ErrorCodes: [{ Count: 1 }, { Count: 1 }],
    Denied: [{ eventId: idOf(3) }],
  });
  expect(summary.Recent.map(({ eventId }) => eventId)).toEqual([6, 4, 3, 2, 1].map(idOf));
  expect(summary.ErrorsByUser.map(({ Value }) => Value)).toEqual(["ana", "beto"]);
});

describe("DescribeEvent", () => {
  test("finds the write before on the same resource, past what failed and what was done to others", async () => {
    const { Previous, Partial } = await invoke(root, "cloudtrail:DescribeEvent", { EventId: idOf(4) });
    expect([Previous?.eventId, Partial]).toEqual([idOf(1), false]);
  });

  test("a first write has none before it", async () => {
    const { Previous } = await invoke(root, "cloudtrail:DescribeEvent", { EventId: idOf(2) });
    expect(Previous).toBeUndefined();
  });

  test("tells events of the same request, session, key and resource", async () => {
    const { Related } = await invoke(root, "cloudtrail:DescribeEvent", { EventId: idOf(4) });
    const ids = Related.map(({ Relation, Events }) => [
      Relation,
      Events.map(({ eventId }) => Number(eventId.slice(-12))),
    ]);
    expect(ids).toEqual([
      ["request", [5]],
      ["session", [6, 5, 2, 1]],
      ["accessKey", [6, 5, 2, 1]],
      ["resource", [3, 1]],
    ]);
  });

  test("what was deleted since is not how it was", async () => {
    const disk = [alarm("disk")];
    const put = { resources: disk, request: { alarmName: "disk", threshold: 2 } };
    await happened(11, 70, "DeleteAlarms", { resources: disk, request: { alarmNames: ["disk"] } });
    await happened(12, 71, "PutMetricAlarm", put);
    await happened(13, 72, "PutMetricAlarm", put);
    const previous = async (id: number) =>
      (await invoke(root, "cloudtrail:DescribeEvent", { EventId: idOf(id) })).Previous?.eventId;
    expect([await previous(12), await previous(13)]).toEqual([undefined, idOf(12)]);
  });

  test.each(["nothing", idOf(99), "1 OR 1=1"])("there is no event %s", async (EventId) => {
    const asked = invoke(root, "cloudtrail:DescribeEvent", { EventId });
    await expect(asked).rejects.toMatchObject({ code: "EventNotFoundException" });
  });
});

describe("saved searches", () => {
  const keeper = serviceCaller("signin.amazonaws.com", ACCOUNT, REGION);
  const rootArn = `arn:aws:iam::${ACCOUNT}:root`;
  const names = async (Principal: string) => {
    const { Searches } = await invoke(keeper, "cloudtrail:ListSavedSearches", { Principal });
    return Searches.map(({ name, search }) => `${name}: ${search}`);
  };

  test("are kept for one person, replaced by name, and forgotten", async () => {
    await invoke(root, "cloudtrail:PutSavedSearch", { Name: "denials", Search: "outcome=failed" });
    await invoke(root, "cloudtrail:PutSavedSearch", { Name: "denials", Search: "outcome=denied" });
    expect(await names(rootArn)).toEqual(["denials: outcome=denied"]);
    expect(await names("beto")).toEqual([]);
    await invoke(root, "cloudtrail:DeleteSavedSearch", { Name: "denials" });
    expect(await names(rootArn)).toEqual([]);
  });

  test("stand in the event history under who kept them", async () => {
    const LookupAttributes = [{ AttributeKey: "EventName" as const, AttributeValue: "PutSavedSearch" }];
    const { Events = [] } = await invoke(root, "cloudtrail:LookupEvents", { LookupAttributes });
    expect(JSON.parse(Events[0]?.CloudTrailEvent ?? "")).toMatchObject({
      userIdentity: { arn: rootArn },
      requestParameters: { name: "denials", search: "outcome=denied" },
      readOnly: false,
    });
  });

  test("have a name, are not endless, and are not for callers from outside", async () => {
    const keep = (Name: string, Search: string) => invoke(root, "cloudtrail:PutSavedSearch", { Name, Search });
    await expect(keep(" ", "x")).rejects.toMatchObject({ code: "ValidationException" });
    await expect(keep("x", "x".repeat(8001))).rejects.toMatchObject({ code: "ValidationException" });
    const outside = invoke(root, "cloudtrail:ListSavedSearches", { Principal: "ana" });
    await expect(outside).rejects.toMatchObject({ code: "AccessDenied" });
  });
});
