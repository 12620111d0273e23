import type { Browser } from "@playwright/test";
import { setUp } from "../e2e/sign-in";

/** What a browser keeps of a session. */
export type State = Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;

/** Makes the root user through the one-time link and signs in; answers the session. */
export async function signedIn(browser: Browser, link: string): Promise<State> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await setUp(page, link);
  const state = await context.storageState();
  await context.close();
  return state;
}
