import { expect, type Locator, type Page } from "@playwright/test";

/** The root user that tests make through the one-time link. */
export const ROOT = { email: "root@example.com", password: "correct horse battery staple 7!" };

/** Opens a page and waits until it is alive and stands still: a person does not act within its first tenth of a second. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => {
    const alive = document.querySelector("main button, form button, main a");
    return alive !== null && Object.keys(alive).some((key) => key.startsWith("__reactProps"));
  });
  await stands(page);
}

/** Columns find their widths once the page is alive; what is pressed while it moves is not what was aimed at. */
async function stands(page: Page): Promise<void> {
  const places = () =>
    page
      .evaluate(() =>
        [...document.querySelectorAll("main :is(a, button, input)")]
          .map((element) => element.getBoundingClientRect())
          .map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`)
          .join(" "),
      )
      // It leads on to another page.
      .catch(() => undefined);
  let before: string | undefined;
  await expect
    .poll(
      async () => {
        const [last, now] = [before, await places()];
        before = now;
        return now !== undefined && now === last;
      },
      { intervals: [60], timeout: 5_000 },
    )
    .toBe(true);
}

/** Waits until a part that comes after the page itself is alive as well. */
export async function alive(part: Locator): Promise<void> {
  await expect
    .poll(() => part.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps"))))
    .toBe(true);
}

/** Opens the one-time link, makes the root user and signs in as it; ends on the console's home page. */
export async function setUp(page: Page, link: string): Promise<void> {
  await open(page, link);
  await page.getByLabel("Root user email address").fill(ROOT.email);
  await page.getByLabel("Password", { exact: true }).fill(ROOT.password);
  await page.getByLabel("Confirm password").fill(ROOT.password);
  await page.getByRole("button", { name: "Create root user" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/set-up"));
  if (new URL(page.url()).pathname === "/sign-in") await signInAsRoot(page);
}

async function signInAsRoot(page: Page): Promise<void> {
  await page.getByText("Root user", { exact: true }).click();
  await page.getByLabel("Root user email address").fill(ROOT.email);
  await page.getByLabel("Password", { exact: true }).fill(ROOT.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}
