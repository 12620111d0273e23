import { expect, test } from "vitest";
import { alarmTurns, relatedTurns } from "./aftermath";

const since = new Date("2026-11-20T15:38:30.000Z");
const turned = (clock: string, from: string, to: string) => ({
  AlarmName: "orders-failing",
  Timestamp: new Date(`2026-11-20T${clock}.000Z`),
  HistoryData: JSON.stringify({ oldState: { stateValue: from }, newState: { stateValue: to } }),
});

test("an alarm's turns are told with the whole minutes since the event", () => {
  const turns = alarmTurns([turned("15:39:20", "OK", "ALARM"), turned("15:45:00", "ALARM", "OK")], since);
  expect(turns).toEqual([
    { alarmName: "orders-failing", at: new Date("2026-11-20T15:39:20.000Z"), state: "ALARM", minutes: 0, reasons: [] },
    { alarmName: "orders-failing", at: new Date("2026-11-20T15:45:00.000Z"), state: "OK", minutes: 6, reasons: [] },
  ]);
});

test("an item that tells of no change of state, or of no alarm, is left out", () => {
  const { AlarmName: _, ...nameless } = turned("15:39:20", "OK", "ALARM");
  expect(alarmTurns([nameless, { AlarmName: "a", HistoryData: "no JSON", Timestamp: since }], since)).toEqual([]);
});

test("alarms that the event may well have set off come first, with what they have in common with it", () => {
  const updateTable = {
    eventId: "e1",
    eventTime: since,
    eventName: "UpdateTable",
    eventSource: "glue.amazonaws.com",
    userName: "maria",
    region: "us-east-1",
    errorCode: undefined,
    resources: [{ arn: "arn:aws:glue:us-east-1:1:table/sales/orders", type: "AWS::Glue::Table", name: "sales/orders" }],
    record: "{}",
  };
  const named = (AlarmName: string, clock: string, to: string) => ({ ...turned(clock, "OK", to), AlarmName });
  const turns = alarmTurns(
    [
      named("orders-etl-errors", "15:38:40", "OK"),
      named("cpu-high", "15:39:00", "ALARM"),
      named("orders-etl-errors", "15:41:00", "ALARM"),
    ],
    since,
  );
  const metric = { MetricName: "M", Statistic: "Sum" as const, Period: 60 };
  const alarms = [
    { AlarmName: "orders-etl-errors", Namespace: "Glue/Jobs", ...metric },
    { AlarmName: "cpu-high", Namespace: "AWS/EC2", ...metric },
  ];
  const related = relatedTurns(turns, updateTable, alarms);
  expect(related.map(({ alarmName, state }) => `${alarmName} ${state}`)).toEqual([
    "orders-etl-errors ALARM",
    "orders-etl-errors OK",
    "cpu-high ALARM",
  ]);
  expect(related[0]?.reasons).toEqual([
    { kind: "sameService", service: "glue" },
    { kind: "sameWord", word: "orders" },
  ]);
  expect(related[2]?.reasons).toEqual([]);
});
