import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { type Product, startProduct } from "./product";
import { open, setUp } from "./sign-in";

/** A trail by clicks alone: made with its bucket, log group and role, delivering, changed, stopped and deleted; its files are read. */
test.describe.configure({ mode: "serial" });

const TRAIL = "everything";
const BUCKET = "audit-files-of-the-team";
let product: Product;
let page: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  product = await startProduct({ MIRANTE_TRAIL_DELIVERY_SECONDS: "2" });
  page = await (await browser.newContext()).newPage();
  await setUp(page, product.setUpLink ?? "");
});
test.afterAll(() => product?.stop());

test("mistakes are told where they are made", async () => {
  await open(page, `${product.consoleUrl}/cloudtrail/trails`);
  await page.getByRole("link", { name: "Create trail" }).first().click();
  await page.getByLabel("Trail name").fill("a..b");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("Correct the fields that are marked.").first()).toBeVisible();
});

test("the wizard makes a trail with its bucket, its log group and its role, and starts it", async () => {
  await page.getByLabel("Trail name").fill(TRAIL);
  await page.getByLabel("Bucket name").fill(BUCKET);
  await page.getByText("Send events to a log group").click();
  await page.getByLabel("Log group name").fill("/audit/everything");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByText("Log data events").click();
  await page.getByRole("button", { name: "Advanced" }).click();
  await page.getByText("API call rate").click();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("/audit/everything")).toBeVisible();
  await expect(page.getByText("resources.type Equals AWS::S3::Object")).toBeVisible();
  await page.getByRole("button", { name: "Create trail" }).click();
  await expect(page.getByText(`The trail ${TRAIL} was created and is logging.`)).toBeVisible();
  await expect(page.getByRole("heading", { name: TRAIL, level: 1 })).toBeVisible();
});

test("a file is delivered, and its page tells what is in it", async () => {
  const file = page.getByRole("table", { name: "Files" }).getByRole("link", { name: /_CloudTrail_us-east-1_/ });
  await expect(file.first()).toBeVisible({ timeout: 60_000 });
  await file.last().click();
  await expect(page.getByRole("heading", { name: /Records/ })).toBeVisible();
  await page
    .getByRole("button", { name: /^The root user/ })
    .first()
    .click();
  await expect(page.getByText('"eventName"').first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Open in event history" })).toBeVisible();
});

test("the file is downloaded as it lies in the bucket", async () => {
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^123456789012_CloudTrail_us-east-1_.*\.json\.gz$/);
  const { Records } = JSON.parse(gunzipSync(readFileSync(await download.path())).toString()) as {
    Records: { eventSource: string }[];
  };
  expect(Records.length).toBeGreaterThan(0);
  expect(Records.every(({ eventSource }) => eventSource.endsWith(".amazonaws.com"))).toBe(true);
});

test("the bucket is walked through, folder by folder", async () => {
  await open(page, `${product.consoleUrl}/s3/buckets`);
  await page.getByRole("link", { name: BUCKET }).click();
  for (const folder of ["AWSLogs/", "123456789012/", "CloudTrail/", "us-east-1/"]) {
    await page.getByRole("link", { name: folder, exact: true }).click();
  }
  await expect(page.getByRole("link", { name: /^\d{4}\/$/ })).toBeVisible();
});

test("the log group got the events", async () => {
  await open(page, `${product.consoleUrl}/cloudtrail/trails/${TRAIL}`);
  await expect(page.getByRole("link", { name: "/audit/everything" })).toBeVisible();
  await page.getByRole("link", { name: "/audit/everything" }).click();
  await expect(page.getByRole("heading", { name: "/audit/everything", level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: /^123456789012_CloudTrail_us-east-1(_\d+)?$/ }).first()).toBeVisible();
});

test("which events it logs is changed", async () => {
  await open(page, `${product.consoleUrl}/cloudtrail/trails/${TRAIL}`);
  await page.getByRole("link", { name: "Edit events" }).first().click();
  await page.getByRole("checkbox", { name: /^Read / }).uncheck();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText(`The trail ${TRAIL} was changed.`)).toBeVisible();
  await expect(page.getByText("Write", { exact: true })).toBeVisible();
});

for (const path of [
  "/cloudtrail/trails",
  "/cloudtrail/trails/create",
  `/cloudtrail/trails/${TRAIL}`,
  `/cloudtrail/trails/${TRAIL}/edit?section=events`,
  "/s3/buckets",
  `/s3/buckets/${BUCKET}`,
]) {
  test(`${path} has no serious axe violation, in light and in dark`, async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await open(page, product.consoleUrl + path);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
}

test("it is stopped, and deleted by typing its name", async () => {
  await open(page, `${product.consoleUrl}/cloudtrail/trails/${TRAIL}`);
  await page.getByRole("button", { name: "Stop logging" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop logging" }).click();
  await expect(page.getByText(`The trail ${TRAIL} has stopped logging.`)).toBeVisible();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("dialog").getByRole("textbox").fill(TRAIL);
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText(`The trail ${TRAIL} was deleted.`)).toBeVisible();
});
