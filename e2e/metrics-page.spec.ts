import { readFile } from "node:fs/promises";
import {
  CloudWatchClient,
  DescribeAnomalyDetectorsCommand,
  GetMetricWidgetImageCommand,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { enter, makeUser } from "./access";
import { type Product, startProduct } from "./product";
import { alive, open, setUp } from "./sign-in";

/** The page of metrics as a person walks it: from the tree of metrics to a graph with math, a link, files and a dashboard. */
test.describe.configure({ mode: "serial" });

const MINUTE = 60_000;
let product: Product;
let page: Page;
let metrics: CloudWatchClient;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(400_000);
  product = await startProduct();
  enter(product);
  page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await setUp(page, product.setUpLink ?? "");
  const credentials = await makeUser("metrics-writer", ["CloudWatchFullAccessV2"]);
  metrics = new CloudWatchClient({ endpoint: product.apiUrl, region: "us-east-1", credentials });
  const now = Math.floor(Date.now() / MINUTE) * MINUTE;
  for (const [service, base] of [
    ["cart", 100],
    ["pay", 200],
  ] as const) {
    const MetricData = Array.from({ length: 60 }, (_, minute) => ({
      MetricName: "Latency",
      Dimensions: [{ Name: "Service", Value: service }],
      Timestamp: new Date(now - (minute + 2) * MINUTE),
      Value: base + (minute % 10),
    }));
    await metrics.send(new PutMetricDataCommand({ Namespace: "Shop", MetricData }));
  }
});
test.afterAll(async () => {
  metrics?.destroy();
  await product?.stop();
});

const legend = () => page.getByRole("table", { name: "Legend" });
const lines = (on: Page) => on.locator("svg.recharts-surface path.recharts-line-curve");

test("metrics are found in the tree and ticked", async () => {
  await open(page, `${product.consoleUrl}/cloudwatch/metrics`);
  await page.getByRole("link", { name: "Shop", exact: true }).click();
  await page.getByRole("link", { name: "Service", exact: true }).click();
  for (const service of ["cart", "pay"]) {
    await page.getByRole("row").filter({ hasText: service }).getByRole("checkbox").click({ force: true });
  }
  await expect(legend()).toContainText("cart Latency");
  await expect(legend()).toContainText("pay Latency");
  await expect(lines(page)).toHaveCount(2);
});

test("an expression is worked out of both, and a mistake in it is marked where it stands", async () => {
  await page.getByRole("tab", { name: /Graphed metrics/ }).click();
  await page.getByRole("button", { name: "Add math", exact: true }).click();
  await page.getByRole("menuitem", { name: "SUM(METRICS())" }).click();
  await expect(lines(page)).toHaveCount(3);
  const field = page.getByRole("combobox", { name: "Expression e1" });
  await field.fill("SUM([m1, m7])");
  await field.press("Enter");
  await expect(page.getByText("Undefined id: m7").first()).toBeVisible();
  await field.fill("m1 + m");
  await expect(page.getByRole("option", { name: "m2" })).toBeVisible();
  await field.press("Enter");
  await expect(field).toHaveValue("m1 + m1");
  await field.fill("m1 + m2");
  await field.press("Escape");
  await field.press("Enter");
  await expect(lines(page)).toHaveCount(3);
});

test("a line goes to the right axis, and an annotation marks a value", async () => {
  const axis = page.getByRole("toolbar", { name: "Y axis of pay Latency" });
  await axis.getByRole("button", { name: "Right" }).click();
  await expect(page.locator("svg.recharts-surface .recharts-yAxis")).toHaveCount(2);
  await page.getByRole("tab", { name: "Options" }).click();
  await page.getByRole("button", { name: "Add horizontal annotation" }).click();
  await page.getByLabel("Value of annotation 1", { exact: true }).fill("105");
  await page.getByLabel("Value of annotation 1", { exact: true }).press("Enter");
  await page.getByLabel("Label of annotation 1", { exact: true }).fill("SLO");
  await page.getByLabel("Label of annotation 1", { exact: true }).press("Enter");
  await expect(page.locator("svg.recharts-surface").getByText("SLO")).toBeVisible();
});

test("the link shows another person the same graph", async ({ browser }) => {
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const other = await context.newPage();
  await open(other, page.url());
  await expect(lines(other)).toHaveCount(3);
  await expect(other.locator("svg.recharts-surface").getByText("SLO")).toBeVisible();
  await expect(other.locator("svg.recharts-surface .recharts-yAxis")).toHaveCount(2);
  await context.close();
});

test("the CSV has the values of every line, and the sum is their sum", async () => {
  const text = (await readFile(await download("Download as .csv"))).toString();
  const [head, ...rows] = text.trim().split("\r\n");
  expect(head).toBe("Time,cart Latency,pay Latency,Expression");
  const numbers = rows.map((row) => row.split(",").slice(1).map(Number));
  expect(numbers.length).toBeGreaterThanOrEqual(59);
  for (const [cart = 0, pay = 0, sum = 0] of numbers) expect(sum).toBeCloseTo(cart + pay, 6);
});

test("the PNG of the browser and of the server are pictures", async () => {
  const png = await readFile(await download("Download as .png"));
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  const { MetricWidgetImage } = await metrics.send(
    new GetMetricWidgetImageCommand({
      MetricWidget: JSON.stringify({ metrics: [["Shop", "Latency", "Service", "cart"]], width: 300, height: 150 }),
    }),
  );
  const picture = Buffer.from(MetricWidgetImage ?? []);
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([300, 150]);
});

test("a query is written with completion, drawn, and shown by the builder", async () => {
  await page.getByRole("tab", { name: "Multi source query" }).click();
  const text = page.getByRole("combobox", { name: "Query as text" });
  await text.fill("SELECT MAX(Lat");
  await page.getByRole("option", { name: "Latency" }).click();
  await expect(text).toHaveValue("SELECT MAX(Latency");
  await text.fill("SELECT MAX(Latency) FROM Shop GROUP BY Service");
  await text.press("Escape");
  await page.getByRole("button", { name: "Graph query" }).click();
  await expect(lines(page)).toHaveCount(5);
  await expect(page.getByRole("button", { name: /Namespace Shop/ })).toBeVisible();
});

test("the graph is added to a dashboard", async () => {
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "Add to dashboard" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("A new dashboard").click();
  await dialog.getByLabel("Dashboard name").fill("shop");
  await dialog.getByRole("button", { name: "Add to dashboard" }).click();
  await page.getByRole("link", { name: "View dashboard" }).click();
  await page.waitForURL(/\/cloudwatch\/dashboards\/shop/);
  await expect(lines(page)).toHaveCount(5);
});

test("a metric is searched for, and shown alone, from its menu; its alarms are told", async () => {
  const graph = { region: "us-east-1", metrics: [["Shop", "Latency", "Service", "cart"]] };
  const place = { namespace: "Shop", dimensions: '["Service"]', graph: JSON.stringify(graph) };
  await open(page, `${product.consoleUrl}/cloudwatch/metrics?${new URLSearchParams(place)}`);
  const menu = page.getByRole("button", { name: "Actions on Latency, Service: pay" });
  await menu.click();
  await page.getByRole("menuitem", { name: "Add to search" }).click();
  await page.getByRole("menuitem", { name: "Service=pay" }).click();
  await expect(page.getByLabel("Search metrics")).toHaveValue("Service=pay");
  await expect(page.getByRole("row").filter({ hasText: "cart" }).getByRole("checkbox")).toHaveCount(0);
  await menu.click();
  await page.getByRole("menuitem", { name: "Graph this metric only" }).click();
  await expect(lines(page)).toHaveCount(1);
  await expect(legend()).toContainText("209");
  await menu.click();
  await page.getByRole("menuitem", { name: "Alarms of this metric" }).click();
  await expect(page.getByRole("dialog")).toContainText("No alarm watches this metric.");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Graph search" }).click();
  await expect(lines(page)).toHaveCount(2);
});

test("anomaly detection draws a band in the color of its metric, and its model is edited", async () => {
  const now = Math.floor(Date.now() / MINUTE) * MINUTE;
  const MetricData = Array.from({ length: 300 }, (_, place) => ({
    MetricName: "Load",
    Timestamp: new Date(now - (place + 1) * 5 * MINUTE),
    Value: 50 + (place % 7),
  }));
  await metrics.send(new PutMetricDataCommand({ Namespace: "Shop", MetricData }));
  const graph = { region: "us-east-1", metrics: [["Shop", "Load", { color: "#ff8800" }]] };
  await open(
    page,
    `${product.consoleUrl}/cloudwatch/metrics?${new URLSearchParams({ tab: "graphed", graph: JSON.stringify(graph) })}`,
  );
  const enable = page.getByRole("button", { name: /Enable anomaly detection on/ });
  await alive(enable);
  await enable.click();
  const field = page.getByRole("combobox", { name: "Expression e1" });
  await expect(field).toHaveValue("ANOMALY_DETECTION_BAND(m1, 2)");
  await expect(legend()).toContainText("(expected)");
  const band = page.locator('svg.recharts-surface polygon[fill="#ff8800"]');
  await expect(band).toHaveCount(1);
  expect((await band.getAttribute("points"))?.split(" ").length).toBeGreaterThan(20);
  const edit = page.getByRole("button", { name: /Edit anomaly detection model of/ });
  await edit.click();
  await page.getByRole("dialog").getByRole("button", { name: "Add time" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save model" }).click();
  await expect(page.getByText(/anomaly detection model of .* was saved/)).toBeVisible();
  const { AnomalyDetectors = [] } = await metrics.send(new DescribeAnomalyDetectorsCommand({ Namespace: "Shop" }));
  expect(AnomalyDetectors.map(({ Stat, Configuration }) => [Stat, Configuration?.ExcludedTimeRanges?.length])).toEqual([
    ["Average", 1],
  ]);
  await edit.click();
  await expect(page.getByLabel("From of time 1")).toHaveValue(/^\d{4}-\d\d-\d\dT/);
  await page.getByRole("dialog").getByRole("button", { name: "Delete model" }).click();
  await expect(page.getByText(/anomaly detection model of .* was deleted/)).toBeVisible();
});

test("the model of a band around an expression is edited as that of a metric is", async () => {
  const graph = {
    region: "us-east-1",
    metrics: [["Shop", "Load", { id: "m1" }], [{ expression: "m1 * 2", id: "e1", label: "twice", color: "#00aa88" }]],
  };
  await open(
    page,
    `${product.consoleUrl}/cloudwatch/metrics?${new URLSearchParams({ tab: "graphed", graph: JSON.stringify(graph) })}`,
  );
  const enable = page.getByRole("button", { name: "Enable anomaly detection on twice" });
  await alive(enable);
  await enable.click();
  await expect(page.getByRole("combobox", { name: "Expression e2" })).toHaveValue("ANOMALY_DETECTION_BAND(e1, 2)");
  await expect(page.locator('svg.recharts-surface polygon[fill="#00aa88"]')).toHaveCount(1);
  await page.getByRole("button", { name: /Edit anomaly detection model of/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("m1 * 2");
  await dialog.getByRole("button", { name: "Add time" }).click();
  await dialog.getByRole("button", { name: "Save model" }).click();
  await expect(page.getByText(/anomaly detection model of m1 \* 2 was saved/)).toBeVisible();
  const asked = new DescribeAnomalyDetectorsCommand({ AnomalyDetectorTypes: ["METRIC_MATH"] });
  const { AnomalyDetectors = [] } = await metrics.send(asked);
  const queries = AnomalyDetectors.flatMap((one) => one.MetricMathAnomalyDetector?.MetricDataQueries ?? []);
  expect(queries.map(({ Id, ReturnData }) => [Id, ReturnData])).toEqual([
    ["m1", false],
    ["e1", true],
  ]);
});

for (const tab of ["browse", "query", "graphed", "options", "source"]) {
  test(`the tab ${tab} has no serious axe violation, in light and in dark`, async () => {
    const graph = {
      region: "us-east-1",
      metrics: [["Shop", "Latency", "Service", "cart"], [{ expression: "m1 * 2", id: "e1" }]],
      annotations: { horizontal: [{ value: 105, label: "SLO", fill: "above" }] },
    };
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const search = new URLSearchParams({ tab, graph: JSON.stringify(graph) });
      await open(page, `${product.consoleUrl}/cloudwatch/metrics?${search}`);
      await expect(legend()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
}

for (const view of ["singleValue", "gauge", "bar", "pie", "table"]) {
  test(`the view ${view} has no serious axe violation`, async () => {
    const graph = {
      region: "us-east-1",
      view,
      metrics: [
        ["Shop", "Latency", "Service", "cart"],
        ["...", "pay"],
      ],
      yAxis: { left: { min: 0, max: 300 } },
      table: { summaryColumns: ["MIN", "MAX"] },
    };
    await page.emulateMedia({ colorScheme: "light" });
    await open(
      page,
      `${product.consoleUrl}/cloudwatch/metrics?${new URLSearchParams({ graph: JSON.stringify(graph) })}`,
    );
    await expect(page.getByText("pay Latency").first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}

/** Chooses a download among the graph's actions; answers where the file is. */
async function download(name: string): Promise<string> {
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name }).click()]);
  return file.path();
}
