import fc from "fast-check";
import { expect, test } from "vitest";
import { auditTrailEvent, isRefusal } from "./audit-event";

const where = {
  scope: { accountId: "123456789012", region: "us-east-1" },
  channelArn: "arn:aws:cloudtrail:us-east-1:123456789012:channel/one",
  eventId: "11111111-2222-4333-8444-555555555555",
  now: new Date("2026-11-27T12:00:00Z"),
};
const GOOD = {
  version: "1.0",
  UID: "order-7",
  eventSource: "shop.example.com",
  eventName: "RefundOrder",
  eventTime: "2026-11-27T11:59:00Z",
  recipientAccountId: "123456789012",
  userIdentity: { type: "Employee", principalId: "ana" },
  sourceIPAddress: "203.0.113.9",
  requestParameters: { order: 7 },
};
const taken = (data: object, more: object = {}) =>
  auditTrailEvent({ id: "1", eventData: JSON.stringify(data), ...more }, where, (text) => `sum of ${text.length}`);

test("what an application says is kept under its own names and time", () => {
  const event = taken(GOOD);
  if (isRefusal(event)) throw new Error(event.errorMessage);
  expect(event).toMatchObject({
    category: "ActivityAuditLog",
    eventSource: "shop.example.com",
    eventName: "RefundOrder",
    userName: "ana",
    sourceIp: "203.0.113.9",
    eventTime: new Date("2026-11-27T11:59:00Z"),
  });
  expect(JSON.parse(event.record)).toMatchObject({
    eventCategory: "ActivityAuditLog",
    eventType: "ActivityLog",
    metadata: { channelARN: where.channelArn, ingestionTime: "2026-11-27T12:00:00Z" },
    eventData: GOOD,
  });
});

test.each([
  ["FieldNotFound", { UID: undefined }],
  ["FieldNotFound", { eventTime: "yesterday" }],
  ["FieldNotFound", { userIdentity: { type: "Employee" } }],
  ["InvalidRecipient", { recipientAccountId: "999999999999" }],
  ["InvalidData", { eventTime: "2026-11-27T13:00:00Z" }],
  ["FieldTooLong", { eventName: "x".repeat(1025) }],
  ["FieldTooLong", { requestParameters: { a: "x".repeat(300_000) } }],
])("%s: %j", (errorCode, change) => {
  expect(taken({ ...GOOD, ...change })).toMatchObject({ errorCode });
});

test("a checksum must be the event's, and an event must be a JSON object", () => {
  expect(taken(GOOD, { eventDataChecksum: "x" })).toMatchObject({ errorCode: "InvalidChecksum" });
  const sum = `sum of ${JSON.stringify(GOOD).length}`;
  expect(isRefusal(taken(GOOD, { eventDataChecksum: sum }))).toBe(false);
  for (const eventData of ["", "[]", "null", "{", '{"a":"\\u0000"}']) {
    const outcome = auditTrailEvent({ id: "1", eventData }, where, () => "");
    expect(outcome).toMatchObject({ errorCode: "InvalidData" });
  }
});

test("whatever is handed over is taken or refused, and never throws", () => {
  fc.assert(
    fc.property(fc.json(), fc.string(), (json, text) => {
      for (const eventData of [json, text]) auditTrailEvent({ id: "1", eventData }, where, () => "");
    }),
  );
});
