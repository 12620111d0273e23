import { describe, expect, test } from "vitest";
import { invoke } from "../invoke";
import { ACCOUNT, caller, clock, put, REGION, withAlarms } from "./alarms.fixture";

withAlarms();

describe("DescribeAlarms", () => {
  test("pages by name, and a token is good for its own question only", async () => {
    for (const name of ["page-c", "page-a", "page-b"]) await put(name);
    const first = await invoke(caller, "cloudwatch:DescribeAlarms", { AlarmNamePrefix: "page-", MaxRecords: 2 });
    expect(first.MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(["page-a", "page-b"]);
    expect(first.CompositeAlarms).toEqual([]);
    const rest = { AlarmNamePrefix: "page-", MaxRecords: 2, NextToken: first.NextToken };
    const second = await invoke(caller, "cloudwatch:DescribeAlarms", rest);
    expect(second.MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(["page-c"]);
    expect(second.NextToken).toBeUndefined();
    await expect(invoke(caller, "cloudwatch:DescribeAlarms", { ...rest, AlarmNamePrefix: "p" })).rejects.toMatchObject({
      code: "InvalidNextToken",
    });
  });

  test("finds by state, by action and by kind", async () => {
    const mine = `arn:aws:sns:${REGION}:${ACCOUNT}:found-by-action`;
    await put("found", { InsufficientDataActions: [mine] });
    const names = async (question: object) =>
      (await invoke(caller, "cloudwatch:DescribeAlarms", question)).MetricAlarms?.map(({ AlarmName }) => AlarmName);
    expect(await names({ ActionPrefix: mine.slice(0, -3) })).toEqual(["found"]);
    expect(await names({ AlarmNames: ["found"], StateValue: "ALARM" })).toEqual([]);
    expect(await names({ AlarmNames: ["found"], AlarmTypes: ["CompositeAlarm"] })).toEqual([]);
    await expect(names({ AlarmNames: ["found"], AlarmNamePrefix: "f" })).rejects.toMatchObject({
      code: "InvalidParameterCombinationException",
    });
    expect(await names({ AlarmNamePrefix: "found%" })).toEqual([]);
  });

  test("finds the alarms of exactly one metric", async () => {
    const Dimensions = [
      { Name: "Host", Value: "h1" },
      { Name: "Zone", Value: "z" },
    ];
    await put("on-metric", { MetricName: "Only", Dimensions });
    const asked = { MetricName: "Only", Namespace: "Shop" };
    const names = async (question: object) =>
      (await invoke(caller, "cloudwatch:DescribeAlarmsForMetric", { ...asked, ...question })).MetricAlarms?.length;
    expect(await names({ Dimensions: Dimensions.toReversed() })).toBe(1);
    expect(await names({ Dimensions, Statistic: "Sum", Period: 60 })).toBe(1);
    expect(await names({})).toBe(0);
    expect(await names({ Dimensions, Statistic: "Average" })).toBe(0);
    expect(await names({ Dimensions, Period: 300 })).toBe(0);
    expect(await names({ Dimensions, Unit: "Count" })).toBe(0);
  });
});

describe("DescribeAlarmHistory", () => {
  test("filters by type and time, goes both ways and pages through items of one moment", async () => {
    await put("told");
    for (const StateValue of ["OK", "ALARM", "OK"] as const) {
      await invoke(caller, "cloudwatch:SetAlarmState", { AlarmName: "told", StateValue, StateReason: "x" });
    }
    const seen: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = await invoke(caller, "cloudwatch:DescribeAlarmHistory", {
        AlarmName: "told",
        ScanBy: "TimestampAscending",
        MaxRecords: 1,
        NextToken,
      });
      seen.push(...(page.AlarmHistoryItems ?? []).map(({ HistorySummary }) => HistorySummary));
      NextToken = page.NextToken;
    } while (NextToken);
    expect(seen).toEqual([
      'Alarm "told" created',
      "Alarm updated from INSUFFICIENT_DATA to OK",
      "Alarm updated from OK to ALARM",
      "Alarm updated from ALARM to OK",
    ]);
    const asked = async (question: object) =>
      (await invoke(caller, "cloudwatch:DescribeAlarmHistory", { AlarmName: "told", ...question })).AlarmHistoryItems;
    expect(await asked({ HistoryItemType: "ConfigurationUpdate" })).toHaveLength(1);
    expect(await asked({ StartDate: new Date(clock.millis + 1) })).toEqual([]);
    expect(await asked({ EndDate: new Date(clock.millis) })).toHaveLength(4);
    expect(await asked({ AlarmTypes: ["CompositeAlarm"] })).toEqual([]);
    await expect(
      asked({ StartDate: new Date(clock.millis), EndDate: new Date(clock.millis - 1) }),
    ).rejects.toMatchObject({
      code: "ValidationException",
    });
  });
});
