import { CloudWatchClient, PutDashboardCommand, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { expect, test } from "@playwright/test";
import superjson from "superjson";
import { rootCaller } from "@/lib/platform/caller";
import { invoke } from "@/lib/services/invoke";
import { COOKIE, sessionOf, signedIn, startWithTwoPeople, type TwoPeople } from "./two-people";

/** What people try who know an address or a name: pages and questions about what is not theirs to see. */
test.describe.configure({ mode: "serial" });

const OTHER_ACCOUNT = "210987654321";
let people: TwoPeople;
let foreignEventId = "";
let ownEventId = "";

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  people = await startWithTwoPeople(browser);
  await makeThings();
});
test.afterAll(() => people?.product.stop());

function settings(region = "us-east-1") {
  return { endpoint: people.product.apiUrl, region, credentials: people.admin };
}

/** One of each thing that has an address of its own, one in another Region and one in another account. */
async function makeThings(): Promise<void> {
  const alarm = { Namespace: "Secret", MetricName: "M", Statistic: "Sum" as const, Period: 60, EvaluationPeriods: 1 };
  const rule = { ...alarm, Threshold: 1, ComparisonOperator: "GreaterThanThreshold" as const };
  const AlarmDescription = "hidden-words";
  const metrics = new CloudWatchClient(settings());
  await metrics.send(new PutMetricAlarmCommand({ ...rule, AlarmDescription, AlarmName: "secret-alarm" }));
  await new CloudWatchClient(settings("sa-east-1")).send(
    new PutMetricAlarmCommand({ ...rule, AlarmDescription, AlarmName: "faraway" }),
  );
  const body = { widgets: [{ type: "text", properties: { markdown: "hidden-words" } }] };
  await metrics.send(new PutDashboardCommand({ DashboardName: "secret-board", DashboardBody: JSON.stringify(body) }));
  const logs = new CloudWatchLogsClient(settings());
  await logs.send(new CreateLogGroupCommand({ logGroupName: "/secret", tags: { note: "hidden-words" } }));
  await logs.send(new CreateLogStreamCommand({ logGroupName: "/secret", logStreamName: "one" }));
  const logEvents = [{ timestamp: Date.now(), message: "hidden-words" }];
  await logs.send(new PutLogEventsCommand({ logGroupName: "/secret", logStreamName: "one", logEvents }));
  const own = rootCaller("123456789012", "us-east-1", { sourceIPAddress: "127.0.0.1", userAgent: "test" });
  const made = await invoke(own, "cloudtrail:SearchEvents", {
    Conditions: [{ field: "eventName", operator: "=", value: "CreateLogGroup" }],
    MaxResults: 1,
  });
  ownEventId = JSON.parse(made.Events[0]?.record ?? "{}").eventID;
  const stranger = rootCaller(OTHER_ACCOUNT, "us-east-1", { sourceIPAddress: "127.0.0.1", userAgent: "test" });
  await invoke(stranger, "logs:CreateLogGroup", { logGroupName: "/hidden-words" });
  const { Events } = await invoke(stranger, "cloudtrail:SearchEvents", { MaxResults: 1 });
  foreignEventId = JSON.parse(Events[0]?.record ?? "{}").eventID;
}

const addresses = () => [
  "/cloudwatch/alarms/secret-alarm",
  "/cloudwatch/dashboards/secret-board",
  `/cloudwatch/log-groups/${encodeURIComponent("/secret")}`,
  `/cloudwatch/log-groups/${encodeURIComponent("/secret")}/log-events`,
  `/cloudwatch/log-groups/${encodeURIComponent("/secret")}/log-events/one`,
  "/cloudtrail/event-history",
  `/cloudtrail/event-history/${ownEventId}`,
  "/iam/users/ana",
  "/iam/users/ana?tab=credentials",
  "/iam/groups/made-here",
];

test("who has no right sees nothing at the address of what is there", async ({ browser }) => {
  const { context, page } = await signedIn(browser, people, "nobody");
  for (const address of addresses()) {
    const answers: string[] = [];
    page.on("response", async (answer) => {
      if (/json|html|component/.test(answer.headers()["content-type"] ?? "")) {
        answers.push(await answer.text().catch(() => ""));
      }
    });
    await page.goto(people.product.consoleUrl + address, { waitUntil: "networkidle" });
    expect(answers.length, address).toBeGreaterThan(0);
    expect(
      answers.some((text) => /hidden-words|AKIA[A-Z2-7]{16}/.test(text)),
      address,
    ).toBe(false);
    await expect(
      page.getByText(/not authorized to perform|You don't have permission to do this/).first(),
      address,
    ).toBeVisible();
    page.removeAllListeners("response");
  }
  await context.close();
});

test("what is asked behind the pages is asked by right too, and what somebody keeps is theirs alone", async ({
  browser,
}) => {
  const { context } = await signedIn(browser, people, "nobody");
  const cookie = `${COOKIE}=${await sessionOf(context)}`;
  const ask = async (action: string, input: object) => {
    const answer = await fetch(`${people.product.consoleUrl}/api/live?region=us-east-1`, {
      method: "POST",
      headers: { cookie, "sec-fetch-site": "same-origin" },
      body: superjson.stringify({ action, input }),
    });
    const text = await answer.text();
    expect(text, action).not.toMatch(/hidden-words|AKIA[A-Z2-7]{16}/);
    return `${answer.status} ${/AccessDenied/.exec(text)?.[0] ?? ""}`;
  };
  const questions: [string, object][] = [
    ["cloudtrail:DescribeEvent", { EventId: ownEventId }],
    ["cloudtrail:SearchEvents", {}],
    ["cloudwatch:ListDashboardShares", { DashboardName: "secret-board" }],
    ["cloudwatch:GetDashboard", { DashboardName: "secret-board" }],
    ["cloudwatch:DescribeAlarms", {}],
    ["logs:GetLogEvents", { logGroupName: "/secret", logStreamName: "one" }],
    ["logs:FilterLogEvents", { logGroupName: "/secret" }],
    ["logs:DescribeQueryDefinitions", {}],
    ["iam:ListAccessKeys", { UserName: "ana" }],
    ["iam:GetUser", { UserName: "ana" }],
  ];
  for (const [action, input] of questions) expect(await ask(action, input), action).toMatch(/^40[03] AccessDenied$/);
  // The page of event history alone asks for the searches that somebody keeps, and for nobody's but the person's own.
  expect(await ask("cloudtrail:ListSavedSearches", { Principal: "AIDA" })).toBe("400 ");
  await context.close();
});

test("what belongs to another account or Region is not there, not even for an administrator", async ({ browser }) => {
  const { context, page } = await signedIn(browser, people, "ana");
  await page.goto(`${people.product.consoleUrl}/cloudwatch/alarms/secret-alarm?region=us-east-1`);
  await expect(page.getByText("hidden-words").first()).toBeVisible();
  expect(foreignEventId).toMatch(/^[0-9a-f-]{36}$/);
  for (const address of [
    `/cloudtrail/event-history/${foreignEventId}?region=us-east-1`,
    `/cloudwatch/log-groups/${encodeURIComponent("/hidden-words")}?region=us-east-1`,
    "/cloudwatch/alarms/faraway?region=us-east-1",
  ]) {
    await page.goto(people.product.consoleUrl + address, { waitUntil: "networkidle" });
    await expect(
      page
        .locator("main")
        .getByText(/not found|not there|does not exist|no longer/i)
        .first(),
      address,
    ).toBeVisible();
  }
  await page.goto(`${people.product.consoleUrl}/cloudwatch/alarms/faraway?region=sa-east-1`);
  await expect(page.getByText("hidden-words").first()).toBeVisible();
  await context.close();
});

test("a link to a shared dashboard opens to the letter only", async ({ browser }) => {
  const context = await browser.newContext();
  for (const token of ["x", `${"a".repeat(22)}.${"b".repeat(43)}`, "..%2Fcloudwatch"]) {
    const page = await context.newPage();
    await page.goto(`${people.product.consoleUrl}/public-dashboard/${token}`, { waitUntil: "networkidle" });
    expect(await page.content()).not.toContain("hidden-words");
    await page.close();
  }
  await context.close();
});
