import type { Page } from "@playwright/test";

/** The root user that tests make through the one-time link. */
export const ROOT = { email: "root@example.com", password: "correct horse battery staple 7!" };

/** Opens the one-time link, makes the root user and signs in as it; ends on the console's home page. */
export async function setUp(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Root user email address").fill(ROOT.email);
  await page.getByLabel("Password", { exact: true }).fill(ROOT.password);
  await page.getByLabel("Confirm password").fill(ROOT.password);
  await page.getByRole("button", { name: "Create root user" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/set-up"));
  if (new URL(page.url()).pathname === "/sign-in") await signInAsRoot(page);
}

export async function signInAsRoot(page: Page): Promise<void> {
  await page.getByText("Root user", { exact: true }).click();
  await page.getByLabel("Root user email address").fill(ROOT.email);
  await page.getByLabel("Password", { exact: true }).fill(ROOT.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}
