import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMetricWidget } from "./metric-widget";

const NOW = new Date("2026-11-22T12:00:00Z");
const parse = (widget: unknown) => parseMetricWidget(JSON.stringify(widget), "us-east-1", NOW);
const METRICS = [["App", "Latency"]];

test("what is not said has AWS's defaults", () => {
  expect(parse({ metrics: METRICS }).widget).toEqual({
    graph: { region: "us-east-1", metrics: METRICS },
    width: 600,
    height: 400,
    theme: "light",
    range: { start: new Date("2026-11-22T09:00:00Z"), end: NOW },
    offset: 0,
  });
});

test.each([
  ["-P1D", "2026-11-21T12:00:00.000Z"],
  ["-PT90M", "2026-11-22T10:30:00.000Z"],
  ["-P0DT3H0M0S", "2026-11-22T09:00:00.000Z"],
  ["-P1W", "2026-11-15T12:00:00.000Z"],
  ["2026-11-01T00:00:00Z", "2026-11-01T00:00:00.000Z"],
])("start %s", (start, moment) => {
  expect(parse({ metrics: METRICS, start }).widget?.range.start.toISOString()).toBe(moment);
});

test("now, as AWS's console writes it, is an end", () => {
  expect(parse({ metrics: METRICS, start: "-PT1H", end: "P0D" }).widget?.range.end).toEqual(NOW);
});

test("the clock of the time axis", () => {
  expect(parse({ metrics: METRICS, timezone: "-0330" }).widget?.offset).toBe(-210);
});

test.each([
  [{}, "", "Should have required property 'metrics'"],
  [{ metrics: [] }, "/metrics", "Should NOT have less than 1 items"],
  [{ metrics: Array.from({ length: 101 }, () => METRICS[0]) }, "/metrics", "Should NOT have more than 100 items"],
  [{ metrics: METRICS, width: 2001 }, "/width", "Should be <= 2000"],
  [{ metrics: METRICS, height: 0 }, "/height", "Should be >= 1"],
  [{ metrics: METRICS, theme: "blue" }, "/theme", "Should be equal to one of the allowed values"],
  [{ metrics: METRICS, view: "cube" }, "/view", "Should be equal to one of the allowed values"],
  [{ metrics: METRICS, start: "yesterday" }, "/start", 'Should match format "date-time"'],
  [{ metrics: METRICS, start: "-PT1H", end: "-PT2H" }, "/start", "Should be before 'end'"],
  [{ metrics: METRICS, start: "-PT1H", end: "PT2H" }, "/end", 'Should match format "date-time"'],
  [{ metrics: METRICS, view: "gauge" }, "/yAxis/left", "Should have required property 'min'"],
  [7, "", "The field MetricWidget must be a valid JSON object"],
])("%j is refused at its place", (widget, dataPath, message) => {
  const { widget: parsed, messages } = parse(widget);
  expect(parsed).toBeUndefined();
  expect(messages).toContainEqual({ dataPath, message, severity: "error" });
});

test("any text is read or refused, and never throws", () => {
  const member = fc.constantFrom(
    "metrics",
    "width",
    "height",
    "start",
    "end",
    "view",
    "annotations",
    "yAxis",
    "timezone",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.dictionary(member, fc.jsonValue()).map((value) => JSON.stringify(value)),
      ),
      (source) => {
        const { widget, messages } = parseMetricWidget(source, "us-east-1", NOW);
        expect(widget === undefined).toBe(messages.some(({ severity }) => severity === "error"));
      },
    ),
    { numRuns: 500 },
  );
});
