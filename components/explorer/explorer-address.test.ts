import { expect, test } from "vitest";
import { EMPTY_EXPLORER, explorerText, parseExplorer } from "./explorer-address";

const EXPLORER = {
  metrics: [{ metricName: "Latency", resourceType: "Shop", stat: "p99" }],
  labels: [{ key: "Service", value: "cart" }],
  splitBy: "Service",
};

test("an explorer comes back as it was", () => {
  expect(parseExplorer(explorerText(EXPLORER))).toEqual(EXPLORER);
  expect(explorerText(EMPTY_EXPLORER)).toBeUndefined();
});

test.each(["", null, "{", "[]", '{"metrics":[],"labels":[]}', '{"metrics":[{"metricName":1}],"labels":[]}'])(
  "%s is an empty one",
  (text) => {
    expect(parseExplorer(text)).toEqual(EMPTY_EXPLORER);
  },
);
