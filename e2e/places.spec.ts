import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  ListTagsForResourceCommand,
  PutDashboardCommand,
  PutMetricAlarmCommand,
  TagResourceCommand,
} from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { enter, makeUser } from "./access";
import { type Product, startProduct } from "./product";
import { open, setUp } from "./sign-in";

/** A dashboard, an alarm and a log group are starred from their lists and pages, and found again in the side navigation. */
test.describe.configure({ mode: "serial" });

const GROUP = "/shop/pay_ship#1";
const ALARM = "slow: 50% <b>";
let product: Product;
let page: Page;
let ana: CloudWatchClient;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  product = await startProduct();
  page = await (await browser.newContext()).newPage();
  await setUp(page, product.setUpLink ?? "");
  enter(product);
  const credentials = await makeUser("ana", ["AdministratorAccess"]);
  const settings = { endpoint: product.apiUrl, region: "us-east-1", credentials };
  ana = new CloudWatchClient(settings);
  await ana.send(new PutDashboardCommand({ DashboardName: "shop", DashboardBody: '{"widgets":[]}' }));
  await ana.send(
    new PutMetricAlarmCommand({
      AlarmName: ALARM,
      Namespace: "Shop",
      MetricName: "Latency",
      Statistic: "Average",
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: "GreaterThanThreshold",
    }),
  );
  const logs = new CloudWatchLogsClient(settings);
  await logs.send(new CreateLogGroupCommand({ logGroupName: GROUP }));
  logs.destroy();
});
test.afterAll(async () => {
  ana?.destroy();
  await product?.stop();
});

const panel = () => page.getByRole("button", { name: "Favorites and recents" });
const list = (name: string) => page.getByRole("region", { name, exact: true });
const star = (name: string) =>
  page.getByRole("main").getByRole("button", { name: `${name} is a favorite`, exact: true });

test("who has starred nothing is told how", async () => {
  await open(page, `${product.consoleUrl}/cloudwatch/alarms`);
  await expect(panel()).toHaveAttribute("aria-expanded", "false");
  await panel().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("No favorites yet.", { exact: false })).toBeVisible();
  await expect(page.getByText("Nothing visited in this Region yet.")).toBeVisible();
});

test("a star on a list, by keyboard, shows in the side navigation at once and leads to the page", async () => {
  await star(ALARM).focus();
  await page.keyboard.press("Enter");
  const favorite = list("Favorite alarms").getByRole("link", { name: ALARM });
  await expect(favorite).toBeVisible();
  await favorite.click();
  await expect(page.getByRole("heading", { level: 1, name: ALARM })).toBeVisible();
  await expect(star(ALARM)).toHaveAttribute("aria-pressed", "true");
  await expect(list("Recently visited").getByRole("link", { name: ALARM })).toBeVisible();
});

test("a dashboard and a log group are starred on their pages, and all of it is still there on the next day", async () => {
  for (const [path, name] of [
    ["dashboards/shop", "shop"],
    [`log-groups/${encodeURIComponent(GROUP)}`, GROUP],
  ] as const) {
    await open(page, `${product.consoleUrl}/cloudwatch/${path}`);
    await star(name).click();
    await expect(star(name)).toHaveAttribute("aria-pressed", "true");
  }
  await expect(list("Favorite log groups").getByRole("link", { name: GROUP })).toBeVisible();
  await expect
    .poll(async () => {
      await open(page, `${product.consoleUrl}/cloudwatch/log-groups`);
      return list("Recently visited").getByRole("link").allTextContents();
    })
    .toEqual([GROUP, "shop", ALARM]);
  await expect(list("Favorite dashboards").getByRole("link", { name: "shop" })).toBeVisible();
  await expect(star(GROUP)).toHaveAttribute("aria-pressed", "true");
});

test("another Region has its own alarms and log groups, and the same dashboards", async () => {
  await open(page, `${product.consoleUrl}/cloudwatch/log-groups?region=sa-east-1`);
  await expect(list("Favorite dashboards").getByRole("link", { name: "shop" })).toBeVisible();
  await expect(list("Favorite alarms")).toBeHidden();
  await expect(list("Recently visited").getByRole("link")).toHaveText(["shop"]);
});

test("a dashboard keeps its tags and its star when it is renamed", async () => {
  const old = "arn:aws:cloudwatch::123456789012:dashboard/shop";
  const Tags = [{ Key: "team", Value: "shop" }];
  await ana.send(new TagResourceCommand({ ResourceARN: old, Tags }));
  await open(page, `${product.consoleUrl}/cloudwatch/dashboards/shop?region=us-east-1`);
  for (const [from, to] of [
    ["shop", "store"],
    ["store", "shop"],
  ] as const) {
    await page.getByRole("button", { name: "Actions", exact: true }).click();
    await page.getByRole("menuitem", { name: "Rename" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Dashboard name").fill(to);
    await dialog.getByLabel("Dashboard name").press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: to })).toBeVisible();
    await expect(list("Favorite dashboards").getByRole("link")).toHaveText([to]);
    await expect(list("Recently visited").getByRole("link", { name: from, exact: true })).toBeHidden();
  }
  expect((await ana.send(new ListTagsForResourceCommand({ ResourceARN: old }))).Tags).toEqual(Tags);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the panel has no serious axe violation, ${colorScheme}`, async () => {
    await page.emulateMedia({ colorScheme });
    await open(page, `${product.consoleUrl}/cloudwatch/dashboards?region=us-east-1`);
    await expect(list("Favorite alarms")).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}

test("a star is taken away in the panel, and goes with what is deleted", async () => {
  await list("Favorite dashboards").getByRole("button", { name: "shop is a favorite" }).click();
  await expect(list("Favorite dashboards")).toBeHidden();
  await expect(star("shop")).toHaveAttribute("aria-pressed", "false");
  await ana.send(new DeleteAlarmsCommand({ AlarmNames: [ALARM] }));
  await open(page, `${product.consoleUrl}/cloudwatch/dashboards`);
  await expect(list("Favorite log groups").getByRole("link", { name: GROUP })).toBeVisible();
  await expect(page.getByRole("link", { name: ALARM })).toBeHidden();
  await expect(star("shop")).toHaveAttribute("aria-pressed", "false");
});

test("the panel speaks Portuguese", async () => {
  await page.context().addCookies([{ name: "mirante-locale", value: "pt-BR", url: product.consoleUrl }]);
  await open(page, `${product.consoleUrl}/cloudwatch/dashboards`);
  await expect(page.getByRole("button", { name: "Favoritos e recentes" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Grupos de logs favoritos" })).toBeVisible();
});
