import { expect, test } from "vitest";
import { alarmTurns } from "./aftermath";

const since = new Date("2026-11-20T15:38:30.000Z");
const turned = (clock: string, from: string, to: string) => ({
  AlarmName: "orders-failing",
  Timestamp: new Date(`2026-11-20T${clock}.000Z`),
  HistoryData: JSON.stringify({ oldState: { stateValue: from }, newState: { stateValue: to } }),
});

test("an alarm's turns are told with the whole minutes since the event", () => {
  const turns = alarmTurns([turned("15:39:20", "OK", "ALARM"), turned("15:45:00", "ALARM", "OK")], since);
  expect(turns).toEqual([
    { alarmName: "orders-failing", at: new Date("2026-11-20T15:39:20.000Z"), state: "ALARM", minutes: 0 },
    { alarmName: "orders-failing", at: new Date("2026-11-20T15:45:00.000Z"), state: "OK", minutes: 6 },
  ]);
});

test("an item that tells of no change of state, or of no alarm, is left out", () => {
  const { AlarmName: _, ...nameless } = turned("15:39:20", "OK", "ALARM");
  expect(alarmTurns([nameless, { AlarmName: "a", HistoryData: "no JSON", Timestamp: since }], since)).toEqual([]);
});
