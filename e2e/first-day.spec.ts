import { CloudWatchClient, DeleteAlarmsCommand, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import type { Key } from "./access";
import { type Product, startProduct } from "./product";
import { open, setUp } from "./sign-in";

/** The first day of a team: the root user makes people, a person makes an alarm by click and a log group by program, it fires. */
test.describe.configure({ mode: "serial" });

const PASSWORD = "Maré-alta-no-cais-42";
let product: Product;
let root: Page;
let anaKey: Key;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  product = await startProduct();
  root = await (await browser.newContext()).newPage();
});
test.afterAll(() => product?.stop());

test("the one-time link makes the root user, once", async ({ page }) => {
  await setUp(root, product.setUpLink ?? "");
  await expect(root.getByRole("heading", { name: "Console home" })).toBeVisible();
  await open(page, product.setUpLink ?? "");
  await expect(page.getByText("This link does not work")).toBeVisible();
});

test("the root user makes ana, who may do everything, and sees her key once", async () => {
  const { key } = await makeUser("ana", ["AdministratorAccess"]);
  anaKey = key;
  await open(root, `${product.consoleUrl}/iam/users/ana?tab=credentials`);
  await expect(root.getByText(key.accessKeyId).first()).toBeVisible();
  await expect(root.locator("body")).not.toContainText(key.secretAccessKey);
});

test("a wrong password is refused without saying what was wrong", async ({ page }) => {
  await fillSignIn(page, "ana", "not her password 1!");
  await expect(page.getByText("Your authentication information is incorrect. Please try again.")).toBeVisible();
});

test("ana creates an alarm by click; a metric by SDK is drawn, and the alarm fires", async ({ browser }) => {
  const page = await signIn(browser, "ana");
  const settings = { endpoint: product.apiUrl, region: "us-east-1", credentials: anaKey };
  const metrics = new CloudWatchClient(settings);
  const put = (Value: number) =>
    metrics.send(
      new PutMetricDataCommand({
        Namespace: "Shop",
        MetricData: [{ MetricName: "Latency", Value, Unit: "Milliseconds" }],
      }),
    );
  await put(900);
  await new CloudWatchLogsClient(settings).send(new CreateLogGroupCommand({ logGroupName: "/shop/checkout" }));

  await open(
    page,
    `${product.consoleUrl}/cloudwatch/alarms/create?namespace=Shop&metricName=Latency&statistic=Average&period=60`,
  );
  await page.getByLabel("than...").fill("500");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByLabel("Name", { exact: true }).fill("checkout-slow");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Create alarm" }).click();
  await expect(page.getByText("The alarm checkout-slow was created.")).toBeVisible();

  await open(page, `${product.consoleUrl}/cloudwatch/alarms/checkout-slow`);
  // The evaluator comes by within 66 s; a page that asks every minute too could learn of it twice as late.
  await page.getByRole("button", { name: "Auto refresh interval" }).click();
  await page.getByRole("menuitemcheckbox", { name: "10 seconds" }).click();
  await expect(page).toHaveURL(/[?&]refresh=10/);
  await put(1200);
  const reason = page.getByText(/Threshold Crossed: 1 out of the last 1 datapoints/).first();
  await expect(reason).toBeVisible({ timeout: 100_000 });
  // A value that stands alone is a dot; its line has no length.
  const drawn = page.locator("svg.recharts-surface :is(path.recharts-curve, circle)").filter({ visible: true });
  await expect(drawn.first()).toBeVisible();
});

test("the event history names who made the alarm by click and the group by program", async ({ browser }) => {
  const page = await signIn(browser, "ana");
  await open(page, `${product.consoleUrl}/cloudtrail/event-history`);
  const row = (eventName: string) => page.getByRole("row").filter({ hasText: eventName }).filter({ hasText: "ana" });
  await expect(row("PutMetricAlarm")).toContainText("checkout-slow");
  await expect(row("CreateLogGroup")).toContainText("/shop/checkout");
  await row("PutMetricAlarm").getByRole("link", { name: "PutMetricAlarm" }).click();
  await expect(page.getByText('"sessionCredentialFromConsole"')).toBeVisible();
  await expect(page.getByText("arn:aws:iam::123456789012:user/ana").first()).toBeVisible();
});

test("beto may read only: he gets a clear page and is in the event history with his denial", async ({ browser }) => {
  const { key } = await makeUser("beto", ["CloudWatchReadOnlyAccess"]);
  const page = await signIn(browser, "beto");
  await open(page, `${product.consoleUrl}/cloudwatch/alarms`);
  await expect(page.getByRole("link", { name: "checkout-slow" })).toBeVisible();
  await open(page, `${product.consoleUrl}/iam/users`);
  await expect(page.getByText(/iam:ListUsers/).first()).toBeVisible();
  await expect(page.getByText("arn:aws:iam::123456789012:user/beto").first()).toBeVisible();

  const metrics = new CloudWatchClient({ endpoint: product.apiUrl, region: "us-east-1", credentials: key });
  await expect(metrics.send(new DeleteAlarmsCommand({ AlarmNames: ["checkout-slow"] }))).rejects.toThrow(
    /beto is not authorized to perform: cloudwatch:DeleteAlarms/,
  );
  await open(root, `${product.consoleUrl}/cloudtrail/event-history`);
  const denied = root.getByRole("row").filter({ hasText: "DeleteAlarms" }).filter({ hasText: "beto" });
  await expect(denied).toBeVisible();
  await denied.getByRole("link", { name: "DeleteAlarms" }).click();
  await expect(root.getByText('"AccessDenied"')).toBeVisible();
});

test("what the machine tells of itself is there from the first minute", async () => {
  await open(root, `${product.consoleUrl}/cloudwatch/dashboards/CloudWatch-Default`);
  const drawn = root.locator("svg.recharts-surface :is(path.recharts-curve, circle)").filter({ visible: true });
  await expect(drawn.first()).toBeVisible();
  await open(root, `${product.consoleUrl}/cloudwatch/log-groups/${encodeURIComponent("/mirante/worker")}/log-events`);
  await expect(root.getByText("worker runs").first()).toBeVisible();
});

const PAGES = [
  "/",
  "/cloudwatch/overview",
  "/cloudwatch/dashboards",
  "/cloudwatch/dashboards/CloudWatch-Default",
  "/cloudwatch/metrics",
  "/cloudwatch/log-groups",
  `/cloudwatch/log-groups/${encodeURIComponent("/mirante/worker")}`,
  `/cloudwatch/log-groups/${encodeURIComponent("/mirante/worker")}/log-events`,
  "/cloudwatch/alarms",
  "/cloudwatch/alarms/checkout-slow",
  "/cloudwatch/alarms/create",
  "/cloudtrail/event-history",
  "/iam/users",
  "/iam/users/ana",
  "/iam/users/create",
];

for (const path of PAGES) {
  test(`${path} has no serious axe violation and no error in the browser, in light and in dark`, async () => {
    const errors: string[] = [];
    const hear = (error: Error) => errors.push(error.message);
    root.on("pageerror", hear);
    for (const colorScheme of ["light", "dark"] as const) {
      await root.emulateMedia({ colorScheme });
      await open(root, product.consoleUrl + path);
      await expect(root.getByRole("heading", { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page: root }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    root.off("pageerror", hear);
    expect(errors).toEqual([]);
  });
}

test("the console speaks Portuguese to who reads it", async ({ browser }) => {
  const context = await browser.newContext({ locale: "pt-BR" });
  const page = await context.newPage();
  await open(page, `${product.consoleUrl}/sign-in`);
  await expect(page.locator("html")).toHaveAttribute("lang", "pt-BR");
  await expect(page.getByRole("button", { name: "Entrar" })).toBeVisible();
});

/** Makes a user by click, with a password and an access key, and reads both off the page that shows them once. */
async function makeUser(name: string, policies: string[]): Promise<{ key: Key }> {
  await open(root, `${product.consoleUrl}/iam/users/create`);
  await root.getByLabel("User name").fill(name);
  await root.getByText("Provide user access to the console").click();
  await root.getByText("Custom password", { exact: true }).click();
  await root.locator('input[autocomplete="new-password"]').fill(PASSWORD);
  await root.getByText("User must create a new password at next sign-in").click();
  await root.getByText("Create an access key").click();
  for (const policy of policies) {
    await root.getByRole("button", { name: /Managed policies/ }).click();
    await root.getByRole("option", { name: policy }).first().click();
    await root.keyboard.press("Escape");
  }
  await root.getByRole("button", { name: "Create user" }).click();
  await expect(root.getByRole("heading", { name: `User ${name} is ready` })).toBeVisible();
  const accessKeyId =
    (await root
      .getByText(/^AKIA[A-Z2-7]{16}$/)
      .first()
      .textContent()) ?? "";
  await root.getByRole("button", { name: /Show Secret access key/ }).click();
  const secretAccessKey =
    (await root
      .getByText(/^[A-Za-z0-9]{40}$/)
      .first()
      .textContent()) ?? "";
  return { key: { accessKeyId, secretAccessKey } };
}

async function fillSignIn(page: Page, userName: string, password: string): Promise<void> {
  // Not waiting for the page to be alive is on purpose: what is typed, or filled in, before that must not be lost.
  await page.goto(`${product.consoleUrl}/sign-in`);
  await page.getByLabel("Account ID (12 digits) or account alias").fill("123456789012");
  await page.getByLabel("IAM user name").fill(userName);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function signIn(browser: Browser, userName: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await fillSignIn(page, userName, PASSWORD);
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  return page;
}
