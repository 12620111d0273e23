import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDashboardBody } from "./parse-dashboard-body";

const metricWidget = (properties: object) => ({ type: "metric", properties: { region: "us-east-1", ...properties } });
const textWidget = { type: "text", properties: { markdown: "# hello" } };
const found = (body: unknown) =>
  parseDashboardBody(typeof body === "string" ? body : JSON.stringify(body)).messages.map(
    ({ severity, dataPath, message }) => `${severity} ${dataPath}: ${message}`,
  );
const ofWidget = (widget: object) => found({ widgets: [widget] });
const ofRow = (...row: unknown[]) => ofWidget(metricWidget({ metrics: [row] }));

test("the example of the API reference is right", () => {
  const body = {
    start: "-PT6H",
    periodOverride: "inherit",
    widgets: [
      {
        type: "metric",
        x: 0,
        y: 0,
        width: 12,
        height: 6,
        properties: {
          metrics: [
            ["AWS/EC2", "DiskReadBytes", "InstanceId", "i-123", { stat: "Average", period: 60, color: "#ff0000" }],
            [".", "CPUUtilization", ".", "i-123"],
            ["..."],
            ["...", "i-456", { label: "other" }],
            [{ expression: "m1 / 2", label: "half", id: "e1" }],
          ],
          annotations: {
            horizontal: [{ value: 5, label: "low" }, [{ value: 1 }, { value: 2, fill: "above" }]],
            vertical: [{ value: "2026-11-22T12:00:00Z", fill: "before" }],
          },
          view: "timeSeries",
          stacked: false,
          region: "us-east-1",
          title: "Disk",
          legend: { position: "right" },
          yAxis: { left: { min: 0, max: 100, showUnits: false } },
        },
      },
      {
        type: "metric",
        properties: { annotations: { alarms: ["arn:aws:cloudwatch:us-east-1:123456789012:alarm:a b"] } },
      },
      textWidget,
      { type: "log", properties: { query: "SOURCE 'g' | fields @message", region: "us-east-1", view: "table" } },
      {
        type: "alarm",
        properties: { alarms: ["arn:aws:cloudwatch:us-east-1:123456789012:alarm:a"], states: ["ALARM"] },
      },
      {
        type: "explorer",
        properties: {
          metrics: [{ metricName: "CPU", resourceType: "AWS::EC2::Instance", stat: "Average" }],
          labels: [{ key: "team" }],
        },
      },
      { type: "custom", properties: { endpoint: "arn:aws:lambda:us-east-1:123456789012:function:f", params: [1] } },
      { type: "chart", properties: { data: { queries: [] } } },
    ],
    variables: [
      { type: "pattern", pattern: "i-123", inputType: "select", id: "host", values: [{ value: "i-1", label: "one" }] },
    ],
  };
  const parsed = parseDashboardBody(JSON.stringify(body));
  expect(parsed).toEqual({ body, messages: [] });
});

test("a body that is no JSON object says so", () => {
  for (const text of ["", "{", "[]", "null", '"text"']) {
    expect(found(text)).toEqual(["error : The field DashboardBody must be a valid JSON object"]);
  }
});

test("a body must have widgets", () => {
  expect(found({})).toEqual(["error : Should have required property 'widgets'"]);
  expect(found({ widgets: {} })).toEqual(["error /widgets: Should be array"]);
  expect(found({ widgets: [] })).toEqual([]);
});

describe("widgets", () => {
  test("types, places and sizes", () => {
    expect(ofWidget({ type: "graph", properties: {} })).toEqual([
      "error /widgets/0/type: Should be equal to one of the allowed values",
    ]);
    expect(ofWidget({ type: "constructor", properties: {} })).toHaveLength(1);
    expect(ofWidget({ type: "text" })).toEqual(["error /widgets/0: Should have required property 'properties'"]);
    expect(ofWidget({ ...textWidget, x: 24 })).toEqual([
      "error /widgets/0/x: Should be <= 23",
      "warning /widgets/0: Should NOT reach beyond column 24",
    ]);
    expect(ofWidget({ ...textWidget, y: -1 })).toEqual(["error /widgets/0/y: Should be >= 0"]);
    expect(ofWidget({ ...textWidget, width: 0 })).toEqual(["error /widgets/0/width: Should be >= 1"]);
    expect(ofWidget({ ...textWidget, width: 2.5 })).toEqual(["error /widgets/0/width: Should be integer"]);
    expect(ofWidget({ ...textWidget, height: 1001 })).toEqual(["error /widgets/0/height: Should be <= 1000"]);
  });

  test("500 at most, and 2,500 metrics", () => {
    expect(found({ widgets: Array(500).fill(textWidget) })).toEqual([]);
    expect(found({ widgets: Array(501).fill(textWidget) })).toEqual([
      "error /widgets: Should NOT have more than 500 items",
    ]);
    const full = metricWidget({ metrics: Array(417).fill(["N", "M"]) });
    expect(found({ widgets: Array(5).fill(full) })).toEqual([]);
    expect(found({ widgets: Array(6).fill(full) })).toEqual(["error /widgets: Should NOT have more than 2500 metrics"]);
    expect(ofWidget(metricWidget({ metrics: Array(501).fill(["N", "M"]) }))).toEqual([
      "error /widgets/0/properties/metrics: Should NOT have more than 500 items",
    ]);
  });

  test("a metric widget without metrics and alarm says what AWS says", () => {
    expect(ofWidget(metricWidget({}))).toEqual([
      "error /widgets/0/properties: Should have required property 'metrics'",
      "error /widgets/0/properties: The metric widget should have specified a region and a data source or an alarm annotation",
      "error /widgets/0/properties: Should have required property 'annotations'",
    ]);
  });

  test("a gauge needs both ends of its axis", () => {
    expect(ofWidget(metricWidget({ metrics: [["N", "M"]], view: "gauge", yAxis: { left: { min: 0 } } }))).toEqual([
      "error /widgets/0/properties/yAxis/left: Should have required property 'max'",
    ]);
  });

  test("an alarm widget needs an alarm", () => {
    expect(ofWidget({ type: "alarm", properties: { alarms: [] } })).toEqual([
      "error /widgets/0/properties/alarms: Should NOT have less than 1 items",
    ]);
  });

  test("text, log and custom widgets need their content", () => {
    expect(ofWidget({ type: "text", properties: {} })).toEqual([
      "error /widgets/0/properties: Should have required property 'markdown'",
    ]);
    expect(ofWidget({ type: "log", properties: { query: "q" } })).toEqual([
      "error /widgets/0/properties: Should have required property 'region'",
    ]);
    expect(ofWidget({ type: "custom", properties: {} })).toEqual([
      "error /widgets/0/properties: Should have required property 'endpoint'",
    ]);
  });
});

describe("rows of metrics fail as AWS fails them", () => {
  const row = "/widgets/0/properties/metrics/0";
  const notARow =
    'Field "metrics" has to be an array of array of strings, with an optional metricRenderer object as last element';

  test.each([
    [["N", "M", "Host"], [`error ${row}: Should NOT have more than 2 items`]],
    [["N", "M", "Host", "h", "Service", {}], [`error ${row}: Should NOT have more than 5 items`]],
    [["N", "M", { stat: "Sum", dimensions: { Host: "h" } }], [`error ${row}: Should NOT have more than 2 items`]],
    [["N", "M", { color: "red" }], [`error ${row}: Should NOT have more than 2 items`]],
    [
      ["N", "M", { stat: "Sum" }, { label: "l" }],
      [`error ${row}/2: Invalid metric field type, only "String" type is allowed`],
    ],
    [["N", "M", "Port", 80], [`error ${row}/3: Invalid metric field type, only "String" type is allowed`]],
    [[], [`error ${row}: ${notARow}`]],
    [[{ label: "l" }], [`error ${row}/0: Should have required property 'expression'`]],
  ])("%j", (given, expected) => expect(ofRow(...given)).toEqual(expected));

  test("a row that is no array", () => {
    expect(ofWidget(metricWidget({ metrics: ["N"] }))).toEqual([
      `error ${row}: Should be array`,
      `error ${row}: ${notARow}`,
    ]);
  });
});

describe("time and variables", () => {
  test.each(["-PT3H", "-P7D", "-P1M", "-P1DT12H", "2026-11-22T00:00:00.000Z"])("start %s", (start) =>
    expect(found({ widgets: [], start })).toEqual([]),
  );
  test.each(["PT3H", "-P", "-PT", "yesterday", "2026-13-01T00:00:00Z"])("no start: %s", (start) =>
    expect(found({ widgets: [], start })).toEqual(['error /start: Should match format "date-time"']),
  );
  test("now, as AWS's console writes it, may be the end", () => {
    expect(found({ widgets: [], start: "-PT3H", end: "P0D" })).toEqual([]);
  });
  test("an end without a start is only warned of", () => {
    expect(found({ widgets: [], end: "2026-11-22T00:00:00Z" })).toEqual([
      "warning /end: Should have property 'start' too",
    ]);
  });
  test("variables", () => {
    const variable = { type: "property", property: "region", inputType: "input", id: "r" };
    const ofVariable = (more: object) => found({ widgets: [], variables: [{ ...variable, ...more }] });
    expect(ofVariable({})).toEqual([]);
    expect(ofVariable({ id: "a b" })).toEqual(['error /variables/0/id: Should match pattern "^[0-9A-Za-z_-]+$"']);
    expect(ofVariable({ label: "x".repeat(31) })).toEqual([
      "error /variables/0/label: Should NOT be longer than 30 characters",
    ]);
    expect(ofVariable({ property: undefined })).toEqual([
      "error /variables/0: Should have required property 'property'",
    ]);
    expect(ofVariable({ type: "pattern" })).toEqual(["error /variables/0: Should have required property 'pattern'"]);
    expect(ofVariable({ inputType: "radio" })).toEqual([
      "warning /variables/0: Should have property 'values' or 'search'",
    ]);
    expect(ofVariable({ inputType: "select", search: "{A,B}" })).toEqual([
      "error /variables/0: Should have required property 'populateFrom'",
    ]);
    expect(found({ widgets: [], variables: [variable, variable] })).toEqual([
      "error /variables/1/id: Should NOT have duplicate items",
    ]);
    expect(found({ widgets: [], variables: Array(26).fill(variable) })).toEqual([
      "error /variables: Should NOT have more than 25 items",
      ...Array.from({ length: 25 }, (_, index) => `error /variables/${index + 1}/id: Should NOT have duplicate items`),
    ]);
  });
});

test("unknown members are saved with a warning", () => {
  const { body, messages } = parseDashboardBody(JSON.stringify({ widgets: [{ ...textWidget, colour: 1 }] }));
  expect(body?.widgets).toHaveLength(1);
  expect(messages).toEqual([
    { severity: "warning", dataPath: "/widgets/0/colour", message: "Should NOT have additional properties" },
  ]);
});

test("no JSON makes it throw, and no more than 100 messages come back", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      const { messages } = parseDashboardBody(`{"widgets":[{"type":"metric","x":0,"properties":${text}},${text}]}`);
      expect(messages.length).toBeLessThanOrEqual(100);
    }),
  );
  expect(found({ widgets: Array(500).fill({}) })).toHaveLength(100);
});
