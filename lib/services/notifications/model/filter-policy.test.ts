import { describe, expect, test } from "vitest";
import { checkFilterPolicy, compileFilterPolicy } from "./filter-policy";
import type { MessageAttributes } from "./message-attributes";

const red = { colour: { type: "String", value: "red" } };

describe("over attributes", () => {
  test.each<[string, MessageAttributes, boolean]>([
    ['{"colour":["red"]}', red, true],
    ['{"colour":["blue"]}', red, false],
    ['{"colour":["red"],"size":["l"]}', red, false],
    ['{"size":[{"exists":false}]}', red, true],
    ['{"colour":[{"anything-but":"blue"}]}', red, true],
    ['{"price":[{"numeric":[">",10]}]}', { price: { type: "Number", value: "10.5" } }, true],
    ['{"price":[{"numeric":["=",3]}]}', { price: { type: "Number.int", value: "3" } }, true],
    ['{"price":[{"numeric":[">",10]}]}', { price: { type: "String", value: "10.5" } }, false],
    ['{"stores":["b"]}', { stores: { type: "String.Array", value: '["a","b"]' } }, true],
    ['{"stores":[null]}', { stores: { type: "String.Array", value: "[null]" } }, true],
    ['{"stores":["b"]}', { stores: { type: "String.Array", value: "not JSON" } }, false],
    ['{"bytes":[{"exists":true}]}', { bytes: { type: "Binary", value: "AQ==" } }, false],
    ['{"$or":[{"colour":["blue"]},{"colour":["red"]}]}', red, true],
  ])("%s on %j: %s", (policy, attributes, matches) => {
    expect(compileFilterPolicy(policy, false)({ attributes, message: "" })).toBe(matches);
  });
});

describe("over the body", () => {
  test.each([
    ['{"state":{"name":["up"]}}', '{"state":{"name":"up"}}', true],
    ['{"state":{"name":["up"]}}', '{"state":{"name":"down"}}', false],
    ['{"state":["up"]}', "up", false],
    ['{"state":["up"]}', '["up"]', false],
  ])("%s on %s: %s", (policy, message, matches) => {
    expect(compileFilterPolicy(policy, true)({ attributes: red, message })).toBe(matches);
  });
});

test("an empty policy is none, and lets everything through", () => {
  for (const text of ["", "{}", " { } "]) {
    expect(checkFilterPolicy(text, false)).toBe(false);
    expect(compileFilterPolicy(text, false)({ attributes: {}, message: "" })).toBe(true);
  }
});

test("alternatives add up, values and depth multiply", () => {
  const values = (count: number) => JSON.stringify(Array.from({ length: count }, (_, index) => `v${index}`));
  const nested = (count: number) => `{"a":{"b":{"c":${values(count)}}},"d":{"e":${values(5)}}}`;
  expect(checkFilterPolicy(nested(5), true)).toBe(true);
  expect(() => checkFilterPolicy(nested(6), true)).toThrow("FilterPolicy: Filter policy is too complex");
  const either = (count: number) => `{"$or":[{"a":${values(75)}},{"b":${values(count)}}]}`;
  expect(checkFilterPolicy(either(75), false)).toBe(true);
  expect(() => checkFilterPolicy(either(76), false)).toThrow("FilterPolicy: Filter policy is too complex");
});

test("the reason is the engine's, without EventBridge's introduction", () => {
  expect(() => checkFilterPolicy('{"key":[{"suffix":100}]}', false, "Attributes Reason: ")).toThrow(
    'Invalid parameter: Attributes Reason: FilterPolicy: suffix match pattern must be a string\n at [Source: (String)"{"key":[{"suffix":100}]}"; line: 1, column: 22]',
  );
});
