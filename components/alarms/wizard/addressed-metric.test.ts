import { expect, test } from "vitest";
import { addressedMetric } from "./addressed-metric";

const dimensions = [{ Name: "host", Value: "web-1" }];

test("reads the metric of a link", () => {
  const search = {
    namespace: "CWAgent",
    metricName: "cpu",
    dimensions: JSON.stringify(dimensions),
    statistic: "p99",
    period: "60",
  };
  expect(addressedMetric(search)).toEqual({
    metric: { namespace: "CWAgent", metricName: "cpu", dimensions },
    statistic: "p99",
    period: 60,
  });
});

test("passes over what makes no sense", () => {
  expect(addressedMetric({ namespace: "CWAgent" })).toEqual({});
  expect(
    addressedMetric({
      namespace: "N",
      metricName: "m",
      dimensions: '[1,{"Name":"a"}]',
      statistic: "most",
      period: "1e9x",
    }),
  ).toEqual({ metric: { namespace: "N", metricName: "m", dimensions: [] } });
  expect(addressedMetric({ namespace: "N", metricName: "m", dimensions: "{" })).toEqual({
    metric: { namespace: "N", metricName: "m", dimensions: [] },
  });
});
