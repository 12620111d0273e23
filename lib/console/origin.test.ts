import { expect, test } from "vitest";
import { originOf } from "./origin";

const from = (headers: Record<string, string>) => originOf({ get: (name) => headers[name] });

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["198.51.100.1, 203.0.113.9", "203.0.113.9"],
  ["::ffff:127.0.0.1", "127.0.0.1"],
  ["2001:db8::1", "2001:db8::1"],
  ["", "127.0.0.1"],
])("X-Forwarded-For %j is %s", (header, address) => {
  expect(from({ "x-forwarded-for": header, "user-agent": "test" })).toEqual({
    sourceIPAddress: address,
    userAgent: "test",
    viaConsole: true,
  });
});
