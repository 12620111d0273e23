import { expect, test } from "vitest";
import { parseDashboardBody } from "@/lib/services/dashboards/model/parse-dashboard-body";
import { automaticBody } from "./automatic-body";

const metric = (metricName: string, ...pairs: [string, string][]) => ({
  namespace: "Shop",
  metricName,
  dimensions: pairs.map(([Name, Value]) => ({ Name, Value })),
});

test("a graph for each metric and set of dimensions, the whole before its parts", () => {
  const metrics = [
    metric("Latency", ["Site", "br"]),
    metric("Latency", ["Site", "pt"]),
    metric("Orders", ["Site", "br"], ["Shelf", "a"]),
    metric("Latency"),
  ];
  const body = automaticBody("Shop", metrics, "us-east-1");
  const shown = body.widgets.map(({ x, y, properties }) => {
    const { title, stat, metrics: rows } = properties as { title: string; stat: string; metrics: string[][] };
    return [x, y, title, stat, rows.length];
  });
  expect(shown).toEqual([
    [0, 0, "Latency", "Average", 1],
    [8, 0, "Latency · Site", "Average", 2],
    [16, 0, "Orders · Shelf, Site", "Sum", 1],
  ]);
  expect(parseDashboardBody(JSON.stringify(body)).messages).toEqual([]);
});

test("a namespace of thousands of metrics stays a page that can be read", () => {
  const metrics = Array.from({ length: 3000 }, (_, index) => metric(`M${index % 100}`, ["Host", `h${index}`]));
  const { widgets } = automaticBody("Shop", metrics, "us-east-1");
  expect(widgets).toHaveLength(60);
  expect(widgets.every(({ properties }) => (properties as { metrics: unknown[] }).metrics.length <= 20)).toBe(true);
});
