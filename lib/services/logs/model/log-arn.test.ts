import { expect, test } from "vitest";
import { groupArn, groupNameOf, requestedGroup, streamArn, taggedGroup } from "./log-arn";

const scope = { accountId: "123456789012", region: "us-east-1" };
const arn = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/x";

test("ARNs as AWS writes them", () => {
  expect(groupArn(scope, "/aws/x")).toBe(arn);
  expect(streamArn(scope, "/aws/x", "2026/11/22/[$LATEST]1")).toBe(`${arn}:log-stream:2026/11/22/[$LATEST]1`);
});

test.each(["/aws/x", arn, `${arn}:*`])("%s is the group /aws/x", (identifier) => {
  expect(groupNameOf(identifier, scope)).toBe("/aws/x");
  expect(requestedGroup({ logGroupIdentifier: identifier }, scope)).toBe("/aws/x");
});

test.each([
  ["both name and identifier", { logGroupName: "x", logGroupIdentifier: "x" }, "ValidationException"],
  ["neither", {}, "InvalidParameterException"],
  ["another Region", { logGroupIdentifier: arn.replace("us-east-1", "eu-west-1") }, "ResourceNotFoundException"],
  ["another account", { logGroupIdentifier: arn.replace("123456789012", "1") }, "ResourceNotFoundException"],
  ["a stream's ARN", { logGroupIdentifier: `${arn}:log-stream:s` }, "InvalidParameterException"],
  ["another service's", { logGroupIdentifier: arn.replace(":logs:", ":sns:") }, "InvalidParameterException"],
])("%s: refused", (_, input, code) => {
  expect(() => requestedGroup(input, scope)).toThrow(expect.objectContaining({ code }));
});

test("tags want the ARN without :*", () => {
  expect(taggedGroup(arn, scope)).toBe("/aws/x");
  for (const bad of [`${arn}:*`, "/aws/x", arn.replace("log-group", "destination")]) {
    expect(() => taggedGroup(bad, scope)).toThrow(
      expect.objectContaining({ code: "ValidationException", message: "Invalid resourceArn" }),
    );
  }
});
