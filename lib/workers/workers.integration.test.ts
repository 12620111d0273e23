import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test, vi } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { log } from "@/lib/platform/log";
import { settings } from "@/lib/platform/settings";
import { dispatch, invoke } from "@/lib/services/invoke";
import { alarmActions, alarmEvaluation } from "./alarms";
import { firstStartContent } from "./first-start/first-start";
import { hostCollector } from "./host/collector";
import { maintainAll } from "./partitions";
import { shipLogs } from "./telemetry/log-shipper";
import { publishCalls } from "./telemetry/telemetry";

const REGION = "us-east-1";
const never = new AbortController().signal;
afterAll(closeDatabase);

function root(account: string) {
  return rootCaller(account, REGION, { sourceIPAddress: "203.0.113.9", userAgent: "test" });
}

test("partitions are made for every room, also twice", async () => {
  await maintainAll();
  await maintainAll();
});

test("a process's lines reach its log group, and shipping them is never told", async () => {
  const account = "410000000001";
  const shipper = shipLogs(serviceCaller("mirante.amazonaws.com", account, REGION), "worker");
  log.info({ password: "secret" }, "hello of the shipper's test");
  await shipper.ship();
  log.warn("a second line");
  await shipper.ship();
  await shipper.ship();
  shipper.stop();
  log.info("after the end");
  await shipper.ship();
  const where = { logGroupName: "/mirante/worker" };
  const { events = [] } = await invoke(root(account), "logs:FilterLogEvents", where);
  const lines = events.map(({ message = "" }) => JSON.parse(message) as { msg: string; password?: string });
  expect(lines.map(({ msg }) => msg)).toEqual(["hello of the shipper's test", "a second line"]);
  expect(lines[0]?.password).toBe("[Redacted]");
});

test("lines wait while they cannot be shipped, and a deleted group is made again", async () => {
  const account = "410000000002";
  const caller = serviceCaller("mirante.amazonaws.com", account, REGION);
  const shipper = shipLogs(caller, "api");
  const group = { logGroupName: "/mirante/api" };
  log.info("first");
  await shipper.ship();
  await invoke(root(account), "logs:DeleteLogGroup", group);
  log.info("second");
  await expect(shipper.ship()).rejects.toMatchObject({ code: "ResourceNotFoundException" });
  await shipper.ship();
  shipper.stop();
  const { events = [] } = await invoke(root(account), "logs:FilterLogEvents", group);
  expect(events.map(({ message = "" }) => JSON.parse(message).msg)).toContain("second");
});

test("calls become metrics, and steps of our own do not", async () => {
  const account = "410000000003";
  const caller = serviceCaller("mirante.amazonaws.com", account, REGION);
  await publishCalls(serviceCaller("mirante.amazonaws.com", "410000000009", REGION));
  for (let call = 0; call < 3; call += 1) await invoke(root(account), "cloudwatch:DescribeAlarms", {});
  await expect(invoke(root(account), "cloudwatch:DeleteAlarms", { AlarmNames: ["none"] })).rejects.toThrow();
  await dispatch(caller, "cloudwatch:ListDueAlarmScopes", {});
  await publishCalls(caller);
  const sum = async (MetricName: string, Operation: string) => {
    const { Datapoints = [] } = await invoke(root(account), "cloudwatch:GetMetricStatistics", {
      Namespace: "Mirante",
      MetricName,
      Dimensions: [
        { Name: "Service", Value: "cloudwatch" },
        { Name: "Operation", Value: Operation },
      ],
      StartTime: new Date(Date.now() - 300_000),
      EndTime: new Date(Date.now() + 60_000),
      Period: 300,
      Statistics: ["Sum", "SampleCount"],
    });
    return Datapoints[0];
  };
  expect(await sum("CallCount", "DescribeAlarms")).toMatchObject({ Sum: 3 });
  expect(await sum("Latency", "DescribeAlarms")).toMatchObject({ SampleCount: 3 });
  expect(await sum("ErrorCount", "DeleteAlarms")).toMatchObject({ Sum: 1 });
  expect(await sum("CallCount", "ListDueAlarmScopes")).toBeUndefined();
});

test("the host's first point is there after two looks", async () => {
  const { accountId, region } = settings();
  const collector = hostCollector();
  expect(await collector.run(never)).toEqual({ afterMillis: 2_000 });
  await sleep(50);
  expect(await collector.run(never)).toBe("rest");
  const caller = rootCaller(accountId, region, { sourceIPAddress: "203.0.113.9", userAgent: "test" });
  const { Metrics = [] } = await invoke(caller, "cloudwatch:ListMetrics", { Namespace: "CWAgent" });
  expect(Metrics.map(({ MetricName }) => MetricName)).toEqual(expect.arrayContaining(["cpu_usage_active", "mem_used"]));
});

test("the first content is given once, also when two workers come at the same moment, and what is deleted stays so", async () => {
  const { accountId, region } = settings();
  const caller = rootCaller(accountId, region, { sourceIPAddress: "203.0.113.9", userAgent: "test" });
  const step = () => firstStartContent().run(never);
  expect(await Promise.all([step(), step()])).toEqual(["done", "done"]);
  const alarms = async () => (await invoke(caller, "cloudwatch:DescribeAlarms", {})).MetricAlarms ?? [];
  expect((await alarms()).map(({ AlarmName }) => AlarmName)).toEqual(["Mirante-HighCPU"]);
  const dashboard = { DashboardName: "CloudWatch-Default" };
  expect(await dispatch(caller, "cloudwatch:GetDashboard", dashboard)).toMatchObject(dashboard);
  await invoke(caller, "cloudwatch:DeleteAlarms", { AlarmNames: ["Mirante-HighCPU"] });
  await dispatch(caller, "cloudwatch:DeleteDashboards", { DashboardNames: ["CloudWatch-Default"] });
  expect(await step()).toBe("done");
  expect(await alarms()).toEqual([]);
});

test("the alarm worker evaluates and acts in every account and Region", async () => {
  const caller = { ...root("410000000004"), region: "sa-east-1" };
  const lambda = "arn:aws:lambda:sa-east-1:410000000004:function:heal";
  const error = vi.spyOn(log, "error");
  await invoke(caller, "cloudwatch:PutMetricAlarm", {
    AlarmName: "silent",
    MetricName: "Heartbeat",
    Namespace: "Shop",
    Statistic: "Sum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: "LessThanThreshold",
    TreatMissingData: "breaching",
    AlarmActions: [lambda],
  });
  for (const step of [alarmEvaluation(), alarmActions(), alarmEvaluation(), alarmActions()]) {
    expect(await step.run(never)).toBe("rest");
  }
  const { AlarmHistoryItems = [] } = await invoke(caller, "cloudwatch:DescribeAlarmHistory", {});
  expect(AlarmHistoryItems.map(({ HistoryItemType }) => HistoryItemType)).toEqual([
    "Action",
    "StateUpdate",
    "ConfigurationUpdate",
  ]);
  expect(error).not.toHaveBeenCalled();
  error.mockRestore();
});
