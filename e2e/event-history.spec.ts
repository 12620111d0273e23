import { readFileSync } from "node:fs";
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
} from "@aws-sdk/client-cloudwatch";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "@/lib/services/invoke";
import { enter, type Key, makeUser } from "./access";
import { type Product, startProduct } from "./product";
import { open, setUp } from "./sign-in";

/** Who did it: what two users and a role did to one alarm is found, told, compared, downloaded and followed in the console. */
test.describe.configure({ mode: "serial" });

const ROLE = "arn:aws:iam::123456789012:role/deploy";
const root = rootCaller("123456789012", "us-east-1", { sourceIPAddress: "127.0.0.1", userAgent: "test-set-up" });
let product: Product;
let page: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  product = await startProduct();
  enter(product);
  await doThings(await makeUser("ana", ["AdministratorAccess"]), await makeUser("beto", ["CloudWatchReadOnlyAccess"]));
  page = await (await browser.newContext()).newPage();
  await setUp(page, product.setUpLink ?? "");
});
test.afterAll(async () => {
  await closeDatabase();
  await product?.stop();
});

test("reads are hidden at first; filters of several attributes and a text narrow the list together", async () => {
  await history("");
  await expect(row("PutMetricAlarm").first()).toBeVisible();
  await expect(row("DescribeAlarms")).toHaveCount(0);
  await history("filter=userName=ana&filter=resourceName=cpu-high&filter=eventName^Put");
  await expect(row("PutMetricAlarm")).toHaveCount(3);
  await history("filter=userName=ana&filter=resourceName=cpu-high&text=page%20the%20team");
  await expect(row("PutMetricAlarm")).toHaveCount(1);
  await history("filter=userName=beto&filter=userName=nobody&match=any&outcome=denied");
  await expect(row("DeleteAlarms")).toHaveCount(1);
  await expect(row("DescribeAlarms")).toHaveCount(0);
});

test("a filter is typed, and the address carries it", async () => {
  await history("");
  const field = page.getByRole("combobox", { name: "Find events" });
  await field.fill("User name = beto");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/filter=userName%3Dbeto/);
  await expect(row("DeleteAlarms")).toBeVisible();
  await expect(row("PutMetricAlarm")).toHaveCount(0);
});

test("filters are kept under a name for who keeps them, and opened again", async () => {
  await history("filter=userName=beto&outcome=denied");
  await page.getByRole("button", { name: "Saved filters" }).click();
  await page.getByRole("menuitem", { name: "Save these filters" }).click();
  await page.getByLabel("Name", { exact: true }).fill("what beto may not");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await history("");
  await page.getByRole("button", { name: "Saved filters" }).click();
  await page.getByRole("menuitem", { name: "Open" }).click();
  await page.getByRole("menuitem", { name: "what beto may not" }).first().click();
  await expect(page).toHaveURL(/outcome=denied/);
  await expect(row("DeleteAlarms")).toBeVisible();
});

test("events stand side by side, and what differs is marked", async () => {
  await history("filter=userName=ana&filter=eventName=PutMetricAlarm");
  const boxes = page.getByRole("row").filter({ hasText: "PutMetricAlarm" }).getByRole("checkbox");
  await boxes.nth(1).check();
  await boxes.nth(2).check();
  await page.getByRole("button", { name: "Compare events (2)" }).click();
  await expect(page.getByRole("heading", { name: "Compare events" })).toBeVisible();
  const threshold = page.getByRole("row").filter({ hasText: "requestParameters.threshold" });
  await expect(threshold).toContainText("differs");
  await expect(threshold).toContainText("80");
  await expect(threshold).toContainText("90");
  await page.getByText("Show differences only").click();
  await expect(page.getByRole("row").filter({ hasText: "eventSource" })).toHaveCount(0);
});

test("downloads hold every event of the search, as CSV and as CloudTrail's JSON", async () => {
  await history("filter=userName=ana&filter=eventName=PutMetricAlarm");
  const json = JSON.parse(await download("Download as JSON")) as {
    Records: { eventName: string; awsRegion: string }[];
  };
  expect(json.Records.map(({ eventName }) => eventName)).toEqual([
    "PutMetricAlarm",
    "PutMetricAlarm",
    "PutMetricAlarm",
  ]);
  await page
    .getByRole("button", { name: /Dismiss|Close/ })
    .first()
    .click();
  const [header, ...lines] = (await download("Download as CSV")).trim().split("\r\n");
  expect(header).toMatch(/^Event name,Event time,User name,Event source/);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain("AccessDenied");
});

test("an event is told in one sentence, with what it changed and what belongs to it", async () => {
  await history("filter=userName=ana&filter=eventName=PutMetricAlarm&outcome=succeeded");
  await row("PutMetricAlarm").first().getByRole("link", { name: "PutMetricAlarm" }).click();
  await expect(page.getByText("ana changed alarm cpu-high from 127.0.0.1.")).toBeVisible();
  const threshold = page.getByRole("row").filter({ hasText: "threshold" });
  await expect(threshold).toContainText("changed");
  await expect(threshold).toContainText("80");
  await expect(threshold).toContainText("90");
  await expect(page.getByRole("row").filter({ hasText: "alarmDescription" })).toContainText("added");
  await expect(page.getByRole("tab", { name: /Same access key/ })).toBeVisible();
  await expect(page.getByRole("tab", { name: /Same resource/ })).toBeVisible();
  await page.getByRole("button", { name: "Fold all", exact: true }).click();
  await expect(page.getByText('"threshold"')).toBeHidden();
  await page.getByRole("link", { name: "cpu-high", exact: true }).first().click();
  await expect(page).toHaveURL(/\/cloudwatch\/alarms\/cpu-high/);
});

test("the role's denial is told with the role, in English and in Portuguese", async () => {
  await history("filter=userName=ana&filter=eventName=PutMetricAlarm&outcome=denied");
  await row("PutMetricAlarm").getByRole("link", { name: "PutMetricAlarm" }).click();
  await expect(
    page.getByText("ana, in role deploy, tried to change alarm cpu-high from 127.0.0.1 and was denied."),
  ).toBeVisible();
  const url = page.url();
  await page.context().addCookies([{ name: "mirante-locale", value: "pt-BR", url: product.consoleUrl }]);
  await open(page, url);
  await expect(
    page.getByText(
      "ana, na função deploy, tentou alterar o alarme cpu-high a partir de 127.0.0.1, mas o acesso foi negado.",
    ),
  ).toBeVisible();
  await page.context().addCookies([{ name: "mirante-locale", value: "en", url: product.consoleUrl }]);
});

test("a user's and a resource's timelines tell day by day what was done", async () => {
  await open(page, `${product.consoleUrl}/cloudtrail/timelines/ana?of=user`);
  await expect(page.getByRole("heading", { name: "Timeline of user ana" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^ana saved alarm cpu-high from/ })).toHaveCount(2);
  await expect(page.locator("svg.recharts-surface").first()).toBeVisible();
  await open(page, `${product.consoleUrl}/cloudwatch/alarms/cpu-high`);
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "Show timeline" }).click();
  await expect(page.getByRole("heading", { name: "Timeline of resource cpu-high" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^beto tried to delete alarm cpu-high/ })).toBeVisible();
});

test("the dashboard tells the busiest callers, the errors and the denied calls", async () => {
  await open(page, `${product.consoleUrl}/cloudtrail/dashboard`);
  await expect(page.getByRole("figure", { name: "Errors by user" }).getByRole("link", { name: "beto" })).toBeVisible();
  const denied = page.getByRole("list", { name: "Denied calls" });
  await expect(denied.getByRole("link", { name: /^beto tried to delete alarm cpu-high/ })).toBeVisible();
  await page.getByRole("figure", { name: "Errors by code" }).getByRole("link", { name: "AccessDenied" }).click();
  await expect(page).toHaveURL(/filter=errorCode%3DAccessDenied/);
});

for (const path of [
  "/cloudtrail/dashboard",
  "/cloudtrail/event-history",
  "/cloudtrail/timelines",
  "/cloudtrail/timelines/ana?of=user",
  "/cloudtrail/insights",
]) {
  test(`${path} has no serious axe violation, in light and in dark`, () => seriousViolations(path));
}

test("an event's page and the comparison have no serious axe violation", async () => {
  const { Events } = await invoke(root, "cloudtrail:SearchEvents", {
    Conditions: [{ field: "eventName", operator: "=", value: "PutMetricAlarm" }],
  });
  const ids = Events.map(({ eventId }) => eventId);
  await seriousViolations(`/cloudtrail/event-history/${ids[0]}`);
  await seriousViolations(`/cloudtrail/event-history/compare?events=${ids.slice(0, 3).join(",")}`);
});

async function doThings(ana: Key, beto: Key): Promise<void> {
  const settings = { endpoint: product.apiUrl, region: "us-east-1" };
  const cloudwatch = (credentials: Key & { sessionToken?: string }) =>
    new CloudWatchClient({ ...settings, credentials });
  const alarm = (Threshold: number, AlarmDescription?: string) =>
    new PutMetricAlarmCommand({
      AlarmName: "cpu-high",
      Namespace: "Shop",
      MetricName: "CPU",
      Statistic: "Average",
      Period: 60,
      EvaluationPeriods: 1,
      ComparisonOperator: "GreaterThanThreshold",
      Threshold,
      AlarmDescription,
    });
  await cloudwatch(ana).send(alarm(80));
  await cloudwatch(ana).send(alarm(90, "page the team"));
  await cloudwatch(beto).send(new DescribeAlarmsCommand({}));
  const refused = cloudwatch(beto).send(new DeleteAlarmsCommand({ AlarmNames: ["cpu-high"] }));
  await expect(refused).rejects.toThrow(/not authorized/);
  const Statement = [
    { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "sts:AssumeRole" },
  ];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  await invoke(root, "iam:CreateRole", { RoleName: "deploy", AssumeRolePolicyDocument });
  const assume = new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: "ana" });
  const { Credentials } = await new STSClient({ ...settings, credentials: ana }).send(assume);
  const session = {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  };
  await expect(cloudwatch(session).send(alarm(7))).rejects.toThrow(/not authorized/);
}

async function history(search: string): Promise<void> {
  await open(page, `${product.consoleUrl}/cloudtrail/event-history?${search}`);
  await expect(page.getByRole("heading", { name: "Event history", level: 1 }).first()).toBeVisible();
}

function row(eventName: string) {
  return page.getByRole("row").filter({ has: page.getByRole("link", { name: eventName, exact: true }) });
}

async function download(item: string): Promise<string> {
  await page.getByRole("button", { name: "Download events" }).click();
  const file = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: item }).click();
  return readFileSync(await (await file).path(), "utf8");
}

async function seriousViolations(path: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await open(page, product.consoleUrl + path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
}
