import fc from "fast-check";
import { expect, test } from "vitest";
import { checkInlinePolicy, checkManagedPolicy, checkTrustPolicy, encodePolicy } from "./policy-text";

const document = (action: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action: action, Resource: "*" } });

test("policies are encoded after RFC 3986 and decode to the same text", () => {
  expect(encodePolicy(`{"a": "*!'()"}`)).toBe("%7B%22a%22%3A%20%22%2A%21%27%28%29%22%7D");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const encoded = encodePolicy(text);
      expect(encoded).toMatch(/^[A-Za-z0-9\-_.~%]*$/);
      expect(decodeURIComponent(encoded)).toBe(text);
    }),
  );
});

test("a policy of the wrong kind is refused with AWS's error", () => {
  checkManagedPolicy(document("logs:*"));
  expect(() => checkTrustPolicy(document("logs:*"))).toThrow(
    expect.objectContaining({ code: "MalformedPolicyDocumentException" }),
  );
  expect(() => checkManagedPolicy("not json")).toThrow(
    expect.objectContaining({ code: "MalformedPolicyDocumentException", message: "Syntax errors in policy." }),
  );
});

test("inline policies share their allowance, and white space is free", () => {
  const half = document(`logs:${"x".repeat(900)}`);
  checkInlinePolicy("user", "ana", half + " ".repeat(5000), [`${half}\n\n`]);
  expect(() => checkInlinePolicy("user", "ana", half, [half, half])).toThrow(
    expect.objectContaining({
      code: "LimitExceededException",
      message: "Maximum policy size of 2048 bytes exceeded for user ana",
    }),
  );
  checkInlinePolicy("group", "devs", half, [half, half]);
});
