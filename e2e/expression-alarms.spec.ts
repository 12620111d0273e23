import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  type MetricAlarm,
  PutMetricAlarmCommand,
  type PutMetricAlarmInput,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { enter, makeUser } from "./access";
import { type Product, startProduct } from "./product";
import { open, setUp } from "./sign-in";

/** Alarms on expressions, bands and queries as a person makes, changes and looks at them. */
test.describe.configure({ mode: "serial" });

const MINUTE = 60_000;
const SERVICES = ["cart", "pay"] as const;
let product: Product;
let page: Page;
let metrics: CloudWatchClient;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(400_000);
  product = await startProduct();
  enter(product);
  page = await (await browser.newContext()).newPage();
  await setUp(page, product.setUpLink ?? "");
  const credentials = await makeUser("alarm-maker", ["CloudWatchFullAccessV2"]);
  metrics = new CloudWatchClient({ endpoint: product.apiUrl, region: "us-east-1", credentials });
  const now = Math.floor(Date.now() / MINUTE) * MINUTE;
  // Eight hours are enough for a band to be learned.
  for (const [place, service] of SERVICES.entries()) {
    const MetricData = Array.from({ length: 480 }, (_, minute) => ({
      MetricName: "Latency",
      Dimensions: [{ Name: "Service", Value: service }],
      Timestamp: new Date(now - (minute + 1) * MINUTE),
      Value: 100 * (place + 1) + (minute % 10),
    }));
    await metrics.send(new PutMetricDataCommand({ Namespace: "Shop", MetricData }));
  }
});
test.afterAll(async () => {
  metrics?.destroy();
  await product?.stop();
});

const lines = () => page.locator("svg.recharts-surface path.recharts-line-curve");
const band = () => page.locator("svg.recharts-surface polygon");
const legend = () => page.getByLabel("Legend");
const next = () => page.getByRole("button", { name: "Next", exact: true }).click();

/** Goes through the steps after the conditions, and makes the alarm under this name. */
async function finish(name: string): Promise<void> {
  await next();
  await next();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await next();
  await page.getByRole("button", { name: "Create alarm", exact: true }).click();
  await page.waitForURL((url) => url.pathname === `/cloudwatch/alarms/${name}`);
}

async function described(name: string): Promise<MetricAlarm> {
  const { MetricAlarms = [] } = await metrics.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
  expect(MetricAlarms).toHaveLength(1);
  return MetricAlarms[0] ?? {};
}

/** The row of the wizard's browser for a service is chosen. */
async function chooseMetric(service: string): Promise<void> {
  const row = page.getByRole("row").filter({ hasText: service });
  if ((await row.count()) === 0) {
    await page.getByText("Shop", { exact: true }).first().click();
    await page.getByText("Service", { exact: true }).first().click();
  }
  await row.getByRole("radio").click({ force: true });
}

test("an alarm on an expression over two metrics is made by click", async () => {
  await open(page, `${product.consoleUrl}/cloudwatch/alarms/create`);
  await chooseMetric("cart");
  await page.getByRole("button", { name: "Add metric" }).click();
  await chooseMetric("pay");
  await page.getByRole("button", { name: "Add math", exact: true }).click();
  await page.getByRole("menuitem", { name: "SUM(METRICS())" }).click();
  const field = page.getByRole("combobox", { name: "Expression e1" });
  await field.fill("m1 + m7");
  await field.press("Escape");
  await field.press("Enter");
  await expect(page.getByText("Error in expression 'e1': Undefined id: m7")).toBeVisible();
  await field.fill("m2 - m1");
  await field.press("Escape");
  await field.press("Enter");
  await expect(page.getByText("Undefined id: m7")).toBeHidden();
  await expect(page.getByRole("radio", { name: "Watch m2 - m1" })).toBeChecked();
  await expect(lines()).toHaveCount(1);
  await page.getByLabel("than...").fill("150");
  await finish("difference");
  const alarm = await described("difference");
  expect(alarm.Metrics?.map(({ Id, ReturnData }) => [Id, ReturnData])).toEqual([
    ["m1", false],
    ["m2", false],
    ["e1", true],
  ]);
  expect(alarm).toMatchObject({ Threshold: 150, ComparisonOperator: "GreaterThanThreshold" });
  await expect(lines()).toHaveCount(1);
  await expect(page.getByText("m2 - m1").first()).toBeVisible();
});

test("an alarm on a band is made by click, and the band is drawn", async () => {
  const search = new URLSearchParams({
    namespace: "Shop",
    metricName: "Latency",
    dimensions: JSON.stringify([{ Name: "Service", Value: "cart" }]),
    period: "60",
  });
  await open(page, `${product.consoleUrl}/cloudwatch/alarms/create?${search}`);
  await page.getByRole("radio", { name: /Anomaly detection/ }).click({ force: true });
  await page.getByRole("radio", { name: /Greater than the band/ }).click({ force: true });
  const width = page.getByLabel("Anomaly detection threshold");
  await expect(width).toHaveValue("2");
  await width.fill("wide");
  await next();
  await expect(page.getByText("Enter a number larger than 0.")).toBeVisible();
  await width.fill("3");
  await expect(band()).toHaveCount(1);
  await finish("unusual");
  expect(await described("unusual")).toMatchObject({
    ComparisonOperator: "GreaterThanUpperThreshold",
    ThresholdMetricId: "ad1",
    Metrics: [{ Id: "m1" }, { Id: "ad1", Expression: "ANOMALY_DETECTION_BAND(m1, 3)" }],
  });
  await expect(band()).toHaveCount(1);
  await expect(lines()).toHaveCount(1);
  await expect(legend()).toContainText("Latency (expected)");
});

test("an alarm on a query is made by click, and each of its series is drawn", async () => {
  await open(page, `${product.consoleUrl}/cloudwatch/alarms/create`);
  await page.getByRole("button", { name: "Write query" }).click();
  const field = page.getByRole("combobox", { name: "Query q1" });
  await field.fill("SELECT MAX(Latency) FROM Shop GROUP BY Service");
  await field.press("Escape");
  await field.press("Enter");
  await expect(lines()).toHaveCount(2);
  await page.getByLabel("than...").fill("500");
  await finish("slowest");
  expect(await described("slowest")).toMatchObject({
    Metrics: [{ Id: "q1", Expression: "SELECT MAX(Latency) FROM Shop GROUP BY Service", Period: 300 }],
  });
  await expect(lines()).toHaveCount(2);
  for (const service of SERVICES) await expect(legend()).toContainText(service);
});

const made: PutMetricAlarmInput = {
  AlarmName: "by-program",
  ActionsEnabled: false,
  AlarmActions: ["arn:aws:sns:us-east-1:123456789012:pager"],
  ComparisonOperator: "LessThanLowerThreshold",
  EvaluationPeriods: 3,
  ThresholdMetricId: "usual",
  TreatMissingData: "ignore",
  WarmUpConfiguration: { WarmUpPeriodDurationInMinutes: 5 },
  Metrics: [
    { Id: "usual", Expression: "ANOMALY_DETECTION_BAND(ratio)", Label: "as always" },
    { Id: "ratio", Expression: "pay / cart", Label: "pay per cart", ReturnData: true },
    ...SERVICES.map((Value) => ({
      Id: Value,
      Label: `of ${Value}`,
      MetricStat: {
        Metric: { Namespace: "Shop", MetricName: "Latency", Dimensions: [{ Name: "Service", Value }] },
        Period: 60,
        Stat: "p90",
        Unit: "None" as const,
      },
      ReturnData: false,
    })),
  ],
};

test("an alarm that a program made keeps every member when it is edited", async () => {
  await metrics.send(new PutMetricAlarmCommand(made));
  const before = await described("by-program");
  await open(page, `${product.consoleUrl}/cloudwatch/alarms/by-program/edit`);
  await expect(band()).toHaveCount(1);
  await expect(page.getByLabel("Anomaly detection threshold")).toHaveValue("2");
  await next();
  await next();
  await page.getByLabel("Description", { exact: true }).fill("Looked at");
  await next();
  await page.getByRole("button", { name: "Update alarm", exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/cloudwatch/alarms/by-program");
  const after = await described("by-program");
  const settings = ({ Metrics, ActionsEnabled, AlarmActions, WarmUpConfiguration, ...alarm }: MetricAlarm) => ({
    Metrics,
    ActionsEnabled,
    AlarmActions,
    WarmUpConfiguration,
    rule: [
      alarm.ComparisonOperator,
      alarm.EvaluationPeriods,
      alarm.DatapointsToAlarm,
      alarm.ThresholdMetricId,
      alarm.TreatMissingData,
      alarm.Threshold,
    ],
  });
  expect(settings(after)).toEqual(settings(before));
  expect(settings(after).Metrics).toEqual(made.Metrics);
  expect(after.AlarmDescription).toBe("Looked at");
});

test("the rows of a graph lead to alarms on them with everything that they are made from", async () => {
  const graph = {
    region: "us-east-1",
    period: 60,
    metrics: [
      ["Shop", "Latency", "Service", "cart"],
      ["...", "pay", { stat: "Maximum" }],
      [{ expression: "m2 / m1", id: "e1", label: "Ratio" }],
      [{ expression: "ANOMALY_DETECTION_BAND(m1, 4)", id: "ad1", label: "Usual" }],
      [{ expression: "SELECT AVG(Latency) FROM Shop", id: "q1", label: "All" }],
    ],
  };
  const search = new URLSearchParams({ tab: "graphed", graph: JSON.stringify(graph) });
  const follow = async (label: string) => {
    await open(page, `${product.consoleUrl}/cloudwatch/metrics?${search}`);
    await page.getByRole("link", { name: `Create alarm on ${label}`, exact: true }).click();
    await page.waitForURL((url) => url.pathname === "/cloudwatch/alarms/create");
    await expect(lines()).toHaveCount(1);
  };
  await follow("Ratio");
  await expect(page.getByRole("combobox", { name: "Expression e1" })).toHaveValue("m2 / m1");
  await expect(page.getByLabel("Statistic of m2")).toHaveValue("Maximum");
  await follow("All");
  await expect(page.getByRole("combobox", { name: "Query q1" })).toHaveValue("SELECT AVG(Latency) FROM Shop");
  await follow("Usual");
  await expect(page.getByLabel("Anomaly detection threshold")).toHaveValue("4");
  await expect(band()).toHaveCount(1);
});

for (const path of ["difference", "unusual", "slowest", "by-program/edit", "difference/edit"]) {
  test(`${path} has no serious axe violation, in light and in dark`, async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await open(page, `${product.consoleUrl}/cloudwatch/alarms/${path}`);
      await expect(legend()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
}
