import { expect, test } from "vitest";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import { comparedRows } from "./compared-rows";

const event = (record: object): FoundEvent => ({
  eventTime: new Date(0),
  eventId: "",
  region: "us-east-1",
  eventSource: "",
  eventName: "",
  readOnly: false,
  userName: undefined,
  principalArn: undefined,
  accessKeyId: undefined,
  sourceIp: undefined,
  errorCode: undefined,
  resources: [],
  record: JSON.stringify(record),
});

test("members stand side by side, and what differs is marked, also where one lacks it", () => {
  const rows = comparedRows([
    event({ eventName: "PutMetricAlarm", requestParameters: { threshold: 80 } }),
    event({ eventName: "PutMetricAlarm", requestParameters: { threshold: 90 }, errorCode: "AccessDenied" }),
  ]);
  expect(rows).toEqual([
    { path: "eventName", values: ["PutMetricAlarm", "PutMetricAlarm"], differs: false },
    { path: "requestParameters.threshold", values: ["80", "90"], differs: true },
    { path: "errorCode", values: [undefined, "AccessDenied"], differs: true },
  ]);
});
