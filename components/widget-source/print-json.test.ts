import fc from "fast-check";
import { expect, test } from "vitest";
import { printJson } from "./print-json";

test("rows of metrics and annotations stay on a line", () => {
  const widget = {
    type: "metric",
    width: 12,
    properties: {
      metrics: [
        ["App", "Latency", "Service", "a", { stat: "p99" }],
        ["...", "b"],
      ],
      annotations: { horizontal: [{ value: 3, label: "SLO" }] },
    },
  };
  expect(printJson({ widgets: [widget], empty: [], none: {} })).toBe(`{
  "widgets": [
    {
      "type": "metric",
      "width": 12,
      "properties": {
        "metrics": [
          ["App", "Latency", "Service", "a", { "stat": "p99" }],
          ["...", "b"]
        ],
        "annotations": {
          "horizontal": [{ "value": 3, "label": "SLO" }]
        }
      }
    }
  ],
  "empty": [],
  "none": {}
}`);
});

test("a row that is too long is broken", () => {
  const row = ["x".repeat(60), "y".repeat(60)];
  expect(printJson({ row }).split("\n")).toHaveLength(6);
});

test("what is printed is read the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(printJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
