import { AttachRolePolicyCommand, CreateLoginProfileCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { rootCaller } from "@/lib/platform/caller";
import { invoke } from "@/lib/services/invoke";
import { enter, type Key, makeUser } from "./access";
import { type Product, startProduct } from "./product";
import { open, setUp } from "./sign-in";

/** Two users, one of them again in a role, and a service make a log group each: the event history tells who was who. */
test.describe.configure({ mode: "serial" });

const PASSWORD = "Maré-alta-no-cais-42";
const ACCOUNT = "123456789012";
let product: Product;
let ana: Key;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  product = await startProduct();
  const root = await (await browser.newContext()).newPage();
  await setUp(root, product.setUpLink ?? "");
  await root.context().close();
  enter(product);
  ana = await makeUser("ana", ["AdministratorAccess"]);
  await makeUser("bia", ["AdministratorAccess"]);
  const iam = new IAMClient({ endpoint: product.apiUrl, region: "us-east-1", credentials: ana });
  for (const UserName of ["ana", "bia"])
    await iam.send(new CreateLoginProfileCommand({ UserName, Password: PASSWORD }));
  const trust = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "sts:AssumeRole" };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [trust] });
  await iam.send(new CreateRoleCommand({ RoleName: "deploy", AssumeRolePolicyDocument }));
  const PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
  await iam.send(new AttachRolePolicyCommand({ RoleName: "deploy", PolicyArn }));
});
test.afterAll(() => product?.stop());

async function signedIn(browser: Browser, userName: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await open(page, `${product.consoleUrl}/sign-in`);
  await page.getByLabel("IAM user name").fill(userName);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  return page;
}

async function makeGroup(page: Page, name: string): Promise<void> {
  await open(page, `${product.consoleUrl}/cloudwatch/log-groups/create`);
  await page.getByRole("textbox", { name: "Log group", exact: true }).fill(name);
  await page.getByRole("main").getByRole("button", { name: "Create", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/create"));
}

test("each makes a log group: ana, bia, ana in the role deploy, and a service at the start", async ({ browser }) => {
  const anas = await signedIn(browser, "ana");
  await makeGroup(anas, "/made/by-ana");
  const bias = await signedIn(browser, "bia");
  await makeGroup(bias, "/made/by-bia");
  await open(anas, `${product.consoleUrl}/switch-role?account=${ACCOUNT}&roleName=deploy`);
  await anas.getByRole("button", { name: "Switch role" }).click();
  await anas.waitForURL((url) => url.pathname !== "/switch-role");
  await makeGroup(anas, "/made/by-role");
  await anas.context().close();
  await bias.context().close();
});

test("the records tell them apart by type, name, session and issuer", async () => {
  const root = rootCaller(ACCOUNT, "us-east-1", { sourceIPAddress: "127.0.0.1", userAgent: "test" });
  const { Events } = await invoke(root, "cloudtrail:SearchEvents", {
    Conditions: [{ field: "eventName", operator: "=", value: "CreateLogGroup" }],
    MaxResults: 200,
  });
  const records = Events.map(({ record }) => JSON.parse(record));
  const whoMade = (name: string) =>
    records.find(({ requestParameters }) => requestParameters.logGroupName === name)?.userIdentity;
  const [byAna, byBia, byRole] = ["ana", "bia", "role"].map((who) => whoMade(`/made/by-${who}`));
  expect(byAna).toMatchObject({ type: "IAMUser", userName: "ana", arn: `arn:aws:iam::${ACCOUNT}:user/ana` });
  expect(byBia).toMatchObject({ type: "IAMUser", userName: "bia", arn: `arn:aws:iam::${ACCOUNT}:user/bia` });
  expect(byAna.principalId).not.toBe(byBia.principalId);
  expect(byRole).toMatchObject({
    type: "AssumedRole",
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/ana`,
    sessionContext: { sessionIssuer: { type: "Role", userName: "deploy" } },
  });
  const byService = records.find(({ userIdentity }) => userIdentity.type === "AWSService");
  expect(byService?.userIdentity).toEqual({
    type: "AWSService",
    invokedBy: expect.stringMatching(/\.amazonaws\.com$/),
  });
  expect(byService?.sourceIPAddress).toBe(byService?.userIdentity.invokedBy);
});

test("the event history and each event's page say who it was", async ({ browser }) => {
  const page = await signedIn(browser, "bia");
  await open(page, `${product.consoleUrl}/cloudtrail/event-history`);
  const search = page.getByPlaceholder("Find events by attribute or by text in the record");
  await search.fill("/made/by-");
  await search.press("Enter");
  const rows = page.getByRole("row").filter({ hasText: "CreateLogGroup" });
  await expect(rows).toHaveCount(3);
  const sentences: string[] = [];
  for (const place of [0, 1, 2]) {
    await rows.nth(place).getByRole("link", { name: "CreateLogGroup" }).click();
    await page.waitForURL(/event-history\/.+/);
    await expect(page.getByText(/created log group/i).first()).toBeVisible();
    sentences.push(
      (await page
        .getByText(/created log group/i)
        .first()
        .textContent()) ?? "",
    );
    await page.goBack();
    await expect(rows).toHaveCount(3);
  }
  expect(sentences[0]).toMatch(/^ana, in (the )?role deploy, created log group .*\/made\/by-role/);
  expect(sentences[1]).toMatch(/^bia created log group .*\/made\/by-bia/);
  expect(sentences[2]).toMatch(/^ana created log group .*\/made\/by-ana/);
  await open(page, `${product.consoleUrl}/cloudtrail/event-history`);
  await search.fill("/mirante/worker");
  await search.press("Enter");
  const byService = page.getByRole("row").filter({ hasText: "CreateLogGroup" });
  await expect(byService).toHaveCount(1);
  await expect(byService.getByText("mirante.amazonaws.com")).toBeVisible();
  await byService.getByRole("link", { name: "CreateLogGroup" }).click();
  await expect(page.getByText(/^mirante\.amazonaws\.com created log group .*\/mirante\/worker/).first()).toBeVisible();
  await page.context().close();
});
