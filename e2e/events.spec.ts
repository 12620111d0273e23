import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { enter, type Key, makeUser } from "./access";
import { choose } from "./choose";
import { type Product, startProduct } from "./product";
import { type Receiver, startReceiver } from "./receiver";
import { open, setUp } from "./sign-in";

/** Events start work and notifications arrive: everything made by click, everything received by someone. */
test.describe.configure({ mode: "serial" });

let product: Product;
let page: Page;
let key: Key;
let receiver: Receiver;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  receiver = await startReceiver();
  product = await startProduct({ AWS_ENDPOINT_URL_LAMBDA: receiver.url, MIRANTE_ALLOW_PRIVATE_TARGETS: "true" });
  page = await (await browser.newContext()).newPage();
  await setUp(page, product.setUpLink ?? "");
  enter(product);
  key = await makeUser("ana", ["AdministratorAccess"]);
});
test.afterAll(async () => {
  await product?.stop();
  await receiver?.close();
});

const settings = () => ({ endpoint: product.apiUrl, region: "us-east-1", credentials: key });
const next = () => page.getByRole("button", { name: "Next", exact: true }).click();
const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:ship";

test("a topic is made, and an e-mail address that subscribes to it confirms through the mailbox", async () => {
  await open(page, `${product.consoleUrl}/sns/topics/create`);
  await page.getByLabel("Name", { exact: true }).fill("on-call");
  await page.getByRole("button", { name: "Create topic" }).click();
  await expect(page.getByText("The topic on-call was created.")).toBeVisible();

  await page.getByRole("link", { name: "Create subscription" }).first().click();
  await page.waitForURL(/subscriptions\/create/);
  await page.getByRole("button", { name: /Protocol/ }).click();
  await choose(page.getByRole("option", { name: "Email", exact: false }).first());
  await page.getByLabel("Endpoint").fill("ana@example.com");
  await page.getByRole("button", { name: "Create subscription" }).click();
  await expect(page.getByText("ana@example.com is asked to confirm the subscription.")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "ana@example.com" })).toContainText("Pending confirmation");

  await open(page, `${product.consoleUrl}/sns/mailbox`);
  await expect(page.getByText("You have chosen to subscribe to the topic:")).toBeVisible({ timeout: 30_000 });
  const [confirmation] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: /confirmation\.html/ }).click(),
  ]);
  await confirmation.getByRole("button").click();
  await expect(confirmation.getByRole("button")).toHaveCount(0);
  await confirmation.close();

  await open(page, `${product.consoleUrl}/sns/topics/on-call`);
  const row = page.getByRole("row").filter({ hasText: "ana@example.com" });
  await expect(row).toContainText("Confirmed");
});

test("a message that is published by form is in the delivery log and in the mailbox", async () => {
  await open(page, `${product.consoleUrl}/sns/topics/on-call/publish`);
  await page.getByLabel("Subject").fill("Hello by form");
  await page.getByLabel("Message body to send to the endpoint").fill("Is anybody there?");
  await page.getByRole("button", { name: "Publish message" }).click();
  await expect(page.getByText(/was published to on-call/)).toBeVisible();
  await page.waitForURL(/tab=deliveries/);
  // The log hears of it by itself.
  const row = page.getByRole("row").filter({ hasText: "Notification" }).filter({ hasText: "ana@example.com" });
  await expect(row.first()).toContainText("Delivered", { timeout: 40_000 });
  await open(page, `${product.consoleUrl}/sns/mailbox?recipient=ana@example.com`);
  await expect(page.getByRole("article")).toContainText("Is anybody there?");
});

test("a rule is made by the wizard, whose sandbox says why an event does not match, and a receiver gets the event", async () => {
  await open(page, `${product.consoleUrl}/eventbridge/rules/create`);
  await page.getByLabel("Name", { exact: true }).fill("ship-orders");
  await next();
  const pattern = page.getByRole("textbox", { name: "Event pattern" });
  await pattern.fill('{"source": ["shop.orders"], "detail": {"total": [{"numeric": [">", 500]}]}}');
  await page.getByRole("button", { name: /Sample event/ }).click();
  await choose(page.getByRole("option", { name: "Enter my own" }));
  const result = page.getByRole("region", { name: "Result" });
  await expect(result).toContainText("does not match the event pattern");
  await expect(result.getByRole("listitem").filter({ hasText: "detail.total" })).toContainText("has another value");
  await expect(result).toContainText("199.9");
  await pattern.fill('{"source": ["shop.orders"], "detail": {"total": [{"numeric": [">"]}]}}');
  await expect(page.getByRole("button", { name: /Line 1, column/ })).toBeVisible();
  await next();
  await expect(page.getByText("Correct what is marked first.").first()).toBeVisible();
  await pattern.fill('{"source": ["shop.orders"], "detail": {"total": [{"numeric": [">", 100]}]}}');
  await expect(result).toContainText("The sample event matches the event pattern.");
  await next();

  await page.getByRole("button", { name: /Target type/ }).click();
  await choose(page.getByRole("option", { name: "Lambda function" }));
  await page.getByRole("combobox", { name: "Target", exact: true }).fill(FUNCTION);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Additional settings" }).click();
  await page.getByRole("button", { name: /Target input/ }).click();
  await choose(page.getByRole("option", { name: /Input transformer/ }));
  await page.getByRole("textbox", { name: "Input path" }).fill('{"order": "$.detail.orderId"}');
  await page.getByRole("textbox", { name: "Template", exact: true }).fill('{"ship": "<order>"}');
  await next();
  await next();
  await expect(page.getByText(FUNCTION).first()).toBeVisible();
  await page.getByRole("button", { name: "Create rule" }).click();
  await expect(page.getByText("The rule ship-orders was created.")).toBeVisible();

  const events = new EventBridgeClient(settings());
  const entry = (total: number) => ({
    Source: "shop.orders",
    DetailType: "Order placed",
    Detail: JSON.stringify({ orderId: `A-${total}`, total }),
  });
  await events.send(new PutEventsCommand({ Entries: [entry(50), entry(900)] }));
  await expect
    .poll(() => receiver.received.map(({ body }) => body), { timeout: 30_000 })
    .toEqual(['{"ship": "A-900"}']);
  expect(receiver.received[0]?.path).toContain("ship");
  await open(page, `${product.consoleUrl}/eventbridge/rules/ship-orders?tab=deliveries`);
  await expect(page.getByRole("row").filter({ hasText: FUNCTION })).toContainText("Succeeded");
});

test("a schedule shows its next ten times and runs", async () => {
  test.setTimeout(200_000);
  await open(page, `${product.consoleUrl}/eventbridge/rules/create`);
  await page.getByLabel("Name", { exact: true }).fill("every-minute");
  await page.getByText("Schedule", { exact: true }).first().click();
  await next();
  await expect(page.getByRole("list", { name: "Next ten times" }).getByRole("listitem")).toHaveCount(10);
  await page.getByRole("textbox", { name: /Value|Rate expression/ }).fill("1");
  await expect(page.getByText("rate(1 minute)").first()).toBeVisible();
  await next();
  await page.getByRole("button", { name: /Target type/ }).click();
  await choose(page.getByRole("option", { name: "Lambda function" }));
  await page.getByRole("combobox", { name: "Target", exact: true }).fill(FUNCTION);
  await page.keyboard.press("Escape");
  await next();
  await next();
  await page.getByRole("button", { name: "Create rule" }).click();
  await expect(page.getByText("The rule every-minute was created.")).toBeVisible();
  await expect
    .poll(() => receiver.received.some(({ body }) => body.includes("Scheduled Event")), { timeout: 90_000 })
    .toBe(true);
});

test("an alarm that is made with the topic tells it, and the mail is read in the mailbox", async () => {
  test.setTimeout(200_000);
  const metrics = new CloudWatchClient(settings());
  const put = (Value: number) =>
    metrics.send(new PutMetricDataCommand({ Namespace: "Shop", MetricData: [{ MetricName: "Latency", Value }] }));
  await put(900);
  const query = "namespace=Shop&metricName=Latency&statistic=Average&period=60";
  await open(page, `${product.consoleUrl}/cloudwatch/alarms/create?${query}`);
  await page.getByLabel("than...").fill("500");
  await next();
  await page.getByRole("button", { name: "Add notification" }).click();
  await page.getByRole("combobox", { name: /topic/i }).click();
  await choose(page.getByRole("option", { name: /on-call/ }));
  await next();
  await page.getByLabel("Name", { exact: true }).fill("checkout-slow");
  await next();
  await page.getByRole("button", { name: "Create alarm" }).click();
  await expect(page.getByText("The alarm checkout-slow was created.")).toBeVisible();
  await put(1200);
  await open(page, `${product.consoleUrl}/sns/mailbox`);
  await expect(page.getByRole("link", { name: /ALARM: "checkout-slow"/ })).toBeVisible({ timeout: 100_000 });
  await expect(page.getByRole("article")).toContainText("checkout-slow");
});

test("a bus is described otherwise", async () => {
  await open(page, `${product.consoleUrl}/eventbridge/event-buses/default`);
  for (const description of ["Orders & <returns>", ""]) {
    await page.getByRole("button", { name: "Edit description" }).click();
    const dialog = page.getByRole("dialog", { name: "Edit description" });
    await dialog.getByRole("textbox", { name: "Description" }).fill(description);
    await dialog.getByRole("button", { name: "Save description" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("Orders & <returns>")).toHaveCount(description === "" ? 0 : 1);
  }
});

const PAGES = [
  "/sns/topics",
  "/sns/topics/create",
  "/sns/topics/on-call",
  "/sns/topics/on-call?tab=policy",
  "/sns/topics/on-call?tab=deliveries",
  "/sns/topics/on-call?tab=dead-letters",
  "/sns/topics/on-call/publish",
  "/sns/subscriptions",
  "/sns/subscriptions/create?topic=on-call&protocol=email",
  "/sns/deliveries",
  "/sns/mailbox",
  "/eventbridge/event-buses",
  "/eventbridge/event-buses/create",
  "/eventbridge/event-buses/default",
  "/eventbridge/rules",
  "/eventbridge/rules/create",
  "/eventbridge/rules/ship-orders",
  "/eventbridge/rules/ship-orders?tab=targets",
  "/eventbridge/rules/ship-orders?tab=monitoring",
  "/eventbridge/rules/ship-orders?tab=deliveries",
  "/eventbridge/rules/every-minute",
  "/eventbridge/sandbox",
  "/eventbridge/send-events",
  "/eventbridge/api-destinations",
  "/eventbridge/api-destinations/create",
  "/eventbridge/connections",
  "/eventbridge/connections/create",
];

for (const path of PAGES) {
  test(`${path} has no serious axe violation and no error in the browser, in light and in dark`, async () => {
    const errors: string[] = [];
    const hear = (error: Error) => errors.push(error.message);
    page.on("pageerror", hear);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await open(page, product.consoleUrl + path);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    page.off("pageerror", hear);
    expect(errors).toEqual([]);
  });
}
