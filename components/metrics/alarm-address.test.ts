import { describe, expect, test } from "vitest";
import { addressedSubject } from "@/components/alarms/wizard/addressed-subject";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { alarmAddress } from "./alarm-address";

const graph: MetricProperties = {
  region: "us-east-1",
  stat: "Sum",
  metrics: [
    ["Shop", "Errors", "Service", "cart"],
    [".", "Requests", ".", ".", { id: "r", period: 60 }],
    [{ expression: "m1 / r", id: "e1", label: "Error rate" }],
    [{ expression: "ANOMALY_DETECTION_BAND(r, 3)", id: "ad1", label: "expected" }],
    [{ expression: "SELECT MAX(Errors) FROM Shop GROUP BY Service", id: "q1" }],
    [{ expression: "SUM(METRICS()) + e1", id: "e2" }],
    [{ expression: "SEARCH('{Shop,Service}', 'Sum')", id: "e3" }],
    [{ expression: "1 +", id: "e4" }],
  ],
};

/** What the wizard reads from where a row leads. */
function ledTo(place: number) {
  const address = alarmAddress(graph, place, 300);
  const search = new URL(address ?? "", "http://console").searchParams;
  return addressedSubject(Object.fromEntries(search));
}

const metric = (MetricName: string) => ({
  Namespace: "Shop",
  MetricName,
  Dimensions: [{ Name: "Service", Value: "cart" }],
});
const errors = { Id: "m1", MetricStat: { Metric: metric("Errors"), Period: 300, Stat: "Sum" } };
const requests = { Id: "r", MetricStat: { Metric: metric("Requests"), Period: 60, Stat: "Sum" } };

describe("alarmAddress", () => {
  test("a metric has its statistic and period", () => {
    expect(ledTo(0)).toEqual({ queries: [errors], watchedId: "m1" });
  });

  test("an expression has what it is made from, and nothing else", () => {
    const e1 = { Id: "e1", Label: "Error rate", Expression: "m1 / r", ReturnData: true };
    const [m1, r] = [errors, requests].map((one) => ({ ...one, ReturnData: false }));
    expect(ledTo(2)).toEqual({ queries: [m1, r, e1], watchedId: "e1" });
  });

  test("a band leads to its metric, which it is compared with", () => {
    const ad1 = { Id: "ad1", Label: "expected", Expression: "ANOMALY_DETECTION_BAND(r, 3)", ReturnData: true };
    expect(ledTo(3)).toEqual({
      queries: [{ ...requests, ReturnData: true }, ad1],
      watchedId: "r",
      bandId: "ad1",
      operator: "LessThanLowerOrGreaterThanUpperThreshold",
    });
  });

  test("a query has its period", () => {
    const Expression = "SELECT MAX(Errors) FROM Shop GROUP BY Service";
    expect(ledTo(4)).toEqual({ queries: [{ Id: "q1", Expression, Period: 300, ReturnData: true }], watchedId: "q1" });
  });

  test("METRICS() stands for every metric of the graph, and an expression brings those that it speaks of", () => {
    expect(ledTo(5).queries?.map(({ Id }) => Id)).toEqual(["m1", "r", "e1", "e2"]);
  });

  test.each([6, 7, 8])("row %i leads nowhere", (place) => {
    expect(alarmAddress(graph, place, 300)).toBeUndefined();
  });
});
