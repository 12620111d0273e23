import { CloudWatchClient, PutDashboardCommand, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { type Browser, chromium } from "@playwright/test";
import { enter, makeUser } from "../e2e/access";
import { findBrowser } from "../e2e/browser";
import { type Product, startProduct } from "../e2e/product";
import { setUp } from "../e2e/sign-in";

/**
 * What each page of the console costs a browser, in production mode with an empty cache: script transferred (compressed, KB),
 * first contentful paint and usable (the page's content answers clicks), in milliseconds, and the ratio to its limit. A page is
 * loaded three times; the median counts. Then how long a large dashboard takes until it is drawn whole.
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
/** A dashboard of this many graphs with this many lines each, of three hours by the minute, and when all must be drawn. */
const WIDGETS = 20;
const LINES = 10;
const DRAWN_MILLIS = 1500;
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
    await makeDashboard(product);
    const drawn: number[] = [];
    for (let load = 0; load < LOADS; load += 1) drawn.push(await drawnMillis(browser, state, product.consoleUrl));
    const median = drawn.sort((a, b) => a - b)[Math.floor(LOADS / 2)] ?? Number.NaN;
    const size = `${WIDGETS} graphs of ${LINES} lines of 180 points`;
    console.log(
      `${size}: all drawn after ${median.toFixed(0)} ms (${(median / DRAWN_MILLIS).toFixed(2)} of ${DRAWN_MILLIS} ms)`,
    );
  } finally {
    await browser.close();
    await product.stop();
  }
}

type State = Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;

async function signedIn(browser: Browser, link: string): Promise<State> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await setUp(page, link);
  const state = await context.storageState();
  await context.close();
  return state;
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

/** Sends the metrics and makes the dashboard that draws them. */
async function makeDashboard(product: Product): Promise<void> {
  enter(product);
  const credentials = await makeUser("bench-dashboard", ["CloudWatchFullAccessV2"]);
  const client = new CloudWatchClient({ endpoint: product.apiUrl, region: "us-east-1", credentials });
  const now = Math.floor(Date.now() / 60_000) * 60_000;
  for (let widget = 0; widget < WIDGETS; widget += 1) {
    const dimensions = (line: number) => [{ Name: "Line", Value: `${widget}-${line}` }];
    const MetricData = Array.from({ length: LINES * 180 }, (_, index) => ({
      MetricName: "Load",
      Dimensions: dimensions(index % LINES),
      Timestamp: new Date(now - (Math.floor(index / LINES) + 1) * 60_000),
      Value: Math.sin(index / 70) * 20 + 50 + (index % LINES),
    }));
    for (let from = 0; from < MetricData.length; from += 900) {
      await client.send(
        new PutMetricDataCommand({ Namespace: "Bench", MetricData: MetricData.slice(from, from + 900) }),
      );
    }
  }
  const widgets = Array.from({ length: WIDGETS }, (_, widget) => ({
    type: "metric",
    x: (widget % 4) * 6,
    y: Math.floor(widget / 4) * 6,
    width: 6,
    height: 6,
    properties: {
      region: "us-east-1",
      title: `Load ${widget}`,
      metrics: Array.from({ length: LINES }, (_line, line) => ["Bench", "Load", "Line", `${widget}-${line}`]),
    },
  }));
  await client.send(new PutDashboardCommand({ DashboardName: "bench", DashboardBody: JSON.stringify({ widgets }) }));
  client.destroy();
}

/** Milliseconds from asking for the dashboard until every line of every graph is drawn, in a browser that has its scripts. */
async function drawnMillis(browser: Browser, storageState: State, url: string): Promise<number> {
  const context = await browser.newContext({ storageState, viewport: { width: 1600, height: 3000 } });
  const page = await context.newPage();
  const address = `${url}/cloudwatch/dashboards/bench?start=-PT3H`;
  await page.goto(address, { waitUntil: "networkidle" });
  const started = performance.now();
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(
    (count) => document.querySelectorAll("svg.recharts-surface path.recharts-line-curve").length >= count,
    WIDGETS * LINES,
  );
  const millis = performance.now() - started;
  await context.close();
  return millis;
}

await main();
