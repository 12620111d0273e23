import { CloudWatchClient, PutDashboardCommand, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, CreateLogGroupCommand, CreateLogStreamCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateLoginProfileCommand, IAMClient } from "@aws-sdk/client-iam";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import superjson from "superjson";
import { rootCaller } from "@/lib/platform/caller";
import { invoke } from "@/lib/services/invoke";
import { enter, type Key, makeUser } from "./access";
import { type Product, startProduct } from "./product";
import { open, setUp } from "./sign-in";

/** What people try at the console's door: planted and copied cookies, other sites' pages, addresses of what is not theirs. */
test.describe.configure({ mode: "serial" });

const PASSWORD = "Maré-alta-no-cais-42";
const COOKIE = "mirante-session";
const OTHER_ACCOUNT = "210987654321";
let product: Product;
let admin: Key;
let foreignEventId = "";

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  product = await startProduct();
  const root = await (await browser.newContext()).newPage();
  await setUp(root, product.setUpLink ?? "");
  await root.context().close();
  enter(product);
  admin = await makeUser("ana", ["AdministratorAccess"]);
  await makeUser("nobody", []);
  for (const UserName of ["ana", "nobody"]) {
    await new IAMClient(settings()).send(new CreateLoginProfileCommand({ UserName, Password: PASSWORD }));
  }
  await makeThings();
});
test.afterAll(() => product?.stop());

function settings(region = "us-east-1") {
  return { endpoint: product.apiUrl, region, credentials: admin };
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
  await logs.send(new CreateLogStreamCommand({ logGroupName: "/secret", logStreamName: "hidden-words" }));
  const stranger = rootCaller(OTHER_ACCOUNT, "us-east-1", { sourceIPAddress: "127.0.0.1", userAgent: "test" });
  await invoke(stranger, "logs:CreateLogGroup", { logGroupName: "/hidden-words" });
  const { Events } = await invoke(stranger, "cloudtrail:SearchEvents", { MaxResults: 1 });
  foreignEventId = JSON.parse(Events[0]?.record ?? "{}").eventID;
}

async function signIn(page: Page, userName: string): Promise<void> {
  await open(page, `${product.consoleUrl}/sign-in`);
  await page.getByLabel("IAM user name").fill(userName);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

async function signOut(page: Page, userName: string): Promise<void> {
  await open(page, product.consoleUrl);
  await page
    .getByRole("button", { name: new RegExp(`^${userName}`) })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname === "/sign-in");
}

async function signedIn(browser: Browser, userName: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, userName);
  return { context, page };
}

async function sessionOf(context: BrowserContext): Promise<string> {
  return (await context.cookies()).find(({ name }) => name === COOKIE)?.value ?? "";
}

/** Where a copy of a session's cookie leads: a page of the console, or the sign-in page. */
async function leadsTo(session: string): Promise<string> {
  const headers = { cookie: `${COOKIE}=${session}` };
  const answer = await fetch(`${product.consoleUrl}/cloudwatch/alarms`, { headers, redirect: "manual" });
  const body = await answer.text();
  const isSent = answer.headers.get("location")?.includes("/sign-in") || /NEXT_REDIRECT[^"]*\/sign-in/.test(body);
  return isSent ? "sign-in" : `page ${answer.status}`;
}

test("a cookie that was planted before the sign-in is not the session after it", async ({ browser }) => {
  const { context: attacker } = await signedIn(browser, "nobody");
  const ofAttacker = await sessionOf(attacker);
  for (const planted of [ofAttacker, "planted"]) {
    const context = await browser.newContext();
    await context.addCookies([{ name: COOKIE, value: planted, url: product.consoleUrl, httpOnly: true }]);
    const page = await context.newPage();
    // Somebody else's session that holds says whose it is, and is left by signing out.
    if (planted === ofAttacker) await signOut(page, "nobody");
    await signIn(page, "ana");
    expect(await sessionOf(context)).not.toBe(planted);
    await open(page, `${product.consoleUrl}/iam/security-credentials`);
    await expect(page.getByText("arn:aws:iam::123456789012:user/ana")).toBeVisible();
    await context.close();
  }
  expect(await leadsTo("planted")).toBe("sign-in");
  await expect.poll(() => leadsTo(ofAttacker), { timeout: 5000 }).toBe("sign-in");
  await attacker.close();
});

test("signing out ends every copy of the cookie, and no other session of the person", async ({ browser }) => {
  const { context, page } = await signedIn(browser, "ana");
  const elsewhere = await signedIn(browser, "ana");
  const copy = await sessionOf(context);
  expect(await leadsTo(copy)).toBe("page 200");
  await signOut(page, "ana");
  await expect.poll(() => leadsTo(copy), { timeout: 5000 }).toBe("sign-in");
  expect(await leadsTo(await sessionOf(elsewhere.context))).toBe("page 200");
  await context.close();
  await elsewhere.context.close();
});

test("the session's cookie is out of reach of scripts and of other sites' forms", async ({ browser }) => {
  const { context } = await signedIn(browser, "ana");
  const cookie = (await context.cookies()).find(({ name }) => name === COOKIE);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  await context.close();
});

test("a server action that another site's page sends is refused and does nothing", async ({ browser }) => {
  const { context, page } = await signedIn(browser, "ana");
  const cookie = `${COOKIE}=${await sessionOf(context)}`;
  const caught = page.waitForRequest((request) => request.headers()["next-action"] !== undefined);
  await open(page, `${product.consoleUrl}/iam/groups/create`);
  await page.getByLabel("Group name").fill("made-here");
  await page.getByRole("button", { name: "Create group" }).click();
  const action = await caught;
  await expect(page.getByRole("heading", { level: 1, name: "made-here" })).toBeVisible();
  const again = (origin: string, name: string) =>
    fetch(action.url(), {
      method: "POST",
      headers: {
        cookie,
        origin,
        "next-action": action.headers()["next-action"] ?? "",
        "content-type": action.headers()["content-type"] ?? "",
      },
      body: action.postData()?.replaceAll("made-here", name),
    });
  for (const origin of ["https://evil.example", "http://localhost:1", "null"]) {
    expect((await again(origin, "made-elsewhere")).status).toBeGreaterThanOrEqual(400);
  }
  expect((await again(product.consoleUrl, "made-again")).status).toBe(200);
  const root = rootCaller("123456789012", "us-east-1", { sourceIPAddress: "127.0.0.1", userAgent: "test" });
  const { Groups = [] } = await invoke(root, "iam:ListGroups", {});
  expect(Groups.map(({ GroupName }) => GroupName)).toEqual(["made-again", "made-here"]);
  await context.close();
});

test("next-auth's endpoints want their token and a page of ours; another site signs nobody in or out", async ({
  browser,
}) => {
  const { context } = await signedIn(browser, "ana");
  const session = await sessionOf(context);
  const start = await fetch(`${product.consoleUrl}/api/auth/csrf`);
  const { csrfToken } = await start.json();
  const csrfCookie = (start.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
  const post = (path: string, headers: Record<string, string>, body: Record<string, string>) =>
    fetch(`${product.consoleUrl}/api/auth/${path}`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: new URLSearchParams({ ...body, json: "true" }),
      redirect: "manual",
    });
  const opened = (answer: Response) => answer.headers.getSetCookie().some((line) => line.startsWith(`${COOKIE}=ey`));
  const person = { userName: "ana", password: PASSWORD, account: "" };
  const origin = product.consoleUrl;

  expect(opened(await post("callback/user", { cookie: csrfCookie, origin }, person))).toBe(false);
  expect(opened(await post("callback/user", { origin }, { ...person, csrfToken }))).toBe(false);
  const foreign = { cookie: csrfCookie, origin: "https://evil.example" };
  expect((await post("callback/user", foreign, { ...person, csrfToken })).status).toBe(403);
  expect(opened(await post("callback/user", { cookie: csrfCookie, origin }, { ...person, csrfToken }))).toBe(true);

  const both = `${csrfCookie}; ${COOKIE}=${session}`;
  await post("signout", { cookie: both, origin }, {});
  expect((await post("signout", { ...foreign, cookie: both }, { csrfToken })).status).toBe(403);
  await new Promise((done) => setTimeout(done, 1500));
  expect(await leadsTo(session)).toBe("page 200");
  await post("signout", { cookie: both, origin }, { csrfToken });
  await expect.poll(() => leadsTo(session), { timeout: 5000 }).toBe("sign-in");
  await context.close();
});

test("the live refresh answers no other site, and changes nothing for anyone", async ({ browser }) => {
  const { context } = await signedIn(browser, "ana");
  const cookie = `${COOKIE}=${await sessionOf(context)}`;
  const ask = (headers: Record<string, string>, action: string) =>
    fetch(`${product.consoleUrl}/api/live?region=us-east-1`, {
      method: "POST",
      headers: { cookie, ...headers },
      body: superjson.stringify({ action, input: { GroupName: "live" } }),
    });
  const own = { "sec-fetch-site": "same-origin" };
  expect((await ask({ "sec-fetch-site": "cross-site" }, "iam:ListGroups")).status).toBe(403);
  expect((await ask({ origin: "https://evil.example" }, "iam:ListGroups")).status).toBe(403);
  expect((await ask(own, "iam:CreateGroup")).status).toBe(400);
  expect((await ask(own, "iam:EndConsoleSession")).status).toBe(400);
  expect((await ask(own, "iam:ListGroups")).status).toBe(200);
  await context.close();
});

const ADDRESSES = [
  "/cloudwatch/alarms/secret-alarm",
  "/cloudwatch/dashboards/secret-board",
  `/cloudwatch/log-groups/${encodeURIComponent("/secret")}`,
  `/cloudwatch/log-groups/${encodeURIComponent("/secret")}/log-events`,
  "/cloudtrail/event-history",
  "/iam/users/ana",
  "/iam/users/ana?tab=credentials",
  "/iam/groups/made-here",
];

test("who has no right sees nothing at the address of what is there", async ({ browser }) => {
  const { context, page } = await signedIn(browser, "nobody");
  for (const address of ADDRESSES) {
    const answers: string[] = [];
    page.on("response", async (answer) => {
      if (/json|html|component/.test(answer.headers()["content-type"] ?? "")) {
        answers.push(await answer.text().catch(() => ""));
      }
    });
    await page.goto(product.consoleUrl + address, { waitUntil: "networkidle" });
    expect(answers.length, address).toBeGreaterThan(0);
    expect(
      answers.filter((text) => /hidden-words|AKIA[A-Z2-7]{16}/.test(text)),
      address,
    ).toEqual([]);
    await expect(
      page.getByText(/not authorized to perform|You don't have permission to do this/).first(),
      address,
    ).toBeVisible();
    page.removeAllListeners("response");
  }
  await context.close();
});

test("what belongs to another account or Region is not there, not even for an administrator", async ({ browser }) => {
  const { context, page } = await signedIn(browser, "ana");
  await page.goto(`${product.consoleUrl}/cloudwatch/alarms/secret-alarm?region=us-east-1`);
  await expect(page.getByText("hidden-words").first()).toBeVisible();
  expect(foreignEventId).toMatch(/^[0-9a-f-]{36}$/);
  for (const address of [
    `/cloudtrail/event-history/${foreignEventId}?region=us-east-1`,
    `/cloudwatch/log-groups/${encodeURIComponent("/hidden-words")}?region=us-east-1`,
    "/cloudwatch/alarms/faraway?region=us-east-1",
  ]) {
    await page.goto(product.consoleUrl + address, { waitUntil: "networkidle" });
    await expect(
      page
        .locator("main")
        .getByText(/not found|not there|does not exist|no longer/i)
        .first(),
      address,
    ).toBeVisible();
  }
  await page.goto(`${product.consoleUrl}/cloudwatch/alarms/faraway?region=sa-east-1`);
  await expect(page.getByText("hidden-words").first()).toBeVisible();
  await context.close();
});

test("a link to a shared dashboard opens to the letter only", async ({ browser }) => {
  const context = await browser.newContext();
  for (const token of ["x", `${"a".repeat(22)}.${"b".repeat(43)}`, "..%2Fcloudwatch"]) {
    const page = await context.newPage();
    await page.goto(`${product.consoleUrl}/public-dashboard/${token}`, { waitUntil: "networkidle" });
    expect(await page.content()).not.toContain("hidden-words");
    await page.close();
  }
  await context.close();
});
