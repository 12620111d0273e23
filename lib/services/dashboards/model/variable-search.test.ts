import { expect, test } from "vitest";
import { populatedChoices, variableQuestion } from "./variable-search";

const question = (search: string, populateFrom = "FunctionName") =>
  variableQuestion({ id: "v", type: "property", inputType: "select", search, populateFrom });
const metric = (MetricName: string, dimensions: Record<string, string>, Namespace = "AWS/Lambda") => ({
  Namespace,
  MetricName,
  Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
});
const METRICS = [
  metric("Duration", { FunctionName: "prod-pay", Resource: "r" }),
  metric("Duration", { FunctionName: "prod-pay" }),
  metric("Duration", { FunctionName: "prod-cart" }),
  metric("Duration", { FunctionName: "test-cart" }),
  metric("Errors", { FunctionName: "failing" }),
  metric("Duration", { FunctionName: "elsewhere" }, "Other"),
];

test.each([
  ['{AWS/Lambda,FunctionName} MetricName="Duration"', ["prod-cart", "prod-pay", "test-cart"]],
  ['{AWS/Lambda,FunctionName} MetricName=\\"Duration\\"', ["prod-cart", "prod-pay", "test-cart"]],
  ['{"AWS/Lambda",FunctionName,Resource} MetricName="Duration"', ["prod-pay"]],
  ['{AWS/Lambda,FunctionName} MetricName="Duration" prod', ["prod-cart", "prod-pay"]],
  ['{AWS/Lambda,FunctionName} (MetricName="Errors" OR MetricName="Duration") NOT prod', ["failing", "test-cart"]],
  ['Namespace="AWS/Lambda" cart', ["prod-cart", "test-cart"]],
])("the values of a variable are those that its search finds: %s", (search, expected) => {
  const asked = question(search);
  expect(asked && populatedChoices(asked, METRICS)).toEqual(expected.map((value) => ({ value, label: value })));
});

test("what can be asked of ListMetrics is", () => {
  expect(question('{AWS/Lambda,FunctionName} MetricName="Duration"')).toMatchObject({
    namespace: "AWS/Lambda",
    metricName: "Duration",
  });
});

test.each([
  ["", "FunctionName"],
  ["{AWS/Lambda,FunctionName}", ""],
  ["{AWS/Lambda,Resource}", "FunctionName"],
  ["{AWS/Lambda,FunctionName", "FunctionName"],
  ["every metric of all", "FunctionName"],
])("a search that finds no such values asks nothing: %j by %j", (search, populateFrom) => {
  expect(question(search, populateFrom)).toBeUndefined();
});
