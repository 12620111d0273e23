import { expect, test } from "vitest";
import { fillTemplate } from "./input-template";
import { checkTargets } from "./target";
import { targetInput } from "./target-input";

/** Templates that would make a small rule cost a lot: each ends soon, and in AWS's words. */

const occasion = { ruleArn: "arn:aws:events:us-east-1:123456789012:rule/r", ruleName: "r", acceptedAt: new Date(0) };
const event = JSON.stringify({ id: "1", detail: { text: "x".repeat(500_000) } });

test("a template that names a large event hundreds of times is refused before it is built", () => {
  const InputTemplate = `"${"<aws.events.event.json> ".repeat(300)}"`;
  const before = process.memoryUsage().heapUsed;
  expect(() => targetInput({ InputTransformer: { InputTemplate } }, event, occasion)).toThrow(/larger than 1 MB/);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
});

test("an event that fits once goes through", () => {
  const InputTransformer = { InputPathsMap: { t: "$.detail.text" }, InputTemplate: '{"t": <t>}' };
  expect(targetInput({ InputTransformer }, event, occasion)).toHaveLength(500_000 + '{"t": ""}'.length);
});

test("eight thousand opening brackets are read in no time", () => {
  const started = performance.now();
  expect(fillTemplate("<".repeat(8_192), new Map())).toBe("<".repeat(8_192));
  const target = { Id: "1", Arn: "arn:aws:sns:us-east-1:123456789012:t" };
  expect(() => checkTargets([{ ...target, InputTransformer: { InputTemplate: "<a>".repeat(2_700) } }])).toThrow(
    /invalid placeholder a/,
  );
  expect(performance.now() - started).toBeLessThan(1_000);
});

test("a value with quotes and brackets cannot break out of a JSON template", () => {
  const values = new Map([["v", '","admin":true,"x":"']]);
  expect(JSON.parse(fillTemplate('{"name": "<v>"}', values))).toEqual({ name: '","admin":true,"x":"' });
});
