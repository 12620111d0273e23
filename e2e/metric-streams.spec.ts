import { gunzipSync } from "node:zlib";
import {
  CloudWatchClient,
  GetMetricStreamCommand,
  ListTagsForResourceCommand,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { enter, type Key, makeUser } from "./access";
import { type Product, startProduct } from "./product";
import { type Receiver, startReceiver } from "./receiver";
import { open, setUp } from "./sign-in";

/** A metric stream is made by click with all that it needs, and what is measured arrives at its endpoint. */
test.describe.configure({ mode: "serial" });

let product: Product;
let page: Page;
let key: Key;
let receiver: Receiver;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  receiver = await startReceiver(({ bytes }) => {
    const { requestId } = sent(bytes);
    return { body: JSON.stringify({ requestId, timestamp: Date.now() }) };
  });
  product = await startProduct({ MIRANTE_ALLOW_PRIVATE_TARGETS: "true" });
  page = await (await browser.newContext()).newPage();
  await setUp(page, product.setUpLink ?? "");
  enter(product);
  key = await makeUser("ana", ["AdministratorAccess"]);
});
test.afterAll(async () => {
  await product?.stop();
  await receiver?.close();
});

const client = () => new CloudWatchClient({ endpoint: product.apiUrl, region: "us-east-1", credentials: key });

test("a stream to an HTTP endpoint is made with its bucket, role and delivery stream", async () => {
  await open(page, `${product.consoleUrl}/cloudwatch/metric-streams`);
  await page.getByRole("link", { name: "Create metric stream" }).first().click();
  await page.getByRole("button", { name: "Create metric stream" }).click();
  await expect(page.getByText("Some fields need another look.", { exact: true })).toBeVisible();
  await page.getByLabel("Metric stream name").fill("to-collector");
  await page.getByText("Only some", { exact: true }).click();
  await page.getByPlaceholder("AWS/EC2").fill("Shop");
  await page.getByLabel("Endpoint URL").fill(`${receiver.url}/metrics`);
  await page.getByLabel("Access key - optional").fill("key of the collector");
  await page.getByLabel("Bucket for what does not arrive").fill("failed-metrics");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Create metric stream" }).click();
  await expect(page.getByRole("heading", { name: "to-collector" })).toBeVisible();
  await expect(page.getByText("Running", { exact: true })).toBeVisible();
  const stream = await client().send(new GetMetricStreamCommand({ Name: "to-collector" }));
  expect(stream).toMatchObject({ State: "running", OutputFormat: "json", IncludeFilters: [{ Namespace: "Shop" }] });
});

test("what is measured arrives by the minute, as Firehose sends it", async () => {
  test.setTimeout(240_000);
  const at = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 120_000);
  const Dimensions = [{ Name: "Page", Value: "basket" }];
  const MetricData = [3, 5].map((Value) => ({
    MetricName: "Latency",
    Value,
    Timestamp: at,
    Unit: "Milliseconds" as const,
    Dimensions,
  }));
  await client().send(new PutMetricDataCommand({ Namespace: "Shop", MetricData }));
  await client().send(new PutMetricDataCommand({ Namespace: "Else", MetricData }));
  await expect.poll(() => receiver.received.length, { timeout: 180_000, intervals: [1_000] }).toBeGreaterThan(0);
  expect(receiver.received[0]?.headers).toMatchObject({
    "x-amz-firehose-access-key": "key of the collector",
    "x-amz-firehose-source-arn": expect.stringMatching(/:deliverystream\/MetricStreams-to-collector$/),
  });
  expect(receiver.received.flatMap(({ bytes }) => sent(bytes).lines)).toEqual([
    expect.objectContaining({
      metric_stream_name: "to-collector",
      namespace: "Shop",
      metric_name: "Latency",
      dimensions: { Page: "basket" },
      timestamp: at.getTime(),
      value: { count: 2, sum: 8, max: 5, min: 3 },
      unit: "Milliseconds",
    }),
  ]);
  await page.getByRole("button", { name: "Refresh" }).first().click();
  await expect(page.getByText("0 updates, 0 records")).toBeVisible();
});

test("a stream is stopped, changed and tagged by click", async () => {
  await open(page, `${product.consoleUrl}/cloudwatch/metric-streams/to-collector`);
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByLabel("OpenTelemetry 1.0").check();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("opentelemetry1.0", { exact: true })).toBeVisible();
  await page.getByRole("tab", { name: "Tags" }).click();
  await page.getByRole("button", { name: "Add new tag" }).click();
  await page.getByRole("textbox", { name: "Key" }).fill("team");
  await page.getByRole("button", { name: "Save changes" }).click();
  const ResourceARN = "arn:aws:cloudwatch:us-east-1:123456789012:metric-stream/to-collector";
  const tags = async () => (await client().send(new ListTagsForResourceCommand({ ResourceARN }))).Tags;
  await expect.poll(tags).toEqual([{ Key: "team", Value: "" }]);
  const stream = await client().send(new GetMetricStreamCommand({ Name: "to-collector" }));
  expect(stream).toMatchObject({
    State: "stopped",
    OutputFormat: "opentelemetry1.0",
    IncludeFilters: [{ Namespace: "Shop" }],
  });
});

for (const mode of ["light", "dark"] as const) {
  test(`the pages are free of faults for screen readers, ${mode}`, async () => {
    await page.emulateMedia({ colorScheme: mode });
    for (const path of [
      "",
      "?tab=delivery",
      "/create",
      "/to-collector",
      "/to-collector?tab=metrics",
      "/to-collector/edit",
    ]) {
      await open(page, `${product.consoleUrl}/cloudwatch/metric-streams${path}`);
      await expect(page.getByRole("heading").first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
    }
  });
}

test("a stream is deleted, its delivery stream stays until it is deleted too", async () => {
  await open(page, `${product.consoleUrl}/cloudwatch/metric-streams/to-collector`);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("delete");
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("No metric streams")).toBeVisible();
  await page.getByRole("tab", { name: "Delivery streams" }).click();
  await page.getByRole("radio", { name: "MetricStreams-to-collector" }).check({ force: true });
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await dialog.getByRole("textbox").fill("MetricStreams-to-collector");
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("No delivery streams")).toBeVisible();
});

/** What Firehose sends: its request, whose records are lines of JSON. */
function sent(bytes: Buffer): { requestId: string; lines: Record<string, unknown>[] } {
  const { requestId, records } = JSON.parse(gunzipSync(bytes).toString()) as {
    requestId: string;
    records: { data: string }[];
  };
  const text = records.map(({ data }) => Buffer.from(data, "base64").toString()).join("");
  const lines = text.split("\n").filter(Boolean);
  return { requestId, lines: lines.map((line) => JSON.parse(line)) };
}
