import { expect, test } from "vitest";
import { exportEvents } from "./event-export";

const events = [
  { id: "1", at: 1, ingestedAt: 5, stream: "a", message: 'said "no", left\n' },
  { id: "2", at: 2, ingestedAt: 6, stream: "b", message: "plain" },
];

test("CSV quotes what needs it", () => {
  expect(exportEvents(events, "csv")).toBe(
    'timestamp,message,logStreamName\r\n1,"said ""no"", left\n",a\r\n2,plain,b\r\n',
  );
});

test("JSON has AWS's names", () => {
  expect(JSON.parse(exportEvents(events, "json"))[1]).toEqual({
    logStreamName: "b",
    timestamp: 2,
    ingestionTime: 6,
    message: "plain",
  });
});

test("text is the messages, each on lines of its own", () => {
  expect(exportEvents(events, "text")).toBe('said "no", left\nplain\n');
});
