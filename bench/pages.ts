import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "../e2e/browser";
import { startProduct } from "../e2e/product";
import { type State, signedIn } from "./signed-in";

/**
 * What each page of the console costs a browser, in production mode with an empty cache: script transferred (compressed, KB),
 * first contentful paint and usable (the page's content answers clicks), in milliseconds, and the ratio to its limit. A page is
 * loaded three times; the median counts.
 */
const PAGES = [
  "/sign-in",
  "/cloudwatch/overview",
  "/cloudwatch/dashboards",
  "/cloudwatch/dashboards/CloudWatch-Default",
  "/cloudwatch/metrics",
  "/cloudwatch/metrics?tab=graphed",
  "/cloudwatch/metrics?tab=query",
  "/cloudwatch/metrics?tab=options",
  "/cloudwatch/log-groups",
  "/cloudwatch/log-groups/%2Fmirante%2Fapi",
  "/cloudwatch/log-groups/%2Fmirante%2Fapi/log-events",
  "/cloudwatch/alarms",
  "/cloudwatch/alarms/Mirante-HighCPU",
  "/cloudwatch/alarms/create",
  "/cloudwatch/explorer",
  "/cloudwatch/metric-streams",
  "/cloudwatch/metric-streams/create",
  "/cloudtrail/dashboard",
  "/cloudtrail/event-history",
  "/cloudtrail/timelines",
  "/cloudtrail/insights",
  "/cloudtrail/trails",
  "/cloudtrail/trails/create",
  "/eventbridge/rules",
  "/eventbridge/rules/create",
  "/sns/topics",
  "/s3/buckets",
  "/iam/users",
  "/iam/groups",
  "/iam/roles/create",
  "/iam/policies",
  "/iam/policies/create",
  "/iam/simulator",
  "/iam/account-settings",
];
const LIMITS = { scriptKB: 600, paintMillis: 1000, usableMillis: 2000 };
const LOADS = 3;

type Cost = { scriptKB: number; paintMillis: number; usableMillis: number };

async function main(): Promise<void> {
  const product = await startProduct();
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const state = await signedIn(browser, product.setUpLink ?? "");
    console.log("page | script KB (of 600) | first paint ms (of 1000) | usable ms (of 2000)");
    for (const path of PAGES) {
      const costs: Cost[] = [];
      for (let load = 0; load < LOADS; load += 1) costs.push(await costOf(browser, state, product.consoleUrl + path));
      const of = (name: keyof Cost) => {
        const median = costs.map((cost) => cost[name]).sort((a, b) => a - b)[Math.floor(LOADS / 2)] ?? Number.NaN;
        return `${median.toFixed(0)} (${(median / LIMITS[name]).toFixed(2)})`;
      };
      console.log(`${path} | ${of("scriptKB")} | ${of("paintMillis")} | ${of("usableMillis")}`);
    }
  } finally {
    await browser.close();
    await product.stop();
  }
}

async function costOf(browser: Browser, storageState: State, url: string): Promise<Cost> {
  const context = await browser.newContext({ storageState: url.endsWith("/sign-in") ? undefined : storageState });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  network.on("Network.responseReceived", ({ requestId, type }) => type === "Script" && scripts.add(requestId));
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  const started = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  // React has taken over an element when it hangs its props on it; from then on a click is answered.
  await page.waitForFunction(() => {
    const button = document.querySelector("main button, form button, main a");
    return button !== null && Object.keys(button).some((key) => key.startsWith("__reactProps"));
  });
  const usableMillis = performance.now() - started;
  await page.waitForLoadState("networkidle").catch(() => undefined);
  const paintMillis = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
  );
  await context.close();
  return { scriptKB: bytes / 1024, paintMillis, usableMillis };
}

await main();
