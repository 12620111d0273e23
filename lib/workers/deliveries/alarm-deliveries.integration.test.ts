import { expect, test } from "vitest";
import { eventually } from "@/e2e/eventually";
import { serviceCaller } from "@/lib/platform/caller";
import { invoke } from "@/lib/services/invoke";
import { alarmActions } from "../alarms";
import { ACCOUNT, chosen, confirmed, messages, receiver, root, topic, withDeliveries } from "./deliveries.fixture";

withDeliveries();

test("an alarm's change of state reaches the topic's endpoints, and the alarm's history tells", async () => {
  const TopicArn = await topic("alarming");
  await confirmed(TopicArn);
  await invoke(root, "cloudwatch:PutMetricAlarm", {
    AlarmName: "cpu",
    Namespace: "App",
    MetricName: "Load",
    Statistic: "Average",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 50,
    ComparisonOperator: "GreaterThanThreshold",
    AlarmActions: [TopicArn],
  });
  await invoke(root, "cloudwatch:SetAlarmState", { AlarmName: "cpu", StateValue: "ALARM", StateReason: "a test" });
  await invoke(serviceCaller("cloudwatch.amazonaws.com", ACCOUNT, "us-east-1"), "cloudwatch:DeliverAlarmActions", {});
  const { Subject, Message } = await eventually(() => messages()[0]);
  expect(Subject).toBe('ALARM: "cpu" in US East (N. Virginia)');
  expect(JSON.parse(Message ?? "")).toMatchObject({
    AlarmName: "cpu",
    NewStateValue: "ALARM",
    NewStateReason: "a test",
    AlarmActions: [TopicArn],
  });
  const { AlarmHistoryItems = [] } = await invoke(root, "cloudwatch:DescribeAlarmHistory", {
    AlarmName: "cpu",
    HistoryItemType: "Action",
  });
  expect(AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary)).toEqual([
    `Successfully executed action ${TopicArn}`,
  ]);
});

test("an alarm invokes a function, and the alarm's history tells what came of it", async () => {
  chosen.lambdaEndpoint = receiver.url;
  receiver.answer = ({ path }) => ({ status: path.includes("/functions/heal/") ? 202 : 404, body: "no such function" });
  const lambdas = ["heal", "gone"].map((name) => `arn:aws:lambda:us-east-1:${ACCOUNT}:function:${name}`);
  await invoke(root, "cloudwatch:PutMetricAlarm", {
    AlarmName: "heals",
    Namespace: "App",
    MetricName: "Load",
    Statistic: "Average",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 50,
    ComparisonOperator: "GreaterThanThreshold",
    AlarmActions: lambdas,
  });
  await invoke(root, "cloudwatch:SetAlarmState", { AlarmName: "heals", StateValue: "ALARM", StateReason: "a test" });
  await alarmActions().run(new AbortController().signal);
  expect(messages()).toHaveLength(2);
  expect(messages()[0]).toMatchObject({ source: "aws.cloudwatch", alarmData: { alarmName: "heals" } });
  const { AlarmHistoryItems = [] } = await invoke(root, "cloudwatch:DescribeAlarmHistory", {
    AlarmName: "heals",
    HistoryItemType: "Action",
  });
  expect(AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary).sort()).toEqual([
    `Failed to execute action ${lambdas[1]}. Received error: "no such function"`,
    `Successfully executed action ${lambdas[0]}`,
  ]);
});
