import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient, PutMetricAlarmCommand, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateLoginProfileCommand, IAMClient } from "@aws-sdk/client-iam";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { graphAddress } from "@/components/metrics/graph-address";
import { enter, type Key, makeUser } from "./access";
import { type Product, startProduct } from "./product";
import { open, setUp } from "./sign-in";

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
  await expect(first).toContainText("both are about “checkout”");
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

test("the page of metrics marks changes when it is asked to, and its address keeps the choice", async () => {
  const graph = { region: "us-east-1", metrics: [["Shop", "Errors", "Service", "checkout"]] };
  await open(root, product.consoleUrl + graphAddress(graph));
  const marks = root.getByRole("list", { name: "Changes", exact: true });
  const choice = root.getByRole("checkbox", { name: "Show changes" });
  await expect(root.getByRole("figure").first()).toBeVisible();
  await expect(choice).not.toBeChecked();
  await expect(marks).toHaveCount(0);

  await choice.click({ force: true });
  await expect(marks.getByRole("button").first()).toBeVisible();
  expect(new URL(root.url()).searchParams.get("changes")).toBe("on");
  await root.reload();
  await expect(choice).toBeChecked();
  await marks.getByRole("button").last().focus();
  await expect(marks.getByRole("link", { name: /^(ana|beto) called / }).first()).toBeVisible();
  expect(await seriousViolations()).toEqual([]);

  await root.keyboard.press("Escape");
  await choice.click({ force: true });
  await expect(marks).toHaveCount(0);
  expect(new URL(root.url()).searchParams.has("changes")).toBe(false);
  await root.reload();
  await expect(choice).not.toBeChecked();
  await expect(marks).toHaveCount(0);
});

test("who may read alarms and not CloudTrail sees the alarm, and why its changes are missing; that is recorded", async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage();
  await open(page, `${product.consoleUrl}/sign-in`);
  await page.getByLabel("Account ID (12 digits) or account alias").fill("123456789012");
  await page.getByLabel("IAM user name").fill("carla");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");

  await open(page, product.consoleUrl + ALARM);
  await expect(page.getByRole("heading", { level: 1, name: "errors-rising" })).toBeVisible();
  await expect(page.getByRole("figure").first()).toBeVisible();
  await expect(page.getByText("You cannot see what changed")).toBeVisible();
  await expect(
    page.getByText(/user\/carla is not authorized to perform: cloudtrail:LookupEvents/).first(),
  ).toBeVisible();
  await expect(page.getByText("PutRetentionPolicy")).toHaveCount(0);
  await expect(page.getByRole("list", { name: "Changes", exact: true })).toHaveCount(0);
  expect(await seriousViolations(page)).toEqual([]);
  await page.context().close();

  const { Events = [] } = await new CloudTrailClient(settings(ana)).send(
    new LookupEventsCommand({ LookupAttributes: [{ AttributeKey: "Username", AttributeValue: "carla" }] }),
  );
  const denials = Events.map(({ CloudTrailEvent = "{}" }) => JSON.parse(CloudTrailEvent)).filter(
    ({ errorCode }) => errorCode !== undefined,
  );
  expect(denials).toContainEqual(
    expect.objectContaining({
      eventSource: "cloudtrail.amazonaws.com",
      eventName: "LookupEvents",
      errorCode: "AccessDenied",
      userIdentity: expect.objectContaining({ type: "IAMUser", userName: "carla" }),
    }),
  );
});

async function seriousViolations(page = root): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
