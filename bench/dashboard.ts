import { CloudWatchClient, PutDashboardCommand, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { type Browser, chromium } from "@playwright/test";
import { enter, makeUser } from "../e2e/access";
import { findBrowser } from "../e2e/browser";
import { type Product, startProduct } from "../e2e/product";
import { type State, signedIn } from "./signed-in";

/**
 * A large dashboard in a real browser, in production mode: 20 graphs of 10 lines each, three hours by the minute, all of them in
 * view. The time from asking for its address until every line is drawn, in milliseconds, beside its limit; the browser has the
 * scripts already, as on every visit but the first. Seven loads; the median counts, the extremes are printed too.
 */
const WIDGETS = 20;
const LINES = 10;
const MINUTES = 180;
const LIMIT_MILLIS = 1500;
const LOADS = 7;

async function main(): Promise<void> {
  const product = await startProduct();
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const state = await signedIn(browser, product.setUpLink ?? "");
    await makeDashboard(product);
    const drawn = await drawnMillis(browser, state, product.consoleUrl);
    drawn.sort((a, b) => a - b);
    const median = drawn[Math.floor(LOADS / 2)] ?? Number.NaN;
    console.log(
      `dashboard of ${WIDGETS} graphs of ${LINES} lines of ${MINUTES} points | drawn ms (of ${LIMIT_MILLIS})`,
    );
    const text = (millis = Number.NaN) => `${millis.toFixed(0)} (${(millis / LIMIT_MILLIS).toFixed(2)})`;
    console.log(`median | ${text(median)}`);
    console.log(`quickest, slowest of ${LOADS} | ${text(drawn[0])}, ${text(drawn.at(-1))}`);
  } finally {
    await browser.close();
    await product.stop();
  }
}

/** Sends the metrics and makes the dashboard that draws them. */
async function makeDashboard(product: Product): Promise<void> {
  enter(product);
  const credentials = await makeUser("bench-dashboard", ["CloudWatchFullAccessV2"]);
  const client = new CloudWatchClient({ endpoint: product.apiUrl, region: "us-east-1", credentials });
  const now = Math.floor(Date.now() / 60_000) * 60_000;
  for (let widget = 0; widget < WIDGETS; widget += 1) {
    const dimensions = (line: number) => [{ Name: "Line", Value: `${widget}-${line}` }];
    const MetricData = Array.from({ length: LINES * MINUTES }, (_, index) => ({
      MetricName: "Load",
      Dimensions: dimensions(index % LINES),
      Timestamp: new Date(now - (Math.floor(index / LINES) + 1) * 60_000),
      Value: Math.sin(index / 70) * 20 + 50 + (index % LINES),
      Unit: "Percent" as const,
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

/** Milliseconds from asking for the dashboard until every line of every graph is drawn. */
async function drawnMillis(browser: Browser, storageState: State, url: string): Promise<number[]> {
  const context = await browser.newContext({ storageState, viewport: { width: 1600, height: 3000 } });
  const page = await context.newPage();
  const address = `${url}/cloudwatch/dashboards/bench?start=-PT3H`;
  await page.goto(address, { waitUntil: "networkidle" });
  const drawn: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    const started = performance.now();
    await page.goto(address, { waitUntil: "commit" });
    await page.waitForFunction(
      (count) => document.querySelectorAll("svg.recharts-surface path.recharts-line-curve").length >= count,
      WIDGETS * LINES,
      { polling: "raf" },
    );
    drawn.push(performance.now() - started);
  }
  await context.close();
  return drawn;
}

await main();
