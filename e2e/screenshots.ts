// `npm run screenshots`: the pictures of the README, taken of the demo after its story has run.
import { mkdirSync } from "node:fs";
import { chromium, type Page } from "@playwright/test";
import { findBrowser } from "./browser";
import { freePort, startProduct } from "./product";

const FOLDER = "docs/screenshots";
const VIEWPORT = { width: 1360, height: 850 };
const SETTLE_MILLIS = 4_000;

/** A page, its picture's name, and in what it is shown. */
type Shot = { name: string; path: string; colorScheme?: "light" | "dark"; locale?: string };

const SHOTS: readonly Shot[] = [
  { name: "what-changed", path: "/cloudwatch/alarms/orders-etl-errors?range=3h" },
  { name: "overview-dark", path: "/cloudwatch/overview", colorScheme: "dark" },
  { name: "event-history", path: "/cloudtrail/event-history" },
  { name: "cloudtrail-dashboard-pt-br", path: "/cloudtrail/dashboard", locale: "pt-BR" },
];

const product = await startProduct({ MIRANTE_DEMO: "true", MIRANTE_DEMO_PORT: String(await freePort()) });
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  mkdirSync(FOLDER, { recursive: true });
  await runStory();
  for (const shot of SHOTS) await take(shot);
} finally {
  await browser.close();
  await product.stop();
}

/** Starts the story by its click and waits until the alarm has told the chat, so that the pictures show what came of it. */
async function runStory(): Promise<void> {
  const page = await signedIn({ name: "", path: "/" });
  await page.getByRole("button", { name: "Start the story" }).click();
  await page.getByRole("link", { name: "What the chat got" }).waitFor({ timeout: 150_000 });
  await page.screenshot({ path: `${FOLDER}/story.png` });
  await page.context().close();
}

async function take(shot: Shot): Promise<void> {
  const page = await signedIn(shot);
  await page.goto(product.consoleUrl + shot.path);
  await page.waitForTimeout(SETTLE_MILLIS);
  await page.screenshot({ path: `${FOLDER}/${shot.name}.png` });
  await page.context().close();
}

async function signedIn({ colorScheme = "light", locale = "en-US" }: Shot): Promise<Page> {
  const page = await (await browser.newContext({ viewport: VIEWPORT, colorScheme, locale })).newPage();
  await page.goto(product.consoleUrl);
  await page.getByRole("button", { name: /joao/ }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await page.waitForLoadState("networkidle");
  return page;
}
