import { CloudWatchClient, GetDashboardCommand } from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  GetQueryResultsCommand,
  PutLogEventsCommand,
  StartQueryCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { enter, makeUser } from "./access";
import { type Product, startProduct } from "./product";
import { open, setUp } from "./sign-in";

/** Log events are asked: written by a program, queried by it and by hand, drawn, saved and put on a dashboard. */
test.describe.configure({ mode: "serial" });

const GROUP = "/shop/checkout";
const PAGE = "/cloudwatch/logs-insights";
let product: Product;
let page: Page;
let logs: CloudWatchLogsClient;
let metrics: CloudWatchClient;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  product = await startProduct();
  page = await (await browser.newContext()).newPage();
  await setUp(page, product.setUpLink ?? "");
  enter(product);
  const credentials = await makeUser("ana", ["AdministratorAccess"]);
  const settings = { endpoint: product.apiUrl, region: "us-east-1", credentials };
  logs = new CloudWatchLogsClient(settings);
  metrics = new CloudWatchClient(settings);
  const where = { logGroupName: GROUP, logStreamName: "web" };
  await logs.send(new CreateLogGroupCommand({ logGroupName: GROUP }));
  await logs.send(new CreateLogStreamCommand(where));
  const logEvents = Array.from({ length: 300 }, (_, n) => ({
    timestamp: Date.now() - 1_800_000 + n * 5_000,
    message: JSON.stringify({ n, level: n % 10 === 0 ? "error" : "info" }),
  }));
  await logs.send(new PutLogEventsCommand({ ...where, logEvents }));
});
test.afterAll(() => product?.stop());

const editor = () => page.getByRole("combobox", { name: "Query", exact: true });

test("a program's query is run by the worker", async () => {
  const now = Math.floor(Date.now() / 1_000);
  const question = { logGroupName: GROUP, startTime: now - 3_600, endTime: now };
  const queryString = "filter level = 'error' | stats count(*) as n";
  const { queryId } = await logs.send(new StartQueryCommand({ ...question, queryString }));
  await expect
    .poll(async () => (await logs.send(new GetQueryResultsCommand({ queryId }))).status, { timeout: 20_000 })
    .toBe("Complete");
  const { results } = await logs.send(new GetQueryResultsCommand({ queryId }));
  expect(results).toEqual([[{ field: "n", value: "30" }]]);
});

test("from its log group a person asks, sees a mistake, and gets rows that open", async () => {
  await open(page, `${product.consoleUrl}/cloudwatch/log-groups/${encodeURIComponent(GROUP)}`);
  await page.getByRole("link", { name: "View in Logs Insights" }).click();
  await page.waitForURL(`**${PAGE}**`);
  await editor().fill("fields n, level | limitt 3");
  await expect(page.getByText("Unknown command limitt")).toBeVisible();
  await expect(page.getByRole("button", { name: "Run query" })).toBeDisabled();

  await editor().fill("fields n, level | filter level = 'error' | sort n desc | limit 3");
  await page.getByRole("button", { name: "Run query" }).click();
  await expect(page.getByText(/30 of 300 records matched/)).toBeVisible();
  const rows = page.getByRole("region", { name: "Rows" });
  await expect(rows.getByRole("cell", { name: "290" })).toBeVisible();
  await rows.getByRole("button", { name: "Show all fields of row 1", exact: true }).click();
  await expect(rows.getByText("@logStream")).toBeVisible();
  await expect.poll(() => new URL(page.url()).searchParams.get("query")).toContain("limit 3");
});

test("the editor completes what is begun", async () => {
  await editor().fill("");
  await editor().pressSequentially("stats coun");
  await page.getByRole("option", { name: "count_distinct()" }).click();
  await expect(editor()).toHaveValue("stats count_distinct(");
});

test("statistics are drawn, saved and put on a dashboard, where they are read anew", async () => {
  await editor().fill("stats count(*) as events by bin(5m), level");
  await editor().press("Control+Enter");
  await expect(page.getByText(/300 of 300 records matched/)).toBeVisible();
  await page.getByRole("tab", { name: "Visualization" }).click();
  await expect(page.getByRole("button", { name: /error/ }).first()).toBeVisible();

  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill("shop/levels");
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: "Saved queries (1)" })).toBeVisible();

  await page.getByRole("button", { name: "Add to dashboard" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("A new dashboard").click();
  await dialog.getByLabel("Dashboard name").fill("logs");
  await dialog.getByLabel("Widget title").fill("Levels");
  await dialog.getByRole("button", { name: "Add to dashboard" }).click();
  await expect(page.getByText("The query is on the dashboard logs.")).toBeVisible();
  const { DashboardBody = "" } = await metrics.send(new GetDashboardCommand({ DashboardName: "logs" }));
  expect(JSON.parse(DashboardBody).widgets[0]).toMatchObject({
    type: "log",
    properties: {
      view: "timeSeries",
      title: "Levels",
      query: expect.stringMatching(/^SOURCE '\/shop\/checkout' \| stats/),
    },
  });

  await open(page, `${product.consoleUrl}/cloudwatch/dashboards/logs`);
  const widget = page.getByRole("region", { name: "Levels" });
  await expect(widget.getByRole("button", { name: /error/ }).first()).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the page is for everybody, ${colorScheme}`, async () => {
    await page.emulateMedia({ colorScheme });
    const asked = new URLSearchParams({ groups: GROUP, query: "fields @timestamp, n, level | sort n desc | limit 20" });
    for (const path of [PAGE, `${PAGE}?${asked}`, "/cloudwatch/dashboards/logs"]) {
      await open(page, product.consoleUrl + path);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      if (path.includes("query=")) await expect(page.getByText(/300 of 300 records matched/)).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(
        serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        path,
      ).toEqual([]);
    }
  });
}
