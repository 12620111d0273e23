import { CloudWatchClient, PutDashboardCommand, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { enter, makeUser } from "./access";
import { type Product, startProduct } from "./product";
import { open, setUp } from "./sign-in";

/** One metric of three log groups that are tagged: looked at by tag, taken apart and together, and put on a dashboard. */
test.describe.configure({ mode: "serial" });

const GROUPS = {
  "/shop/web": ["prod", "shop"],
  "/shop/pay": ["prod", "money"],
  "/shop/try": ["test", "shop"],
} as const;
let product: Product;
let page: Page;
let ana: CloudWatchClient;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  product = await startProduct();
  page = await (await browser.newContext()).newPage();
  await setUp(page, product.setUpLink ?? "");
  enter(product);
  const settings = {
    endpoint: product.apiUrl,
    region: "us-east-1",
    credentials: await makeUser("ana", ["AdministratorAccess"]),
  };
  for (const [logGroupName, [env, team]] of Object.entries(GROUPS)) {
    await new CloudWatchLogsClient(settings).send(new CreateLogGroupCommand({ logGroupName, tags: { env, team } }));
  }
  const MetricData = Object.keys(GROUPS).flatMap((Value, place) =>
    [1, 2, 3].map((minutes) => ({
      MetricName: "Lines",
      Dimensions: [{ Name: "LogGroupName", Value }],
      Value: 10 * (place + 1),
      Timestamp: new Date(Date.now() - minutes * 60_000),
    })),
  );
  ana = new CloudWatchClient(settings);
  await ana.send(new PutMetricDataCommand({ Namespace: "Shop", MetricData }));
});
test.afterAll(async () => {
  ana?.destroy();
  await product?.stop();
});

const legends = () => page.getByRole("main").getByLabel("Legend");

async function choose(label: string, option: string): Promise<void> {
  await page.getByRole("main").getByLabel(label, { exact: true }).click();
  await page.getByRole("option", { name: option }).first().click();
  await page.keyboard.press("Escape");
}

test("a metric is shown for every resource, then for those with a tag, then apart by another", async () => {
  await open(page, `${product.consoleUrl}/cloudwatch/explorer`);
  await choose("Metrics", "Lines");
  for (const name of Object.keys(GROUPS)) await expect(legends().getByText(name)).toBeVisible();
  await choose("From", "env: prod");
  await expect(legends().getByText("/shop/try")).toHaveCount(0);
  await expect(legends().getByText("/shop/pay")).toBeVisible();
  await choose("Split by", "team");
  await expect(page.getByRole("main").getByRole("heading", { name: /money/ })).toBeVisible();
  await expect(page).toHaveURL(/explorer=/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`has no serious axe violation, ${colorScheme}`, async () => {
    await page.emulateMedia({ colorScheme });
    await page.reload();
    await expect(legends().first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}

test("who follows a link to an explorer sees what has its tag, and no more", async ({ browser }) => {
  const explored = { metricName: "Lines", resourceType: "Shop", stat: "Sum" };
  // AWS's explorers name no Region.
  const properties = { metrics: [explored], labels: [{ key: "env", value: "prod" }], splitBy: "team", title: "Lines" };
  const DashboardBody = JSON.stringify({ widgets: [{ type: "explorer", width: 24, height: 12, properties }] });
  await ana.send(new PutDashboardCommand({ DashboardName: "explored", DashboardBody }));
  await open(page, `${product.consoleUrl}/cloudwatch/dashboards/explored`);
  const graphs = (on: Page) => on.getByRole("region", { name: "Lines" }).getByRole("heading", { level: 3 });
  await expect(graphs(page)).toHaveText(["Lines (Sum) · money", "Lines (Sum) · shop"]);
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "Share dashboard" }).click();
  await page.getByRole("button", { name: "Create link" }).click();
  const link = page.getByText(/\/public-dashboard\/\w+$/).first();
  await expect(link).toBeVisible();
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto((await link.textContent()) ?? "");
  await expect(graphs(visitor)).toHaveText(["Lines (Sum) · money", "Lines (Sum) · shop"]);
  await expect(visitor.getByRole("region", { name: "Lines" }).locator("path.recharts-line-curve")).toHaveCount(2);
  await visitor.context().close();
});

test("a query is written with the tags of what metrics name, and the builder shows them", async () => {
  await open(page, `${product.consoleUrl}/cloudwatch/metrics?tab=query`);
  const text = page.getByRole("combobox", { name: "Query as text" });
  await text.fill('SELECT SUM("Lines") FROM Shop WHERE tag.e');
  await page.getByRole("option", { name: "tag.env" }).click();
  await text.fill('SELECT SUM("Lines") FROM Shop WHERE tag.env = \'pr');
  await page.getByRole("option", { name: "prod" }).click();
  await text.press("Escape");
  await page.getByRole("button", { name: "Graph query" }).click();
  await expect(page.getByRole("table", { name: "Legend" })).toContainText("30");
  await expect(page.getByRole("button", { name: /tag\.env/ })).toBeVisible();
});

test("and so is the query of an alarm", async () => {
  await open(page, `${product.consoleUrl}/cloudwatch/alarms/create`);
  await page.getByRole("button", { name: "Write query" }).click();
  const field = page.getByRole("combobox", { name: "Query q1" });
  await field.fill('SELECT SUM("Lines") FROM Shop GROUP BY tag.t');
  await page.getByRole("option", { name: "tag.team" }).click();
  await expect(field).toHaveValue('SELECT SUM("Lines") FROM Shop GROUP BY tag.team');
});
