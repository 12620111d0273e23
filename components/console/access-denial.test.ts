import { describe, expect, test } from "vitest";
import { allowingStatement, denialOf, isDenial } from "./access-denial";
import { refusalDigest, refusalOf } from "./refusal-digest";

const message =
  "User: arn:aws:iam::123456789012:user/ana is not authorized to perform: logs:DeleteLogGroup on resource: " +
  "arn:aws:logs:us-east-1:123456789012:log-group:prod because no identity-based policy allows the logs:DeleteLogGroup action";

describe("denialOf", () => {
  test("takes AWS's message apart", () => {
    expect(denialOf(message)).toEqual({
      user: "arn:aws:iam::123456789012:user/ana",
      action: "logs:DeleteLogGroup",
      resource: "arn:aws:logs:us-east-1:123456789012:log-group:prod",
      reason: "because no identity-based policy allows the logs:DeleteLogGroup action",
    });
  });

  test("knows nothing of another wording", () => {
    expect(denialOf("The set-up link is not valid any more.")).toBeUndefined();
  });
});

test("the statement to ask for allows what was denied", () => {
  expect(JSON.parse(allowingStatement({ action: "logs:DeleteLogGroup", resource: "*" }))).toEqual({
    Effect: "Allow",
    Action: "logs:DeleteLogGroup",
    Resource: "*",
  });
});

test.each([
  ["AccessDenied", true],
  ["AccessDeniedException", true],
  ["ResourceNotFoundException", false],
])("%s is a denial: %s", (code, denied) => {
  expect(isDenial({ code })).toBe(denied);
});

describe("refusalOf", () => {
  test("reads back what a server's error carried", () => {
    const refusal = { action: "iam:ListUsers", code: "AccessDenied", message };
    expect(refusalOf(Object.assign(new Error("hidden"), { digest: refusalDigest(refusal) }))).toEqual(refusal);
  });

  test("leaves other errors alone", () => {
    expect(refusalOf(Object.assign(new Error("x"), { digest: "1234567890" }))).toBeUndefined();
    expect(refusalOf("text")).toBeUndefined();
  });
});
