import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { eventually } from "./eventually";
import { type MailServer, startMailServer } from "./mail-server";
import { freePort, type Product, startProduct } from "./product";
import { type Receiver, startReceiver } from "./receiver";

/**
 * The story, from the click that starts it to the name on the alarm's page: a table is changed, the job fails, its log matches a
 * filter, the alarm goes off, chat and mailbox are told, a rule invokes a function. Whoever is told is real, and listens here.
 */
test.describe.configure({ mode: "serial" });

const ALARM = "orders-etl-errors";
let product: Product;
let chat: Receiver;
let functions: Receiver;
let mailbox: MailServer;
let page: Page;
let clickedAt = 0;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(400_000);
  [chat, functions, mailbox] = await Promise.all([startReceiver(), startReceiver(), startMailServer()]);
  functions.answer = () => ({ status: 202 });
  product = await startProduct({
    MIRANTE_DEMO: "true",
    MIRANTE_DEMO_PORT: String(await freePort()),
    MIRANTE_DEMO_WEBHOOK_URL: `${chat.url}/services/T0/B0/demo`,
    MIRANTE_SMTP_URL: mailbox.url,
    AWS_ENDPOINT_URL_LAMBDA: functions.url,
  });
  page = await (await browser.newContext()).newPage();
});
test.afterAll(async () => {
  await product?.stop();
  await Promise.all([chat?.close(), functions?.close(), mailbox?.close()]);
});

test("one click starts the story, and every part of it comes about", async () => {
  test.setTimeout(150_000);
  await page.goto(product.consoleUrl);
  await page.getByRole("button", { name: "Continue as joao" }).click();
  const begin = page.getByRole("button", { name: "Start the story" });
  await expect(begin).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  clickedAt = Date.now();
  await begin.click();
  for (const link of ["The call in the event history", "The job’s error log", "The function’s log"]) {
    await expect(page.getByRole("link", { name: link })).toBeVisible({ timeout: 30_000 });
  }
  // The evaluator comes by when the minute is over.
  await expect(page.getByRole("link", { name: "What the chat got" })).toBeVisible({ timeout: 100_000 });
});

test("the team's chat, its mailbox and the function were told", async () => {
  const message = await eventually(() => chat.received.map(({ body }) => body).find((body) => body.includes(ALARM)));
  expect(JSON.parse(message)).toMatchObject({
    text: `ALARM: "${ALARM}" in US East (N. Virginia)`,
    attachments: [{ color: "#d13212", title_link: expect.stringContaining(`/cloudwatch/alarms/${ALARM}`) }],
  });
  const mail = await eventually(() => mailbox.mails.find(({ source }) => /^Subject: .*ALARM/m.test(source)));
  expect(mail.to).toEqual(["data-team@example.com"]);
  const [invocation] = functions.received;
  expect(invocation?.path).toBe("/2015-03-31/functions/open-data-incident/invocations");
  const event = JSON.parse(invocation?.body ?? "") as { "detail-type": string; time: string; detail: object };
  expect(event).toMatchObject({
    source: "aws.glue",
    "detail-type": "Glue Job State Change",
    detail: { jobName: "orders-etl", state: "FAILED" },
  });
  expect(Date.parse(event.time)).toBeGreaterThan(clickedAt - 1_000);
});

test("the alarm's page names the change and who made it first, with the reason", async () => {
  await page.getByRole("link", { name: "The alarm names who changed what" }).click();
  await expect(page.getByRole("heading", { level: 1, name: ALARM })).toBeVisible();
  const first = page.getByRole("list", { name: "What changed before this?" }).getByRole("listitem").first();
  await expect(first).toContainText("maria called UpdateTable on sales/orders");
  await expect(first).toContainText("the metric’s own service: glue");
  await expect(first).toContainText("both are about “orders”");
  expect(await seriousViolations()).toEqual([]);
  await first.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "UpdateTable" })).toBeVisible();
  await expect(page.getByText("assumed-role/data-engineer/maria").first()).toBeVisible();
  const turns = page.getByRole("list", { name: "What happened around this" });
  await expect(turns.getByRole("listitem").filter({ hasText: "went into alarm" })).toContainText(ALARM);
});

test("the log says what broke, and yesterday's story is in the alarm's history", async () => {
  await page.goto(
    `${product.consoleUrl}/cloudwatch/log-groups/${encodeURIComponent("/aws-glue/jobs/error")}/log-events`,
  );
  await expect(page.getByText("UNRESOLVED_COLUMN").first()).toBeVisible();
  await page.goto(`${product.consoleUrl}/cloudwatch/alarms/${ALARM}?range=3d`);
  await page.getByRole("tab", { name: "History" }).click();
  await expect(page.getByText("Alarm updated from OK to ALARM").first()).toBeVisible();
});

async function seriousViolations(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
