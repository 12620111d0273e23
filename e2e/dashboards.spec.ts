import {
  CloudWatchClient,
  GetDashboardCommand,
  PutDashboardCommand,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import superjson from "superjson";
import type { DashboardBody } from "@/lib/services/dashboards/model/body";
import { enter, type Key, makeUser } from "./access";
import { type Product, startProduct } from "./product";
import { startReceiver } from "./receiver";
import { open, setUp } from "./sign-in";

/** A dashboard is made, arranged, kept, changed by ana, compared, brought back and shown to somebody without an account. */
test.describe.configure({ mode: "serial" });

const NAME = "shop";
const PATH = `/cloudwatch/dashboards/${NAME}`;
let product: Product;
let root: Page;
let ana: CloudWatchClient;
let link: string;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  product = await startProduct();
  root = await (await browser.newContext()).newPage();
  await setUp(root, product.setUpLink ?? "");
  enter(product);
  const key: Key = await makeUser("ana", ["AdministratorAccess"]);
  ana = new CloudWatchClient({ endpoint: product.apiUrl, region: "us-east-1", credentials: key });
  const Dimensions = [{ Name: "Site", Value: "br" }];
  const MetricData = ["Latency", "Salaries"].map((MetricName) => ({ MetricName, Dimensions, Value: 42 }));
  await ana.send(new PutMetricDataCommand({ Namespace: "Shop", MetricData }));
});
test.afterAll(() => product?.stop());

const kept = async () => {
  const { DashboardBody = "" } = await ana.send(new GetDashboardCommand({ DashboardName: NAME }));
  return JSON.parse(DashboardBody) as DashboardBody;
};
const save = async () => {
  await root.getByRole("button", { name: "Save", exact: true }).click();
  await expect(root.getByText("Unsaved changes")).toBeHidden();
};
const widget = (name: string) => root.getByRole("region", { name });

test("a dashboard is created and gets widgets from the wizard", async () => {
  await open(root, `${product.consoleUrl}/cloudwatch/dashboards`);
  await root.getByRole("button", { name: "Create dashboard" }).click();
  await root.getByLabel("Dashboard name").fill(NAME);
  await root.getByRole("dialog").getByRole("button", { name: "Create dashboard" }).click();
  await root.waitForURL(`**${PATH}**`);

  await root.route("**/_next/static/chunks/**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await root.getByRole("button", { name: "Add widget" }).first().click();
  const dialog = root.getByRole("dialog");
  await dialog.getByRole("button", { name: "Next" }).click();
  await dialog.getByLabel("Widget title").focus();
  // Slower than the parts of the dialog come in: none of them may take the field away.
  await root.keyboard.type("Latency", { delay: 150 });
  await dialog.getByRole("link", { name: "Shop" }).click();
  await dialog.getByRole("link", { name: "Site" }).click();
  await dialog
    .getByRole("row", { name: /Latency/ })
    .getByRole("checkbox")
    .check({ force: true });
  await dialog.getByRole("button", { name: "Create widget" }).click();
  await expect(widget("Latency")).toBeVisible();
  await root.unrouteAll({ behavior: "wait" });

  await root.getByRole("button", { name: "Add widget" }).first().click();
  await dialog.getByText("Other content").click();
  await dialog.getByRole("button", { name: "Next" }).click();
  await dialog.getByRole("textbox", { name: "Markdown" }).fill("# Runbook\n<img src=x onerror=alert(1)>");
  await expect(dialog.getByRole("heading", { name: "Runbook" })).toBeVisible();
  await dialog.getByRole("button", { name: "Create widget" }).click();
  await expect(root.getByRole("heading", { name: "Runbook" })).toBeVisible();
  await save();
  expect((await kept()).widgets).toMatchObject([
    { type: "metric", x: 0, y: 0, width: 12, height: 6, properties: { title: "Latency" } },
    { type: "text", x: 12, y: 0, width: 6, height: 6 },
  ]);
});

test("a widget is moved and resized by keyboard, undone, done again and kept", async () => {
  await root.getByRole("button", { name: "Move Latency" }).focus();
  await root.keyboard.press("Enter");
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) await root.keyboard.press(key);
  await expect(root.getByRole("status").filter({ hasText: "Column 3, row 2" })).toBeAttached();
  await root.keyboard.press("Escape");
  await expect(root.getByText("Unsaved changes")).toBeHidden();

  await root.keyboard.press("Enter");
  for (const key of ["ArrowRight", "ArrowRight"]) await root.keyboard.press(key);
  await root.keyboard.press("Enter");
  await root.getByRole("button", { name: "Resize Latency" }).focus();
  await root.keyboard.press("Enter");
  await root.keyboard.press("ArrowDown");
  await root.keyboard.press("Enter");
  await root.getByRole("button", { name: "Undo" }).click();
  await root.getByRole("button", { name: "Redo" }).click();
  await save();
  expect((await kept()).widgets).toMatchObject([
    { x: 2, y: 0, width: 12, height: 7 },
    // What stood in the way went down.
    { x: 12, y: 7, width: 6, height: 6 },
  ]);
});

test("a widget is dragged by the pointer", async () => {
  const handle = root.getByRole("button", { name: "Move Latency" });
  const box = (await handle.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await widget("Latency").hover();
  await root.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await root.mouse.down();
  await root.mouse.move(box.x + box.width / 2 - 300, box.y + box.height / 2, { steps: 5 });
  await root.mouse.up();
  await save();
  expect((await kept()).widgets[0]).toMatchObject({ x: 0, y: 0 });
});

test("what is not saved is not lost by a click", async () => {
  await root.getByRole("button", { name: "Actions of Latency" }).click();
  await root.getByRole("menuitem", { name: "Duplicate" }).click();
  await root.getByRole("link", { name: "Overview" }).click();
  await expect(root.getByText("Leave without saving?")).toBeVisible();
  await root.getByRole("button", { name: "Stay" }).click();
  for (const way of ["View/edit source", "Version history"]) {
    await root.getByRole("button", { name: "Actions", exact: true }).click();
    await root.getByRole("menuitem", { name: way }).click();
    await expect(root.getByText("Leave without saving?")).toBeVisible();
    await root.getByRole("button", { name: "Stay" }).click();
  }
  await root.getByRole("button", { name: "Undo" }).click();
  await expect(root.getByText("Unsaved changes")).toBeHidden();
});

test("who renames a dashboard keeps what is not saved yet", async () => {
  const properties = { title: "One", region: "us-east-1", metrics: [["Shop", "Latency", "Site", "br"]] };
  const DashboardBody = JSON.stringify({ widgets: [{ type: "metric", properties }] });
  await ana.send(new PutDashboardCommand({ DashboardName: "before", DashboardBody }));
  await open(root, `${product.consoleUrl}/cloudwatch/dashboards/before`);
  await root.getByRole("button", { name: "Actions of One" }).click();
  await root.getByRole("menuitem", { name: "Duplicate" }).click();
  await root.getByRole("button", { name: "Actions", exact: true }).click();
  await root.getByRole("menuitem", { name: "Rename" }).click();
  await root.getByLabel("Dashboard name").fill("after");
  await root.getByLabel("Dashboard name").press("Enter");
  await expect(root.getByRole("heading", { level: 1, name: "after" })).toBeVisible();
  await expect(widget("One")).toHaveCount(2);
  await open(root, product.consoleUrl + PATH);
});

test("the source is not saved over what somebody else has saved meanwhile, and is not lost by a click", async () => {
  const bodyOf = (markdown: string) => JSON.stringify({ widgets: [{ type: "text", properties: { markdown } }] });
  const put = (markdown: string) =>
    ana.send(new PutDashboardCommand({ DashboardName: "both", DashboardBody: bodyOf(markdown) }));
  const now = async () => (await ana.send(new GetDashboardCommand({ DashboardName: "both" }))).DashboardBody ?? "";
  await put("first");
  await open(root, `${product.consoleUrl}/cloudwatch/dashboards/both/edit`);
  const editor = root.getByRole("textbox", { name: "Dashboard source, as JSON" });
  await editor.fill(bodyOf("mine"));
  await root.getByRole("link", { name: "Cancel" }).click();
  await expect(root.getByText("Leave without saving?")).toBeVisible();
  await root.getByRole("button", { name: "Stay" }).click();
  await put("of ana");
  const save = root.getByRole("button", { name: "Save", exact: true });
  await save.click();
  const conflict = root.getByRole("dialog", { name: "Somebody else has saved meanwhile" });
  await expect(conflict).toBeVisible();
  await root.keyboard.press("Escape");
  await expect(conflict).toBeHidden();
  await expect(editor).toHaveValue(/mine/);
  expect(await now()).toContain("of ana");
  await save.click();
  await conflict.getByRole("button", { name: "Save mine over it" }).click();
  await expect(root.getByRole("heading", { level: 1, name: "both", exact: true })).toBeVisible();
  expect(await now()).toContain("mine");
  await open(root, product.consoleUrl + PATH);
});

test("the difference of two versions names ana, and the old one comes back", async () => {
  const body = await kept();
  const [graph, text] = body.widgets;
  const renamed = { ...graph, properties: { ...graph?.properties, title: "Latency, renamed" } };
  const changed = JSON.stringify({ ...body, widgets: [renamed, text] });
  await ana.send(new PutDashboardCommand({ DashboardName: NAME, DashboardBody: changed }));
  await open(root, `${product.consoleUrl}${PATH}/versions`);
  const newest = root.getByRole("row").nth(1);
  await expect(newest).toContainText("ana");
  await expect(newest).toContainText("Changed Latency, renamed");
  await newest.getByRole("checkbox").check({ force: true });
  await expect(root.getByRole("heading", { name: /What ana changed in version/ })).toBeVisible();
  await expect(root.getByRole("list", { name: "Changes" })).toContainText('"Latency, renamed"');
  expect(await seriousViolations(root)).toEqual([]);

  await newest.getByRole("checkbox").uncheck({ force: true });
  await root.getByRole("row").nth(2).getByRole("checkbox").check({ force: true });
  await root.getByRole("button", { name: "Restore" }).click();
  await root.waitForURL((url) => url.pathname === PATH);
  await expect(widget("Latency")).toBeVisible();
  expect((await kept()).widgets[0]?.properties).toMatchObject({ title: "Latency" });
});

test("a table colours its cells, and keeps a range and a clock of its own, whatever the dashboard shows", async () => {
  const Timestamp = new Date(Date.now() - 30 * 60_000);
  const MetricData = [{ MetricName: "Past", Value: 42, Timestamp }];
  await ana.send(new PutMetricDataCommand({ Namespace: "Shop", MetricData }));
  const metrics = [["Shop", "Past"]];
  const HIGH = { value: 40, fill: "above", color: "#d62728" };
  const graph = { region: "us-east-1", metrics, view: "table", timezone: "+0530", annotations: { horizontal: [HIGH] } };
  const widgets = [
    { type: "metric", properties: { ...graph, title: "Own", start: "-PT12H", end: "P0D" } },
    { type: "metric", properties: { ...graph, title: "Common" } },
  ];
  const DashboardBody = JSON.stringify({ widgets });
  await ana.send(new PutDashboardCommand({ DashboardName: "ranges", DashboardBody }));
  // Long before there was anything.
  const search = new URLSearchParams({ start: "2026-01-01T00:00:00Z", end: "2026-01-01T03:00:00Z" });
  await open(root, `${product.consoleUrl}/cloudwatch/dashboards/ranges?${search}`);
  await expect(widget("Own").first()).toContainText("Last 12 hours");
  await expect(widget("Own").first().getByRole("table")).toContainText("42");
  await expect(widget("Own").first().getByRole("cell", { name: "42" })).toHaveAttribute("style", /color-mix/);
  await expect(widget("Common").first()).toContainText("No data available");
  const inIndia = new Intl.DateTimeFormat("en-US", { timeZone: "Asia/Kolkata", hour: "2-digit", hourCycle: "h23" });
  const hours = [0, 1].map((before) => inIndia.format(Timestamp.getTime() - before * 3_600_000));
  await expect(widget("Own").first().getByRole("table")).toContainText(new RegExp(`, (${hours.join("|")}):\\d\\d:00`));
  await open(root, product.consoleUrl + PATH);
});

test("a widget of any kind is enlarged, with its keyboard, and says its names where it is asked to", async () => {
  const region = "us-east-1";
  // The minute that goes on has no values yet.
  const Timestamp = new Date(Date.now() - 10 * 60_000);
  const MetricData = ["Orders", "Returns"].map((MetricName) => ({ MetricName, Value: 42, Timestamp }));
  await ana.send(new PutMetricDataCommand({ Namespace: "Shop", MetricData }));
  const ofShop = [
    ["Shop", "Orders"],
    [".", "Returns", { label: "Back" }],
  ];
  const explored = { metricName: "Invocations", resourceType: "AWS::Lambda::Function", stat: "Sum" };
  const pie = { region, metrics: ofShop, setPeriodToTimeRange: true, labels: { visible: true } };
  const widgets = [
    { type: "text", properties: { markdown: "# Runbook" } },
    {
      type: "alarm",
      properties: { title: "Alarms", alarms: [`arn:aws:cloudwatch:${region}:123456789012:alarm:none`] },
    },
    { type: "log", properties: { title: "Logs", region, query: "SOURCE '/none' | fields @message" } },
    { type: "explorer", properties: { title: "Explorer", region, labels: [{ key: "None" }], metrics: [explored] } },
    { type: "metric", properties: { ...pie, view: "pie", title: "Pie" } },
    { type: "metric", properties: { ...pie, view: "bar", title: "Bars" } },
    { type: "metric", properties: { ...pie, view: "table", title: "Table" } },
  ];
  const DashboardBody = JSON.stringify({ widgets });
  await ana.send(new PutDashboardCommand({ DashboardName: "kinds", DashboardBody }));
  await open(root, `${product.consoleUrl}/cloudwatch/dashboards/kinds`);
  for (const view of ["Pie", "Bars"])
    await expect(widget(view).first().locator("svg text", { hasText: "Back" })).toBeVisible();
  await expect(widget("Table").first().getByRole("cell").first()).toBeInViewport({ ratio: 0.9 });
  for (const name of ["Widget 1", "Alarms", "Logs", "Explorer", "Pie", "Bars", "Table"]) {
    await root.getByRole("button", { name: `Actions of ${name}`, exact: true }).focus();
    await root.keyboard.press("Enter");
    await root.getByRole("menuitem", { name: "Enlarge" }).click();
    const large = root.getByRole("dialog", { name });
    await expect(large).toBeVisible();
    await expect(large.getByText(/Runbook|does not exist|No resource|Back/).first()).toBeVisible();
    await root.keyboard.press("Escape");
    await expect(large).toBeHidden();
  }
  await open(root, product.consoleUrl + PATH);
});

test("who has the link sees that dashboard and nothing else", async ({ browser }) => {
  await root.getByRole("button", { name: "Actions", exact: true }).click();
  await root.getByRole("menuitem", { name: "Share dashboard" }).click();
  await root.getByRole("button", { name: "Create link" }).click();
  link =
    (await root
      .getByText(/\/public-dashboard\/\w+$/)
      .first()
      .textContent()) ?? "";
  await root.getByRole("button", { name: "Close", exact: true }).last().click();

  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(link);
  await expect(visitor.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
  await expect(visitor.getByRole("region", { name: "Latency" })).toBeVisible();
  await expect(visitor.getByRole("heading", { name: "Runbook" })).toBeVisible();
  await expect(visitor.getByRole("button", { name: "Add widget" })).toHaveCount(0);
  expect(await seriousViolations(visitor)).toEqual([]);

  const ask = async (metric: string) => {
    const Metric = { Namespace: "Shop", MetricName: metric, Dimensions: [{ Name: "Site", Value: "br" }] };
    const query = { Id: "q0", MetricStat: { Metric, Period: 60, Stat: "Average" } };
    const times = { StartTime: new Date(Date.now() - 3_600_000), EndTime: new Date() };
    return asked(visitor, "cloudwatch:GetMetricData", { MetricDataQueries: [query], ...times });
  };
  expect(await ask("Latency")).toContain("MetricDataResults");
  expect(await ask("Salaries")).toContain("AccessDenied");
  expect(await asked(visitor, "iam:ListUsers", {})).toContain("AccessDenied");
  await visitor.goto(`${product.consoleUrl}${PATH}`);
  await expect(visitor).toHaveURL(/sign-in/);
  await visitor.goto(`${link.slice(0, -1)}${link.endsWith("0") ? "1" : "0"}`);
  await expect(visitor.getByRole("heading", { name: "This link does not open a dashboard" })).toBeVisible();
  await embedded(browser);
});

/** Within a page of another site, which a server of its own serves: browsers keep pages of the internet from framing local ones. */
async function embedded(browser: Browser): Promise<void> {
  const body = `<iframe src="${link}?embed=1" width="1200" height="800"></iframe>`;
  const other = await startReceiver(() => ({ body, headers: { "content-type": "text/html" } }));
  const page = await (await browser.newContext()).newPage();
  await page.goto(other.url);
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("region", { name: "Latency" })).toBeVisible();
  await expect(frame.getByRole("heading", { level: 1, name: NAME })).toHaveCount(0);
  await page.context().close();
  await other.close();
}

/** As a visitor with tools of their own would ask. */
async function asked(page: Page, action: string, input: object): Promise<string> {
  const token = new URL(link).pathname.split("/").at(-1);
  const data = superjson.stringify({ token, region: "us-east-1", variables: {}, action, input });
  const headers = { "content-type": "application/json" };
  return (await page.request.post(`${product.consoleUrl}/api/public-dashboard`, { data, headers })).text();
}

test("a link that was taken back opens nothing", async ({ browser }) => {
  await root.getByRole("button", { name: "Actions", exact: true }).click();
  await root.getByRole("menuitem", { name: "Share dashboard" }).click();
  await root.getByRole("button", { name: /^Revoke/ }).click();
  await expect(root.getByText("Revoked", { exact: true })).toBeVisible();
  await root.getByRole("button", { name: "Close", exact: true }).last().click();
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(link);
  await expect(visitor.getByRole("heading", { name: "This link does not open a dashboard" })).toBeVisible();
  expect(await asked(visitor, "cloudwatch:ListMetrics", {})).toContain("AccessDenied");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the dashboard is for everybody, ${colorScheme}`, async () => {
    await root.emulateMedia({ colorScheme });
    for (const path of [PATH, "/cloudwatch/dashboards?tab=automatic", "/cloudwatch/automatic-dashboards/Shop"]) {
      await open(root, product.consoleUrl + path);
      await expect(
        root
          .getByRole("heading", { level: 1 })
          .or(root.getByRole("heading", { level: 2 }))
          .first(),
      ).toBeVisible();
      expect(await seriousViolations(root), path).toEqual([]);
    }
  });
}

async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
