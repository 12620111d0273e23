import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { extractEmbeddedMetrics } from "./embedded-metrics";
import { MetricTally } from "./metric-tally";

const NOW = Date.parse("2023-11-14T22:14:20.500Z");
const FILE = new URL("./embedded-metrics.cases.txt", import.meta.url);

describe("embedded metric format", () => {
  for (const { title, event, points } of cases(readFileSync(FILE, "utf8"))) {
    test(title, () => expect(pointsOf(event)).toEqual(points));
  }
});

describe("limits of a document", () => {
  const dimensions = (count: number) => Array.from({ length: count }, (_, index) => `d${index}`);
  test.each<[string, number, { metrics?: number; values?: number; dimensions?: number }]>([
    ["100 metrics", 100, { metrics: 100 }],
    ["101 metrics", 0, { metrics: 101 }],
    ["100 values", 1, { values: 100 }],
    ["101 values", 0, { values: 101 }],
    ["30 dimensions", 1, { dimensions: 30 }],
    ["31 dimensions", 0, { dimensions: 31 }],
  ])("%s", (_, points, { metrics = 1, values = 1, dimensions: count = 0 }) => {
    const names = Array.from({ length: metrics }, (_value, index) => `m${index}`);
    const document = {
      _aws: {
        Timestamp: NOW,
        CloudWatchMetrics: [
          { Namespace: "A", Dimensions: [dimensions(count)], Metrics: names.map((Name) => ({ Name })) },
        ],
      },
      ...Object.fromEntries(names.map((name) => [name, new Array<number>(values).fill(1)])),
      ...Object.fromEntries(dimensions(count).map((name) => [name, "x"])),
    };
    expect(pointsOf(JSON.stringify(document))).toHaveLength(points);
  });
});

function pointsOf(event: string): string[] {
  const tally = new MetricTally();
  extractEmbeddedMetrics(event, NOW, tally);
  return tally.entries().map(({ namespace, metricName, unit, resolution, at, dimensions, values, counts }) => {
    const samples = values.map((value, index) => `${value}x${counts[index]}`).join(" ");
    const moment = new Date(at).toISOString();
    return `${namespace} ${metricName} ${unit} ${resolution} ${moment} ${JSON.stringify(dimensions)} ${samples}`;
  });
}

type Case = { title: string; event: string; points: string[] };

function cases(text: string): Case[] {
  const found: Case[] = [];
  for (const line of text.split("\n")) {
    const [, word, rest = ""] = /^(case|event|point) (.*)$/.exec(line) ?? [];
    const last = found.at(-1);
    if (word === "case") found.push({ title: rest, event: "", points: [] });
    else if (word === "event" && last) last.event = rest.replaceAll("NOW", String(NOW));
    else if (word === "point") last?.points.push(rest);
  }
  return found;
}
