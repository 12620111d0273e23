import { expect, test } from "vitest";
import { addressedSubject } from "./addressed-subject";

const dimensions = [{ Name: "host", Value: "web-1" }];

test("reads the metric of a link", () => {
  const search = {
    namespace: "CWAgent",
    metricName: "cpu",
    dimensions: JSON.stringify(dimensions),
    statistic: "p99",
    period: "60",
  };
  const Metric = { Namespace: "CWAgent", MetricName: "cpu", Dimensions: dimensions };
  expect(addressedSubject(search)).toEqual({
    queries: [{ Id: "m1", MetricStat: { Metric, Stat: "p99", Period: 60 } }],
    watchedId: "m1",
  });
});

test("passes over what makes no sense of a metric", () => {
  const Metric = { Namespace: "N", MetricName: "m", Dimensions: [] };
  const plain = { queries: [{ Id: "m1", MetricStat: { Metric, Stat: "Average", Period: 300 } }], watchedId: "m1" };
  expect(addressedSubject({ namespace: "CWAgent" })).toEqual({});
  expect(
    addressedSubject({
      namespace: "N",
      metricName: "m",
      dimensions: '[1,{"Name":"a"}]',
      statistic: "most",
      period: "1e9x",
    }),
  ).toEqual(plain);
  expect(addressedSubject({ namespace: "N", metricName: "m", dimensions: "{" })).toEqual(plain);
});

test.each(["{", "7", "[]", '[{"Expression":"1"}]', '[{"Id":"m1","MetricStat":{"Metric":{"Namespace":1}}}]', "[null]"])(
  "passes over the list %s",
  (metrics) => {
    expect(addressedSubject({ metrics })).toEqual({});
  },
);

test("takes of a row what the wizard knows, and no band that is not there", () => {
  const metrics = JSON.stringify([{ Id: "e1", Expression: "1", Danger: true, Period: "60" }, 4]);
  expect(addressedSubject({ metrics, band: "ad1" })).toEqual({
    queries: [{ Id: "e1", Expression: "1" }],
    watchedId: "e1",
    bandId: undefined,
  });
});
