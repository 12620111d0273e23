import { expect, test } from "vitest";
import { policyArn, readPolicyArn, versionNumber } from "./managed-policy";

test.each([
  ["123456789012", "/", "Logs"],
  ["123456789012", "/team/night/", "Logs+Metrics=.@,_-"],
  ["aws", "/service-role/", "AWSLambdaRole"],
])("an ARN is read back: %s %s %s", (accountId, path, name) => {
  const arn = policyArn(accountId, path, name);
  expect(readPolicyArn(arn)).toEqual({ arn, accountId, path, name });
});

test.each([
  "",
  "policy/Logs",
  "arn:aws:iam::123456789012:role/Logs",
  "arn:aws:iam:us-east-1:123456789012:policy/Logs",
  "arn:aws:sns::123456789012:policy/Logs",
  "arn:aws:iam::123456789012:policy/",
  "arn:aws:iam::123456789012:policy/a b",
  "arn:aws:iam::123456789012:policyLogs",
])("no policy's ARN: %s", (text) => {
  expect(() => readPolicyArn(text)).toThrow(
    expect.objectContaining({ code: "InvalidInputException", message: `ARN ${text} is not valid.` }),
  );
});

test("a version is v and a number from one on", () => {
  expect(versionNumber("v1")).toBe(1);
  expect(versionNumber("v120")).toBe(120);
  for (const wrong of ["1", "v0", "v01", "v1.x", "v9999999999", "latest"]) expect(versionNumber(wrong)).toBeUndefined();
});
