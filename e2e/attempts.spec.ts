import { expect, type Page, test } from "@playwright/test";
import superjson from "superjson";
import { rootCaller } from "@/lib/platform/caller";
import { invoke } from "@/lib/services/invoke";
import type { Product } from "./product";
import { open } from "./sign-in";
import { COOKIE, PASSWORD, sessionOf, signedIn, signIn, startWithTwoPeople, type TwoPeople } from "./two-people";

/** What people try at the console's door: planted and copied cookies, other sites' pages. */
test.describe.configure({ mode: "serial" });

let people: TwoPeople;
let product: Product;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  people = await startWithTwoPeople(browser);
  product = people.product;
});
test.afterAll(() => product?.stop());

async function signOut(page: Page, userName: string): Promise<void> {
  await open(page, product.consoleUrl);
  await page
    .getByRole("button", { name: new RegExp(`^${userName}`) })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname === "/sign-in");
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
  const { context: attacker } = await signedIn(browser, people, "nobody");
  const ofAttacker = await sessionOf(attacker);
  for (const planted of [ofAttacker, "planted"]) {
    const context = await browser.newContext();
    await context.addCookies([{ name: COOKIE, value: planted, url: product.consoleUrl, httpOnly: true }]);
    const page = await context.newPage();
    // Somebody else's session that holds says whose it is, and is left by signing out.
    if (planted === ofAttacker) await signOut(page, "nobody");
    await signIn(page, people, "ana");
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
  const { context, page } = await signedIn(browser, people, "ana");
  const elsewhere = await signedIn(browser, people, "ana");
  const copy = await sessionOf(context);
  expect(await leadsTo(copy)).toBe("page 200");
  await signOut(page, "ana");
  await expect.poll(() => leadsTo(copy), { timeout: 5000 }).toBe("sign-in");
  expect(await leadsTo(await sessionOf(elsewhere.context))).toBe("page 200");
  await context.close();
  await elsewhere.context.close();
});

test("the session's cookie is out of reach of scripts and of other sites' forms", async ({ browser }) => {
  const { context } = await signedIn(browser, people, "ana");
  const cookie = (await context.cookies()).find(({ name }) => name === COOKIE);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  await context.close();
});

test("a server action that another site's page sends is refused and does nothing", async ({ browser }) => {
  const { context, page } = await signedIn(browser, people, "ana");
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
  const { context } = await signedIn(browser, people, "ana");
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
  const { context } = await signedIn(browser, people, "ana");
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
