import { expect, test } from "vitest";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { modelSubject, subjectName } from "./model-subject";

const GRAPH: MetricProperties = {
  region: "us-east-1",
  metrics: [
    ["App", "Errors", "Service", "cart", { id: "m1", stat: "Sum" }],
    [".", "Calls", ".", ".", { id: "m2", stat: "Sum", visible: false }],
    [{ expression: "m1 / m2 * 100", id: "e1", label: "rate" }],
    [{ expression: "ANOMALY_DETECTION_BAND(e1, 2)", id: "ad1" }],
    [{ expression: "SEARCH('{App,Service}', 'Sum', 300)", id: "e2" }],
    [{ expression: "SELECT AVG(Errors) FROM App", id: "q1" }],
    [{ expression: "e1 +", id: "e3" }],
    [{ expression: "SUM(METRICS())", id: "e4" }],
    [{ expression: "e4 * 2", id: "e5" }],
  ],
};
const subjectOf = (place: number) => modelSubject(GRAPH, place, 300);

test("the model of a metric is about it and its statistic", () => {
  const subject = subjectOf(0);
  expect(subject).toEqual({
    SingleMetricAnomalyDetector: {
      Namespace: "App",
      MetricName: "Errors",
      Dimensions: [{ Name: "Service", Value: "cart" }],
      Stat: "Sum",
    },
  });
  expect(subject && subjectName(subject)).toBe("App • Errors • Service: cart • Sum");
});

test("the model of an expression is about it and what it is made from, and it alone is answered", () => {
  const subject = subjectOf(2);
  const { MetricDataQueries = [] } = subject?.MetricMathAnomalyDetector ?? {};
  expect(MetricDataQueries.map(({ Id, ReturnData, MetricStat }) => [Id, ReturnData, MetricStat?.Period])).toEqual([
    ["m1", false, 300],
    ["m2", false, 300],
    ["e1", true, undefined],
  ]);
  expect(subject && subjectName(subject)).toBe("m1 / m2 * 100");
});

test("bands, searches, queries and what is wrong have no model", () => {
  for (const place of [3, 4, 5, 6, 7, 8, 9]) expect(subjectOf(place), String(place)).toBeUndefined();
});
