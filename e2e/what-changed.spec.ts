import { CloudWatchClient, PutMetricAlarmCommand, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateLoginProfileCommand, IAMClient } from "@aws-sdk/client-iam";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { enter, type Key, makeUser } from "./access";
import { type Product, startProduct } from "./product";
import { setUp } from "./sign-in";

/** Ana changes something, a metric breaks after it, the alarm goes off: the console names the change and ana first. */
test.describe.configure({ mode: "serial" });

const PASSWORD = "Maré-alta-no-cais-42";
const ALARM = "/cloudwatch/alarms/errors-rising";
let product: Product;
let root: Page;
let ana: Key;
let beto: Key;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  product = await startProduct();
  root = await (await browser.newContext()).newPage();
  await setUp(root, product.setUpLink ?? "");
  enter(product);
  ana = await makeUser("ana", ["AdministratorAccess"]);
  beto = await makeUser("beto", ["AdministratorAccess"]);
  await makeUser("carla", ["CloudWatchReadOnlyAccess"]);
  await new IAMClient(settings(ana)).send(new CreateLoginProfileCommand({ UserName: "carla", Password: PASSWORD }));
});
test.afterAll(() => product?.stop());

function settings(credentials: Key) {
  return { endpoint: product.apiUrl, region: "us-east-1", credentials };
}

test("an alarm that went off names the change before it, and who made it, first", async () => {
  test.setTimeout(240_000);
  const logs = { ana: new CloudWatchLogsClient(settings(ana)), beto: new CloudWatchLogsClient(settings(beto)) };
  const metrics = new CloudWatchClient(settings(beto));
  const Dimensions = [{ Name: "Service", Value: "checkout" }];
  await logs.beto.send(new CreateLogGroupCommand({ logGroupName: "/shop/checkout" }));
  await metrics.send(
    new PutMetricAlarmCommand({
      AlarmName: "errors-rising",
      Namespace: "Shop",
      MetricName: "Errors",
      Dimensions,
      Statistic: "Sum",
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 5,
      ComparisonOperator: "GreaterThanThreshold",
    }),
  );
  await logs.ana.send(new PutRetentionPolicyCommand({ logGroupName: "/shop/checkout", retentionInDays: 1 }));
  for (const name of ["/mail/outgoing", "/mail/incoming"])
    await logs.beto.send(new CreateLogGroupCommand({ logGroupName: name }));
  await metrics.send(
    new PutMetricDataCommand({ Namespace: "Shop", MetricData: [{ MetricName: "Errors", Dimensions, Value: 40 }] }),
  );

  await root.goto(product.consoleUrl + ALARM);
  await expect(root.getByRole("heading", { name: "What changed before this?" })).toBeVisible();
  // The evaluator comes by every minute; the page is asked anew until the alarm has gone off.
  const first = root.getByRole("list", { name: "What changed before this?" }).getByRole("listitem").first();
  await expect(async () => {
    await root.goto(product.consoleUrl + ALARM);
    await expect(first).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 150_000 });
  await expect(first).toContainText("ana called PutRetentionPolicy on /shop/checkout");
  await expect(first).toContainText("also about “checkout”");
});

test("the change leads to its event, and the event to the alarm", async () => {
  await root.getByRole("link", { name: "ana called PutRetentionPolicy on /shop/checkout" }).first().click();
  await expect(root.getByRole("heading", { level: 1, name: "PutRetentionPolicy" })).toBeVisible();
  const turns = root.getByRole("list", { name: "What happened around this" });
  await expect(turns.getByRole("listitem").filter({ hasText: "went into alarm" })).toContainText("errors-rising");
  expect(await seriousViolations()).toEqual([]);
  await turns.getByRole("link", { name: "errors-rising" }).first().click();
  await expect(root.getByRole("heading", { level: 1, name: "errors-rising" })).toBeVisible();
});

test("changes are marked on the alarm's graph, reached by keyboard, and lead to their events", async () => {
  await root.goto(product.consoleUrl + ALARM);
  const marks = root.getByRole("list", { name: "Changes", exact: true });
  const mark = marks.getByRole("button", { name: /changes$/ }).last();
  await mark.focus();
  const change = marks.getByRole("link", { name: "ana called PutRetentionPolicy on /shop/checkout" });
  await expect(change).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await root.keyboard.press("Escape");
  await expect(change).toBeHidden();
  await root.keyboard.press("Enter");
  await change.click();
  await expect(root.getByRole("heading", { level: 1, name: "PutRetentionPolicy" })).toBeVisible();
});

test("the switch on the page of metrics marks changes, and the address keeps it", async () => {
  const graph = { metrics: [["Shop", "Errors", "Service", "checkout"]], view: "timeSeries", region: "us-east-1" };
  await root.goto(`${product.consoleUrl}/cloudwatch/metrics?graph=${encodeURIComponent(JSON.stringify(graph))}`);
  await expect(root.locator("svg.recharts-surface").first()).toBeVisible();
  await expect(root.getByRole("list", { name: "Changes" })).toBeHidden();
  await root.getByText("Show changes").click();
  await expect(root.getByRole("list", { name: "Changes" })).toBeVisible();
  expect(new URL(root.url()).searchParams.get("changes")).toBe("on");
  await root.reload();
  await expect(root.getByRole("list", { name: "Changes" })).toBeVisible();
});

test("who may not look events up sees the alarm and its graph, and is told why there are no changes", async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${product.consoleUrl}/sign-in`);
  await page.getByLabel("Account ID (12 digits) or account alias").fill("123456789012");
  await page.getByLabel("IAM user name").fill("carla");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await page.goto(product.consoleUrl + ALARM);
  await expect(page.locator("svg.recharts-surface").first()).toBeVisible();
  await expect(page.getByText("You cannot see what changed")).toBeVisible();
  await expect(page.getByText(/cloudtrail:LookupEvents/).first()).toBeVisible();
  await expect(page.getByRole("list", { name: "Changes" })).toBeHidden();
});

async function seriousViolations(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: root }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
