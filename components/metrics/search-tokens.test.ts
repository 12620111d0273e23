import { expect, test } from "vitest";
import { checkMetricMath } from "@/lib/languages/metric-math/check";
import { parseMetricMath } from "@/lib/languages/metric-math/parser";
import { addedToSearch, fitsSearch, searchExpression, searchText, searchTokens, tokensOf } from "./search-tokens";

const CART = {
  namespace: "Shop",
  metricName: "Latency",
  dimensions: [{ Name: "Service", Value: "cart service" }],
};

test.each([
  ["lat", true],
  ["shop cart", true],
  ["Service=cart", true],
  ['"cart service"', true],
  ["MetricName=cart", false],
  ["service", true],
  ["MetricName=lat Namespace=shop", true],
  ["namespace", false],
  ["Region=cart", false],
  ["", true],
])("%s", (search, fits) => {
  expect(fitsSearch(CART, searchTokens(search))).toBe(fits);
});

test("words come back as they were written", () => {
  const search = 'lat "cart service" "Service name=a b"';
  expect(searchText(searchTokens(search))).toBe(search);
});

test.each([
  [{ namespace: "Shop", dimensions: ["Service"] }, "Latency", `SEARCH('{"Shop","Service"} Latency', 'Average')`],
  [{ namespace: undefined, dimensions: undefined }, 'a "b c"', `SEARCH('a AND "b c"', 'Average')`],
  [
    { namespace: "Shop", dimensions: undefined },
    "MetricName=Orders o'clock",
    `SEARCH('{"Shop"} "MetricName"=Orders AND "oclock"', 'Average')`,
  ],
])("%j %s as an expression that can be read", (place, search, expression) => {
  expect(searchExpression(place, search, "Average")).toBe(expression);
  expect(checkMetricMath(parseMetricMath(expression), () => undefined)).toBe("TS[]");
});

test("the words of a metric find it, also where they have blanks, and are added once", () => {
  const metric = { namespace: "Shop", metricName: "Latency", dimensions: [{ Name: "Service", Value: "the cart" }] };
  const tokens = tokensOf(metric);
  const search = searchText(tokens);
  expect(search).toBe('MetricName=Latency "Service=the cart"');
  expect(fitsSearch(metric, searchTokens(search))).toBe(true);
  expect(tokens.map((token) => addedToSearch(search, token))).toEqual([search, search]);
  expect(addedToSearch("pay", { property: "MetricName", text: "Latency" })).toBe("pay MetricName=Latency");
});
