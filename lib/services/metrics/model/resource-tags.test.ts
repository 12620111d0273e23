import { expect, test } from "vitest";
import { ResourceTags, resourcesNamed } from "./resource-tags";

const dimensions = (...pairs: [string, string][]) => pairs.map(([Name, Value]) => ({ Name, Value }));

test.each([
  [[["LogGroupName", "/shop/pay"]], [["AWS::Logs::LogGroup", "/shop/pay"]]],
  [[["RuleName", "nightly"]], [["AWS::Events::Rule", "nightly"]]],
  [
    [
      ["EventBusName", "orders"],
      ["RuleName", "nightly"],
    ],
    [
      ["AWS::Events::EventBus", "orders"],
      ["AWS::Events::Rule", "orders|nightly"],
    ],
  ],
  [
    [
      ["EventBusName", "default"],
      ["RuleName", "nightly"],
    ],
    [
      ["AWS::Events::EventBus", "default"],
      ["AWS::Events::Rule", "nightly"],
    ],
  ],
  [[["FunctionName", "pay"]], []],
] as [[string, string][], [string, string][]][])("%j names %j", (pairs, named) => {
  expect(resourcesNamed(dimensions(...pairs)).map(({ Type, Name }) => [Type, Name])).toEqual(named);
});

test("a metric has the tags of all that it names, the first named first; one that names nothing has none to speak of", () => {
  const tags = new ResourceTags([
    { Type: "AWS::Events::EventBus", Name: "orders", Tags: { env: "prod", team: "bus" } },
    { Type: "AWS::Events::Rule", Name: "orders|nightly", Tags: { team: "rule", constructor: "x" } },
  ]);
  expect(tags.of(dimensions(["EventBusName", "orders"], ["RuleName", "nightly"]))).toEqual({
    env: "prod",
    team: "bus",
    constructor: "x",
  });
  expect(tags.of(dimensions(["RuleName", "other"]))).toEqual({});
  expect(tags.of(dimensions(["Service", "cart"]))).toBeUndefined();
});
