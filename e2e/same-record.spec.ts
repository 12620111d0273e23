import { CloudWatchClient, PutDashboardCommand, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, CreateLogGroupCommand, DeleteLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateLoginProfileCommand, CreateUserCommand, IAMClient } from "@aws-sdk/client-iam";
import { expect, type Page, test } from "@playwright/test";
import { enter, type Key, makeUser, writesOf } from "./access";
import { choose } from "./choose";
import { comparableRecord } from "./comparable-record";
import { type Product, startProduct } from "./product";
import { open } from "./sign-in";

/** The same changes by one person, once by program and once by click, leave the same records. */
test.describe.configure({ mode: "serial" });

const PASSWORD = "Maré-alta-no-cais-42";
const BODY = JSON.stringify({
  widgets: [{ type: "text", x: 0, y: 0, width: 6, height: 3, properties: { markdown: "hello" } }],
});
const CHANGES = ["PutMetricAlarm", "PutDashboard", "CreateLogGroup", "CreateUser", "DeleteLogGroup"];
let product: Product;
let ana: Key;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  product = await startProduct();
  enter(product);
  ana = await makeUser("ana", ["AdministratorAccess"]);
});
test.afterAll(() => product?.stop());

test("by program", async () => {
  const settings = { endpoint: product.apiUrl, region: "us-east-1", credentials: ana };
  const [metrics, logs, iam] = [
    new CloudWatchClient(settings),
    new CloudWatchLogsClient(settings),
    new IAMClient(settings),
  ];
  await iam.send(new CreateLoginProfileCommand({ UserName: "ana", Password: PASSWORD }));
  await metrics.send(
    new PutMetricAlarmCommand({
      AlarmName: "alarm-by-program",
      AlarmDescription: "Checkout is slow",
      Namespace: "Shop",
      MetricName: "Latency",
      Dimensions: [{ Name: "Page", Value: "checkout" }],
      Statistic: "Average",
      Period: 60,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 2,
      Threshold: 250.5,
      ComparisonOperator: "GreaterThanThreshold",
      TreatMissingData: "notBreaching",
    }),
  );
  await metrics.send(new PutDashboardCommand({ DashboardName: "dashboard-by-program", DashboardBody: BODY }));
  await logs.send(new CreateLogGroupCommand({ logGroupName: "/shop/by-program", tags: { team: "web" } }));
  await iam.send(new CreateUserCommand({ UserName: "user-by-program", Tags: [{ Key: "team", Value: "web" }] }));
  await logs.send(new DeleteLogGroupCommand({ logGroupName: "/shop/by-program" }));
});

test("by click", async ({ page }) => {
  await signIn(page);
  await clickAlarm(page);
  await clickDashboard(page);
  await clickGroup(page);
  await clickUser(page);
  await clickGroupAway(page);
});

test("leave the same records", async () => {
  const records = await writesOf("ana");
  const by = (name: string) =>
    records
      .filter((record) => CHANGES.includes(String(record.eventName)) && JSON.stringify(record).includes(name))
      .map((record) => comparableRecord(record, name))
      .sort((a, b) => CHANGES.indexOf(nameOf(a)) - CHANGES.indexOf(nameOf(b)));
  const byProgram = by("by-program");
  expect(byProgram.map(nameOf)).toEqual(CHANGES);
  // A new dashboard is put empty first and then with its widgets; the last write is the change that is compared.
  const byClick = by("by-click");
  const last = byClick.filter((record, place) => nameOf(record) !== nameOf(byClick[place + 1]));
  expect(last).toEqual(byProgram);
  expect(byProgram[0]).toMatchObject({ userIdentity: { type: "IAMUser", userName: "ana" }, readOnly: false });
});

function nameOf(record: unknown): string {
  return String((record as { eventName?: string } | undefined)?.eventName);
}

async function signIn(page: Page): Promise<void> {
  await open(page, `${product.consoleUrl}/sign-in`);
  await page.getByLabel("Account ID (12 digits) or account alias").fill("123456789012");
  await page.getByLabel("IAM user name").fill("ana");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

async function clickAlarm(page: Page): Promise<void> {
  const dimensions = encodeURIComponent(JSON.stringify([{ Name: "Page", Value: "checkout" }]));
  const metric = `namespace=Shop&metricName=Latency&statistic=Average&period=60&dimensions=${dimensions}`;
  await open(page, `${product.consoleUrl}/cloudwatch/alarms/create?${metric}`);
  await page.getByLabel("than...").fill("250.5");
  await page.getByRole("button", { name: "Additional configuration" }).click();
  await page.getByLabel("Datapoints that must be breaching").fill("2");
  await page.getByLabel("Datapoints that are evaluated").fill("3");
  await page.getByRole("button", { name: /Missing data treatment/ }).click();
  await choose(page.getByRole("option", { name: /as good/ }));
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByLabel("Name", { exact: true }).fill("alarm-by-click");
  await page.getByRole("textbox", { name: /description/i }).fill("Checkout is slow");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Create alarm" }).click();
  await expect(page.getByText("The alarm alarm-by-click was created.")).toBeVisible();
}

async function clickDashboard(page: Page): Promise<void> {
  await open(page, `${product.consoleUrl}/cloudwatch/dashboards`);
  await page.getByRole("button", { name: "Create dashboard" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Dashboard name").fill("dashboard-by-click");
  await dialog.getByRole("button", { name: "Create dashboard" }).click();
  await page.waitForURL(/dashboards\/dashboard-by-click/);
  await open(page, `${product.consoleUrl}/cloudwatch/dashboards/dashboard-by-click/edit`);
  await page.getByLabel("Dashboard source, as JSON").fill(BODY);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The dashboard dashboard-by-click was saved.")).toBeVisible();
}

async function clickGroup(page: Page): Promise<void> {
  await open(page, `${product.consoleUrl}/cloudwatch/log-groups/create`);
  await page.getByLabel("Log group").first().fill("/shop/by-click");
  await tag(page);
  await page.getByRole("button", { name: "Create" }).click();
  await page.waitForURL(/log-groups\/%2Fshop%2Fby-click/);
}

async function clickUser(page: Page): Promise<void> {
  await open(page, `${product.consoleUrl}/iam/users/create`);
  await page.getByLabel("User name").fill("user-by-click");
  await tag(page);
  await page.getByRole("button", { name: "Create user" }).click();
  await expect(page.getByRole("heading", { name: "User user-by-click is ready" })).toBeVisible();
}

async function clickGroupAway(page: Page): Promise<void> {
  await open(page, `${product.consoleUrl}/cloudwatch/log-groups`);
  await page.getByRole("row").filter({ hasText: "/shop/by-click" }).getByRole("checkbox").click();
  await page.getByRole("button", { name: "Actions" }).first().click();
  await page.getByRole("menuitem", { name: /Delete log group/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("/shop/by-click");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("row").filter({ hasText: "/shop/by-click" })).toHaveCount(0);
}

async function tag(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Add new tag" }).click();
  await page.getByRole("textbox", { name: "Key", exact: true }).fill("team");
  await page.getByRole("textbox", { name: "Value", exact: true }).fill("web");
}
