import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { generateSync } from "otplib";
import { rootCaller } from "@/lib/platform/caller";
import { invoke } from "@/lib/services/invoke";
import { enter } from "./access";
import { type Product, startProduct } from "./product";
import { open, ROOT, setUp } from "./sign-in";

/** An administrator's day in IAM: a group, a role, a policy with a mistake, who may do what and why, a second factor, an audit. */
test.describe.configure({ mode: "serial" });

const POLICY = "arn:aws:iam::123456789012:policy/read-orders";
let product: Product;
let page: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  product = await startProduct();
  page = await (await browser.newContext()).newPage();
  await setUp(page, product.setUpLink ?? "");
  enter(product);
});
test.afterAll(() => product?.stop());

const asRoot = () => rootCaller("123456789012", "us-east-1", { sourceIPAddress: "127.0.0.1", userAgent: "test" });

test("a user joins a group when it is made", async () => {
  await open(page, `${product.consoleUrl}/iam/users/create`);
  await page.getByLabel("User name").fill("ana");
  await page.getByRole("button", { name: "Create user" }).click();
  await expect(page.getByRole("heading", { name: "User ana is ready" })).toBeVisible();

  await open(page, `${product.consoleUrl}/iam/groups/create`);
  await page.getByLabel("Group name").fill("devs");
  await page.getByRole("button", { name: /Add users/ }).click();
  await page.getByRole("option", { name: "ana" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Create group" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "devs" })).toBeVisible();
  await expect(page.getByRole("link", { name: "ana" })).toBeVisible();
});

test("a policy's mistake is marked where it is, and the mended policy is attached to the group", async () => {
  await open(page, `${product.consoleUrl}/iam/policies/create`);
  await page.getByLabel("Policy name").fill("read-orders");
  const editor = page.getByLabel("Policy document in JSON");
  const document = (effect: string) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: effect, Action: "logs:GetLogEvents", Resource: "*" }],
    });
  await editor.fill(document("Alow"));
  await expect(page.getByRole("button", { name: /^Line 1, column \d+:$/ }).first()).toBeVisible();
  await editor.fill(document("Allow"));
  await expect(page.getByText("No mistakes found")).toBeVisible();
  await page.getByRole("button", { name: "Create policy" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "read-orders" })).toBeVisible();

  await open(page, `${product.consoleUrl}/iam/policies/${encodeURIComponent(POLICY)}?tab=entities`);
  await page.getByRole("button", { name: "Attach" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("button", { name: /Attach/ })
    .first()
    .click();
  await page.getByRole("option", { name: "User group: devs" }).click();
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Attach", exact: true }).last().click();
  await expect(page.getByRole("link", { name: "devs" })).toBeVisible();
});

test("the simulator names the statement that allows, and says when none does", async () => {
  const question = new URLSearchParams({
    source: "arn:aws:iam::123456789012:user/ana",
    actions: "logs:GetLogEvents\nlogs:DeleteLogGroup",
  });
  await open(page, `${product.consoleUrl}/iam/simulator?${question}`);
  const row = (action: string) => page.getByRole("row").filter({ hasText: action });
  await expect(row("logs:GetLogEvents")).toContainText("Allowed");
  await expect(row("logs:GetLogEvents")).toContainText(/Statement at line 1, column \d+ of .*read-orders/);
  await expect(row("logs:DeleteLogGroup")).toContainText("Denied: nothing allows it");
});

test("a role trusts the account, and its trust policy is edited in place", async () => {
  await open(page, `${product.consoleUrl}/iam/roles/create`);
  await page.getByLabel("Require MFA").check();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByLabel("Role name").fill("deploy");
  await expect(page.getByText('"aws:MultiFactorAuthPresent": "true"')).toBeVisible();
  await page.getByRole("button", { name: "Create role" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "deploy" })).toBeVisible();
  await page.getByRole("tab", { name: "Trust relationships" }).click();
  const editor = page.getByLabel("Policy document in JSON");
  await editor.fill(
    (await editor.inputValue()).replace("arn:aws:iam::123456789012:root", "arn:aws:iam::123456789012:user/ana"),
  );
  await page.getByRole("button", { name: "Update policy" }).click();
  await expect(page.getByText("May be assumed by: arn:aws:iam::123456789012:user/ana")).toBeVisible();
});

test("an authenticator app is paired by the key that is shown once", async () => {
  await open(page, `${product.consoleUrl}/iam/users/ana?tab=credentials`);
  await page.getByRole("button", { name: "Assign MFA device" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Next" }).click();
  await expect(dialog.getByRole("img", { name: "QR code that pairs an authenticator app" })).toBeVisible();
  await dialog.getByRole("button", { name: "Show the secret key instead" }).click();
  const secret = (await dialog.locator("code").textContent()) ?? "";
  const now = Math.floor(Date.now() / 1000);
  await dialog.getByLabel("MFA code 1").fill(generateSync({ secret, epoch: now - 30 }));
  await dialog.getByLabel("MFA code 2").fill(generateSync({ secret, epoch: now }));
  await dialog.getByRole("button", { name: "Add MFA" }).click();
  await expect(page.getByText("MFA device assigned")).toBeVisible();
  await expect(page.getByText("arn:aws:iam::123456789012:mfa/ana")).toBeVisible();
});

test("the credential report tells who has a second factor", async () => {
  await open(page, `${product.consoleUrl}/iam/credential-report`);
  await page.getByRole("button", { name: "Generate report" }).click();
  const row = page.getByRole("row").filter({ hasText: "arn:aws:iam::123456789012:user/ana" });
  await expect(row).toContainText("true");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("credential-report.csv");
});

test("an alias and a password policy hold for the account", async () => {
  await open(page, `${product.consoleUrl}/iam/account-settings`);
  await page.getByLabel("Preferred alias - optional").fill("cais-do-porto");
  await page.getByRole("button", { name: "Save changes" }).first().click();
  await expect(page.getByText("Alias saved")).toBeVisible();
  await page.getByLabel("Minimum length").fill("14");
  await page.getByRole("button", { name: "Save changes" }).last().click();
  await expect(page.getByText("This account has a policy of its own.")).toBeVisible();
});

const PAGES = [
  "/iam/groups",
  "/iam/groups/create",
  "/iam/groups/devs",
  "/iam/groups/devs?tab=permissions",
  "/iam/roles",
  "/iam/roles/create",
  "/iam/roles/deploy?tab=trust",
  "/iam/policies",
  "/iam/policies/create",
  `/iam/policies/${encodeURIComponent(POLICY)}`,
  `/iam/policies/${encodeURIComponent(POLICY)}?tab=versions`,
  "/iam/users/ana?tab=credentials",
  "/iam/account-settings",
  "/iam/security-credentials",
  "/iam/credential-report",
  "/iam/simulator",
];

for (const path of PAGES) {
  test(`${path} has no serious axe violation, in light and in dark`, async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await open(page, product.consoleUrl + path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
}

test("a user's new password is held against the account's own policy while it is typed", async () => {
  await open(page, `${product.consoleUrl}/iam/users/ana?tab=credentials`);
  await page
    .getByRole("button", { name: /console (access|password)|^Reset/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Custom password").first().click();
  const rule = dialog.getByRole("listitem").filter({ hasText: "At least 14 characters" });
  await expect(rule.getByLabel("Not met yet")).toBeVisible();
  await dialog.locator("input[type=password]").fill("Fourteen-Signs1");
  await expect(rule.getByLabel("Met", { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
});

test("the way into a role that has a path names the path too", async () => {
  await invoke(asRoot(), "iam:CreateRole", {
    RoleName: "release",
    Path: "/ci/main/",
    AssumeRolePolicyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "sts:AssumeRole" },
    }),
  });
  await open(page, `${product.consoleUrl}/iam/roles/release`);
  await page.getByRole("link", { name: "Switch role" }).click();
  await expect(page.locator("input[name=roleName]")).toHaveValue("ci/main/release");
});

test("a user goes with their second factor, a role with its instance profile, and a service's own role goes too", async () => {
  const root = asRoot();
  await invoke(root, "iam:CreateInstanceProfile", { InstanceProfileName: "machines" });
  await invoke(root, "iam:AddRoleToInstanceProfile", { InstanceProfileName: "machines", RoleName: "deploy" });
  await invoke(root, "iam:CreateServiceLinkedRole", { AWSServiceName: "events.amazonaws.com" });
  for (const [path, name] of [
    ["users", "ana"],
    ["roles", "deploy"],
    ["roles", "AWSServiceRoleForCloudWatchEvents"],
  ] as const) {
    await open(page, `${product.consoleUrl}/iam/${path}/${name}`);
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill(name);
    await dialog.getByRole("button", { name: "Delete", exact: true }).click();
    await expect(page).toHaveURL(({ pathname }) => pathname === `/iam/${path}`);
    await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
  }
  expect((await invoke(root, "iam:ListVirtualMFADevices", {})).VirtualMFADevices).toEqual([]);
  const { InstanceProfile } = await invoke(root, "iam:GetInstanceProfile", { InstanceProfileName: "machines" });
  expect(InstanceProfile?.Roles).toEqual([]);
});

test("the root user changes their own password, which ends the session", async () => {
  await open(page, `${product.consoleUrl}/iam/security-credentials`);
  await page.getByLabel("Current password").fill("not the password");
  await page.getByLabel("New password", { exact: true }).fill("Another staple 8!");
  await page.getByLabel("Confirm new password").fill("Another staple 8!");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.getByLabel("Current password").fill(ROOT.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page).toHaveURL(/sign-in/, { timeout: 15_000 });
});
