import { describe, expect, test } from "vitest";
import { type StateChange, stateChangeOf, stateSpans } from "./state-spans";

const range = { start: 100, end: 200 };

describe("stateSpans", () => {
  test("without a change the present state fills the stretch", () => {
    expect(stateSpans([], "OK", range)).toEqual([{ start: 100, end: 200, state: "OK" }]);
  });

  test("the state before the first change is the one that it left", () => {
    const changes: StateChange[] = [
      { at: 130, from: "OK", to: "ALARM" },
      { at: 160, from: "ALARM", to: "INSUFFICIENT_DATA" },
    ];
    expect(stateSpans(changes, "INSUFFICIENT_DATA", range)).toEqual([
      { start: 100, end: 130, state: "OK" },
      { start: 130, end: 160, state: "ALARM" },
      { start: 160, end: 200, state: "INSUFFICIENT_DATA" },
    ]);
  });

  test("changes outside the stretch only say what stood at its ends", () => {
    const changes: StateChange[] = [
      { at: 50, from: "OK", to: "ALARM" },
      { at: 250, from: "ALARM", to: "OK" },
    ];
    expect(stateSpans(changes, "OK", range)).toEqual([{ start: 100, end: 200, state: "ALARM" }]);
  });
});

describe("stateChangeOf", () => {
  const Timestamp = new Date(5);

  test("reads the history's JSON", () => {
    const HistoryData = JSON.stringify({ oldState: { stateValue: "OK" }, newState: { stateValue: "ALARM" } });
    expect(stateChangeOf({ Timestamp, HistoryData })).toEqual({ at: 5, from: "OK", to: "ALARM" });
  });

  test.each(["", "{", "{}", '{"oldState":{"stateValue":"GOOD"},"newState":{"stateValue":"OK"}}', "null"])(
    "passes over %s",
    (HistoryData) => {
      expect(stateChangeOf({ Timestamp, HistoryData })).toBeUndefined();
    },
  );
});
