import { afterAll, afterEach, expect, test } from "vitest";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { type Caller, rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";
import { MAXIMUM_STARS, type PlaceKind } from "./model/place";

const root = rootCaller("100000000035", "us-east-1", { sourceIPAddress: "203.0.113.31", userAgent: "test/1" });
const keeper = serviceCaller("console.mirante", root.accountId, root.region);
const arnOf = (name: string) => `arn:aws:iam::${root.accountId}:user/${name}`;

/** A user who may do this. */
function user(userName: string, actions = "*", resource = "*"): Caller {
  const Statement = [{ Effect: "Allow", Action: actions, Resource: resource }];
  const policy = compilePolicy(parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement })));
  return {
    ...root,
    identity: {
      type: "IAMUser",
      accountId: root.accountId,
      arn: arnOf(userName),
      userName,
      userId: `AIDA${userName.toUpperCase()}`,
    },
    policies: { identity: [{ name: "allowed", policy }] },
  };
}
const dashboard = (caller: Caller, DashboardName: string, IsStarred = true) =>
  invoke(caller, "cloudwatch:SetDashboardStar", { DashboardName, IsStarred });
const alarm = (caller: Caller, AlarmName: string) =>
  invoke(caller, "cloudwatch:SetAlarmStar", { AlarmName, IsStarred: true });
const logGroup = (caller: Caller, LogGroupName: string) =>
  invoke(caller, "cloudwatch:SetLogGroupStar", { LogGroupName, IsStarred: true });
const placesOf = (name: string) => invoke(keeper, "cloudwatch:ListPlaces", { PrincipalArn: arnOf(name) });
const starred = async (name: string) =>
  (await placesOf(name)).starred.map(({ kind, region, name: of }) => [kind, region, of].join(" "));
const visit = (name: string, Kind: PlaceKind, Name: string, caller = keeper) =>
  invoke(caller, "cloudwatch:NoteVisit", { PrincipalArn: arnOf(name), Kind, Name });
const putAlarm = (caller: Caller, AlarmName: string) =>
  invoke(caller, "cloudwatch:PutMetricAlarm", {
    AlarmName,
    Namespace: "Shop",
    MetricName: "Latency",
    Statistic: "Average",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: "GreaterThanThreshold",
  });

afterEach(() => setClock());
afterAll(closeDatabase);

test("stars are a person's own, of every kind, and those of alarms and log groups belong to a Region", async () => {
  const ana = user("ana");
  await dashboard(ana, "shop");
  await dashboard(ana, "shop");
  await alarm(ana, "slow: 50% & more");
  await logGroup({ ...ana, region: "sa-east-1" }, "/aws/lambda/pay");
  expect(await starred("ana")).toEqual([
    "alarm us-east-1 slow: 50% & more",
    "dashboard  shop",
    "logGroup sa-east-1 /aws/lambda/pay",
  ]);
  expect(await starred("beto")).toEqual([]);
  await dashboard({ ...ana, region: "eu-west-1" }, "shop", false);
  expect(await starred("ana")).toHaveLength(2);
});

test("a star goes with what it was put on, for everybody", async () => {
  const name = "gone";
  const cleo = user("cleo");
  const elsewhere = { ...cleo, region: "eu-west-1" };
  await invoke(root, "cloudwatch:PutDashboard", { DashboardName: name, DashboardBody: '{"widgets":[]}' });
  await putAlarm(root, name);
  await putAlarm({ ...root, region: "eu-west-1" }, name);
  await invoke(root, "logs:CreateLogGroup", { logGroupName: name });
  await dashboard(cleo, name);
  await alarm(cleo, name);
  await alarm(elsewhere, name);
  await logGroup(cleo, name);
  await visit("cleo", "alarm", name);
  await invoke(root, "cloudwatch:DeleteDashboards", { DashboardNames: [name] });
  await invoke(root, "cloudwatch:DeleteAlarms", { AlarmNames: [name] });
  await invoke(root, "logs:DeleteLogGroup", { logGroupName: name });
  expect(await placesOf("cleo")).toEqual({ starred: [{ kind: "alarm", region: "eu-west-1", name }], visited: [] });
});

test("a star needs the right to look at what it is put on, and is recorded", async () => {
  const group = `arn:aws:logs:us-east-1:${root.accountId}:log-group`;
  const reader = user("reader", "logs:DescribeLogGroups", `${group}:mine`);
  await logGroup(reader, "mine");
  const refused = [() => logGroup(reader, "theirs"), () => alarm(reader, "mine"), () => dashboard(reader, "mine")];
  for (const star of refused) {
    await expect(star()).rejects.toMatchObject({ code: "AccessDenied" });
  }
  expect(await starred("reader")).toEqual(["logGroup us-east-1 mine"]);
  const { Events = [] } = await invoke(root, "cloudtrail:LookupEvents", {
    LookupAttributes: [{ AttributeKey: "EventName", AttributeValue: "SetLogGroupStar" }],
  });
  const records = Events.map(({ CloudTrailEvent = "" }) => JSON.parse(CloudTrailEvent));
  expect(records.find(({ requestParameters }) => requestParameters?.logGroupName === "mine")).toMatchObject({
    eventSource: "monitoring.amazonaws.com",
    requestParameters: { logGroupName: "mine", isStarred: true },
  });
});

test("a name that nothing can have is refused, and so is a star too many", async () => {
  const dora = user("dora");
  for (const name of ["", "x".repeat(513), "a\0b", 7 as unknown as string]) {
    await expect(dashboard(dora, name)).rejects.toMatchObject({ code: "InvalidParameterValueException" });
  }
  for (let count = 0; count < MAXIMUM_STARS; count += 1) await dashboard(dora, `d${count}`);
  await expect(dashboard(dora, "one-more")).rejects.toMatchObject({ code: "LimitExceededException" });
  await dashboard(dora, "d0", false);
  await dashboard(dora, "one-more");
  expect(await starred("dora")).toHaveLength(MAXIMUM_STARS);
});

test("visits are the latest first, once each, fifty at most, and in no record", async () => {
  let minute = 0;
  setClock(() => Date.UTC(2026, 10, 27, 10, minute));
  for (const name of ["a", "b", "a"]) {
    minute += 1;
    await visit("eva", "dashboard", name, { ...keeper, region: minute === 1 ? "eu-west-1" : "us-east-1" });
  }
  const named = async () => (await placesOf("eva")).visited.map(({ name }) => name);
  expect(await named()).toEqual(["a", "b"]);
  for (let count = 0; count < 60; count += 1) {
    minute += 1;
    await visit("eva", "logGroup", `group ${count}`);
  }
  expect(await named()).toHaveLength(50);
  expect((await named())[0]).toBe("group 59");
  await Promise.all(Array.from({ length: 20 }, (_, index) => visit("eva", "alarm", `alarm ${index % 4}`)));
  expect(new Set(await named()).size).toBe(50);
  await expect(visit("eva", "alarm", "x", user("mallory"))).rejects.toMatchObject({ name: "AwsError" });
  setClock();
  const { Events = [] } = await invoke(root, "cloudtrail:LookupEvents", {
    LookupAttributes: [{ AttributeKey: "EventName", AttributeValue: "NoteVisit" }],
  });
  expect(Events.filter(({ Username }) => Username !== "mallory")).toEqual([]);
});
