import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
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
  await new CloudWatchClient(settings).send(new PutMetricDataCommand({ Namespace: "Shop", MetricData }));
});
test.afterAll(() => product?.stop());

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
