import { describe, expect, test } from "vitest";
import { serviceCaller } from "@/lib/platform/caller";
import { dispatch, invoke } from "../invoke";
import { ACCOUNT, caller, described, history, put, REGION, topic, withAlarms } from "./alarms.fixture";

withAlarms();

describe("SetAlarmState", () => {
  test("tells the history both states, and runs the actions of the new one", async () => {
    await put("set", { AlarmActions: [topic] });
    const reasonData = '{"why":"drill"}';
    await invoke(caller, "cloudwatch:SetAlarmState", {
      AlarmName: "set",
      StateValue: "ALARM",
      StateReason: "drill",
      StateReasonData: reasonData,
    });
    expect(await described("set")).toMatchObject({
      StateValue: "ALARM",
      StateReason: "drill",
      StateReasonData: reasonData,
    });
    const worker = serviceCaller("cloudwatch.amazonaws.com", ACCOUNT, REGION);
    await dispatch(worker, "cloudwatch:DeliverAlarmActions", {});
    const [action, change] = await history("set");
    expect(change).toMatchObject({
      HistoryItemType: "StateUpdate",
      HistorySummary: "Alarm updated from INSUFFICIENT_DATA to ALARM",
      AlarmType: "MetricAlarm",
    });
    expect(JSON.parse(change?.HistoryData ?? "")).toEqual({
      version: "1.0",
      oldState: { stateValue: "INSUFFICIENT_DATA", stateReason: "Unchecked: Initial alarm creation" },
      newState: { stateValue: "ALARM", stateReason: "drill", stateReasonData: { why: "drill" } },
    });
    expect(action).toMatchObject({ HistoryItemType: "Action" });
    expect(JSON.parse(action?.HistoryData ?? "")).toMatchObject({ notificationResource: topic });
  });

  test("an action without a destination fails in the history, once and by name", async () => {
    const opsItem = `arn:aws:ssm:${REGION}:${ACCOUNT}:opsitem:1`;
    await put("no-destination", { OKActions: [opsItem] });
    await invoke(caller, "cloudwatch:SetAlarmState", {
      AlarmName: "no-destination",
      StateValue: "OK",
      StateReason: "x",
    });
    const worker = serviceCaller("cloudwatch.amazonaws.com", ACCOUNT, REGION);
    await dispatch(worker, "cloudwatch:DeliverAlarmActions", {});
    await dispatch(worker, "cloudwatch:DeliverAlarmActions", {});
    const actions = (await history("no-destination")).filter(({ HistoryItemType }) => HistoryItemType === "Action");
    expect(actions.map(({ HistorySummary }) => HistorySummary)).toEqual([
      `Failed to execute action ${opsItem}. Received error: "Mirante has no destination for actions of the service ssm."`,
    ]);
    expect(JSON.parse(actions[0]?.HistoryData ?? "")).toMatchObject({
      actionState: "Failed",
      notificationResource: opsItem,
    });
  });

  test("a function is handed to a worker, and the history tells what came of it", async () => {
    const lambda = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:heal`;
    const worker = serviceCaller("cloudwatch.amazonaws.com", ACCOUNT, REGION);
    await put("healed", { OKActions: [lambda] });
    await invoke(caller, "cloudwatch:SetAlarmState", { AlarmName: "healed", StateValue: "OK", StateReason: "x" });
    const { Calls } = await invoke(worker, "cloudwatch:DeliverAlarmActions", {});
    const [call] = Calls.filter(({ Payload }) => Payload.includes('"healed"'));
    expect(call?.FunctionArn).toBe(lambda);
    expect(JSON.parse(call?.Payload ?? "")).toMatchObject({
      source: "aws.cloudwatch",
      alarmArn: `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:healed`,
      accountId: ACCOUNT,
      region: REGION,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+\+0000$/),
      alarmData: { alarmName: "healed", state: { value: "OK", reason: "x" } },
    });
    const told = async () => (await history("healed")).filter(({ HistoryItemType }) => HistoryItemType === "Action");
    const settle = (more: object) =>
      invoke(worker, "cloudwatch:SettleAlarmAction", { ActionId: call?.ActionId ?? "", ...more });
    await settle({ Error: "busy", Temporary: true });
    expect(await told()).toEqual([]);
    await settle({});
    await settle({ Error: "too late" });
    expect((await told()).map(({ HistorySummary }) => HistorySummary)).toEqual([
      `Successfully executed action ${lambda}`,
    ]);
  });

  test("the same state again changes the reason only", async () => {
    await put("again", { AlarmActions: [topic] });
    for (const StateReason of ["one", "two"]) {
      await invoke(caller, "cloudwatch:SetAlarmState", { AlarmName: "again", StateValue: "ALARM", StateReason });
    }
    expect(await described("again")).toMatchObject({ StateReason: "two" });
    expect((await history("again")).filter(({ HistoryItemType }) => HistoryItemType === "StateUpdate")).toHaveLength(1);
  });

  test("refuses an unknown alarm and reason data that is no JSON", async () => {
    const set = { AlarmName: "nobody", StateValue: "OK" as const, StateReason: "x" };
    await expect(invoke(caller, "cloudwatch:SetAlarmState", set)).rejects.toMatchObject({ code: "ResourceNotFound" });
    await put("strict");
    await expect(
      invoke(caller, "cloudwatch:SetAlarmState", { ...set, AlarmName: "strict", StateReasonData: "{" }),
    ).rejects.toMatchObject({ code: "InvalidFormatFault" });
  });
});

describe("actions switched off", () => {
  test("do not run, and the switch is a change of configuration", async () => {
    await put("quiet", { AlarmActions: [topic] });
    await invoke(caller, "cloudwatch:DisableAlarmActions", { AlarmNames: ["quiet", "not-there"] });
    await invoke(caller, "cloudwatch:SetAlarmState", { AlarmName: "quiet", StateValue: "ALARM", StateReason: "x" });
    await dispatch(serviceCaller("cloudwatch", ACCOUNT, REGION), "cloudwatch:DeliverAlarmActions", {});
    expect((await history("quiet")).map(({ HistoryItemType }) => HistoryItemType)).toEqual([
      "StateUpdate",
      "ConfigurationUpdate",
      "ConfigurationUpdate",
    ]);
    await invoke(caller, "cloudwatch:EnableAlarmActions", { AlarmNames: ["quiet"] });
    expect(await described("quiet")).toMatchObject({ ActionsEnabled: true });
  });
});
