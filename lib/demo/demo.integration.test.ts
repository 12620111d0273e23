import { afterAll, beforeAll, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { now } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "@/lib/services/invoke";
import { trailInsights } from "@/lib/workers/trails/insights";
import { yesterdaysIncident } from "./seed/incident";
import { seedDemo } from "./seed/seed";
import { beginStory, catalogState, endStory } from "./story";

process.env.MIRANTE_DEMO = "true";
const ACCOUNT = "210987654321";
const root = rootCaller(ACCOUNT, "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test" });
const incident = yesterdaysIncident(now());

beforeAll(seedDemo, 180_000);
afterAll(closeDatabase);

async function events(eventName: string) {
  const Conditions = [{ field: "eventName" as const, operator: "=" as const, value: eventName }];
  return (await invoke(root, "cloudtrail:SearchEvents", { Conditions, MaxResults: 200 })).Events;
}

test("what people made is recorded in their names and roles, at the time they made it", async () => {
  const [trail] = await events("CreateTrail");
  expect(trail?.userName).toBe("ana");
  expect(JSON.parse(trail?.record ?? "")).toMatchObject({
    userIdentity: { type: "AssumedRole", sessionContext: { sessionIssuer: { userName: "admin" } } },
  });
  const days = (incident.changedAt.getTime() - (trail?.eventTime.getTime() ?? 0)) / 86_400_000;
  expect(days).toBeGreaterThan(7);
  expect((await events("PutMetricFilter"))[0]?.userName).toBe("maria");
  expect((await events("PutDashboard")).map(({ userName }) => userName).sort()).toEqual(["joao", "maria"]);
});

test("yesterday's incident is in the alarm's history at its time, and its first explanation is Maria's UpdateTable", async () => {
  const { AlarmHistoryItems = [] } = await invoke(root, "cloudwatch:DescribeAlarmHistory", {
    AlarmName: "orders-etl-errors",
    HistoryItemType: "StateUpdate",
  });
  expect(AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary)).toEqual([
    "Alarm updated from ALARM to OK",
    "Alarm updated from OK to ALARM",
    "Alarm updated from INSUFFICIENT_DATA to OK",
  ]);
  const alarmed = AlarmHistoryItems[1]?.Timestamp ?? new Date(0);
  expect(alarmed.toISOString()).toContain("T15:41:");
  const broke = new Date(Math.floor(alarmed.getTime() / 60_000) * 60_000 - 60_000);
  const { Changes } = await invoke(root, "cloudtrail:SearchChanges", {
    StartTime: new Date(broke.getTime() - 3 * 3_600_000),
    EndTime: new Date(broke.getTime() + 60_000),
    Around: broke,
    Period: 60,
    About: { Namespace: "Glue/Jobs", MetricName: "OrdersEtlErrors", Words: ["orders-etl-errors"] },
  });
  expect(Changes[0]).toMatchObject({ userName: "maria", eventName: "UpdateTable", Target: "sales/orders" });
  expect(Changes[0]?.Reasons).toEqual([
    { kind: "sameService", service: "glue" },
    { kind: "sameWord", word: "orders" },
    { kind: "minutesBefore", minutes: 2 },
  ]);
});

test("the past holds metrics of AWS's namespaces, log lines in their forms, and nobody was told of yesterday", async () => {
  const { Metrics = [] } = await invoke(root, "cloudwatch:ListMetrics", {});
  expect([...new Set(Metrics.map(({ Namespace }) => Namespace))]).toEqual(
    expect.arrayContaining(["AWS/ApiGateway", "AWS/EC2", "AWS/Lambda", "AWS/S3", "Glue", "Glue/Jobs"]),
  );
  const first = async (logGroupName: string) =>
    (await invoke(root, "logs:FilterLogEvents", { logGroupName, limit: 1 })).events?.[0]?.message ?? "";
  expect(await first("/vpc/flow-logs")).toMatch(/^2 210987654321 eni-\w+( [\d.]+){2}( \d+){7} (ACCEPT|REJECT) OK$/);
  expect(await first("/aws/lambda/checkout")).toMatch(/^START RequestId: [0-9a-f-]{36} Version: \$LATEST$/);
  expect(await first("/aws-glue/jobs/error")).toContain("AnalysisException");
  expect((await invoke(root, "sns:ListDeliveries", {})).Deliveries).toEqual([]);
});

test("Insights tell the three rises of the past", async () => {
  await trailInsights().run(new AbortController().signal);
  const { Insights } = await invoke(root, "cloudtrail:ListInsights", { MaxResults: 500 });
  const names = Insights.map(({ eventName }) => eventName);
  expect(names).toEqual(expect.arrayContaining(["DeleteSnapshot", "StartJobRun", "PutUserPolicy", "AttachRolePolicy"]));
  expect(names).not.toContain("BatchCreatePartition");
});

test("a second start writes nothing twice, and the story begins and ends", async () => {
  await seedDemo();
  expect(await events("CreateTrail")).toHaveLength(1);
  expect(await catalogState()).toMatchObject({ changedBy: "joao", isReadable: true });
  await aSecond();
  await beginStory();
  expect(await catalogState()).toMatchObject({ changedBy: "maria", isReadable: false });
  await aSecond();
  await endStory();
  expect(await catalogState()).toMatchObject({ changedBy: "joao", isReadable: true });
});

/** Records tell the time by the second: of two within one, neither is the later. */
function aSecond(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1_000));
}

test("the demo writes over nobody's account", async () => {
  await invoke(root, "iam:DeleteAccountAlias", { AccountAlias: "acme-shop" });
  await invoke(root, "events:RemoveTargets", { Rule: "orders-etl-failed", Ids: ["incident"] });
  await invoke(root, "events:DeleteRule", { Name: "orders-etl-failed" });
  await expect(seedDemo()).rejects.toThrow(/is in use/);
});
