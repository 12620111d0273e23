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

/**
 * Waits until every part of the page is alive and nothing moves: columns find their widths once a table is alive, and what is pressed
 * while it moves is not what was aimed at. A page that never stands still is acted on after some seconds.
 */
async function stands(page: Page): Promise<void> {
  const places = () =>
    page
      .evaluate(() => {
        const controls = [...document.querySelectorAll("main :is(a, button, input)")];
        if (!controls.every((one) => Object.keys(one).some((key) => key.startsWith("__reactProps")))) return undefined;
        return controls
          .map((one) => one.getBoundingClientRect())
          .map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`)
          .join(" ");
      })
      // It leads on to another page.
      .catch(() => undefined);
  let before: string | undefined;
  const isSameAsBefore = async () => {
    const [last, now] = [before, await places()];
    before = now;
    return now !== undefined && now === last;
  };
  await expect
    .poll(isSameAsBefore, { intervals: [100], timeout: 5_000 })
    .toBe(true)
    .catch(() => undefined);
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
