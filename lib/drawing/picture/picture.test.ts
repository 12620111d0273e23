import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHART_VIEWS } from "../chart-options";
import { paintOf } from "./paint";
import { type Picture, pictureSvg } from "./picture";

const START = Date.UTC(2026, 10, 22, 9);
const MINUTE = 60_000;

function series(label: string, values: readonly number[]) {
  return { id: label, label, points: values.map((value, index) => ({ time: START + index * MINUTE, value })) };
}

const PICTURE: Picture = {
  title: "Latency",
  series: [series("cart", [1, 2, 3]), series("pay", [6, 5, 4])],
  range: { start: START, end: START + 60 * MINUTE },
  width: 600,
  height: 400,
  theme: "light",
  zone: 0,
  locale: "en",
  emptyText: "No data",
};

/** The texts of a picture in the order in which they are drawn. */
function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) => text);
}

test.each(CHART_VIEWS)("%s draws every series in its colour, within its size", (view) => {
  const svg = pictureSvg({ ...PICTURE, view });
  expect(svg).toMatch(/^<svg xmlns="[^"]+" width="600" height="400"/);
  const { color } = paintOf("light");
  for (const index of [1, 2]) if (view !== "singleValue") expect(svg).toContain(color(`var(--chart-${index})`));
  expect(textsOf(svg)).toContain("Latency");
  expect(svg).not.toMatch(/NaN|Infinity|undefined|var\(/);
});

test.each(["pie", "bar"] as const)(
  "a %s names what it draws where it is asked to, and says less where it is told to",
  (view) => {
    const texts = (labels?: boolean) =>
      textsOf(pictureSvg({ ...PICTURE, view, labels, legend: { position: "hidden" } }));
    const number = view === "pie" ? /^\d+%$/ : /^[34]$/;
    expect(texts().some((text) => number.test(text))).toBe(true);
    expect(texts().join()).not.toContain("cart");
    expect(texts(true).filter((text) => /^(cart|pay)/.test(text))).toHaveLength(2);
    expect(texts(true).join()).toContain(view === "pie" ? "cart,43%" : "cart");
    if (view === "pie") expect(texts(false)).toEqual(["Latency"]);
    else expect(texts(false).length).toBe(texts().length - 2);
  },
);

test("the cells of a table have the colour of the threshold that they pass", () => {
  const thresholds = [{ value: 5, label: "high", fill: "above" as const, color: "#d62728" }];
  const svg = pictureSvg({ ...PICTURE, view: "table", thresholds, table: { summaryColumns: ["max"] } });
  // 5 and 6 of "pay", and not its maximum.
  expect(svg.match(/fill="#d62728" fill-opacity="0.3"/g)).toHaveLength(2);
});

test("a number has the way that led to it where it is asked for", () => {
  const ink = paintOf("light").color("var(--chart-1)");
  const number = { ...PICTURE, view: "singleValue" as const };
  expect(pictureSvg({ ...number, sparkline: true })).toContain(ink);
  expect(pictureSvg(number)).not.toContain(ink);
});

test("a time axis is read on the clock that is asked for", () => {
  expect(textsOf(pictureSvg({ ...PICTURE, zone: 330 }))).toContain("15:00");
  expect(textsOf(pictureSvg({ ...PICTURE, zone: "America/Sao_Paulo" }))).toContain("06:30");
});

test("a line stands still where values are the same, and rises with them", () => {
  const heights = (values: number[]) => {
    const svg = pictureSvg({ ...PICTURE, series: [series("a", values)], legend: { position: "hidden" } });
    const path = /<path d="([^"]+)"/.exec(svg)?.[1] ?? "";
    return [...path.matchAll(/[ML][\d.]+,([\d.]+)/g)].map(([, y]) => Number(y));
  };
  const [flat, same] = heights([5, 5]);
  expect(flat).toBe(same);
  const [low = 0, high = 0] = heights([5, 50]);
  expect(high).toBeLessThan(low);
});

test("people's text stays text", () => {
  const svg = pictureSvg({ ...PICTURE, title: '<script x="&">', series: [series("</text><g>", [1])] });
  expect(svg).not.toContain("<script");
  expect(textsOf(svg)).toContain("&lt;script x=&quot;&amp;&quot;&gt;");
});

describe("any picture", () => {
  const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 }), fc.constant(0));
  const picture = fc.record({
    view: fc.constantFrom(...CHART_VIEWS),
    stacked: fc.boolean(),
    labels: fc.option(fc.boolean(), { nil: undefined }),
    width: fc.integer({ min: 1, max: 2000 }),
    height: fc.integer({ min: 1, max: 2000 }),
    title: fc.string({ unit: "binary", maxLength: 40 }),
    series: fc.array(
      fc.array(value, { maxLength: 8 }).map((values) => series(`s${values.length}`, values)),
      { maxLength: 6 },
    ),
    legend: fc.record({ position: fc.constantFrom("bottom" as const, "right" as const, "hidden" as const) }),
    thresholds: fc.array(
      fc.record({ value, label: fc.string(), fill: fc.constantFrom("above" as const, "below" as const, undefined) }),
      { maxLength: 3 },
    ),
  });

  test("has no number that cannot be drawn and no broken element", () => {
    fc.assert(
      fc.property(picture, (drawn) => {
        const svg = pictureSvg({ ...PICTURE, ...drawn });
        expect(svg).not.toMatch(/="[^"]*(NaN|Infinity|undefined)/);
        const opened = svg.match(/<[a-zA-Z][^>]*[^/]>/g)?.length ?? 0;
        expect(svg.match(/<\/[a-zA-Z]+>/g)?.length ?? 0).toBe(opened);
      }),
      { numRuns: 300 },
    );
  });
});

test("the colours are those of the console's style sheet", () => {
  const css = readFileSync("app/globals.css", "utf8");
  const [, light = "", dark = ""] = /body \{([^}]*)\}\s*body\.awsui-dark-mode \{([^}]*)\}/.exec(css) ?? [];
  for (const [theme, block] of [
    ["light", light],
    ["dark", dark],
  ] as const) {
    const { color } = paintOf(theme);
    for (const [, name = "", value = ""] of block.matchAll(/(--chart-[\w-]+): (#[0-9a-f]{6});/g)) {
      expect({ theme, name, value: color(`var(${name})`) }).toEqual({ theme, name, value });
    }
  }
  expect(light).toContain("--chart-15");
});

test("values are written in a size of their unit, and the axis names it", () => {
  const bytes = { ...series("a", [0, 2_500_000]), unit: "Bytes" };
  const texts = textsOf(pictureSvg({ ...PICTURE, series: [bytes] }));
  expect(texts).toEqual(expect.arrayContaining(["0", "1\u00a0MB", "2\u00a0MB", "Bytes"]));
  const plain = textsOf(pictureSvg({ ...PICTURE, series: [bytes], axes: { left: { showUnits: false } } }));
  expect(plain).toEqual(expect.arrayContaining(["0", "1M", "2M"]));
  expect(plain).not.toContain("Bytes");
  const labelled = textsOf(pictureSvg({ ...PICTURE, series: [bytes], axes: { left: { label: "Sent" } } }));
  expect(labelled).toEqual(expect.arrayContaining(["1\u00a0MB", "Sent"]));
  const both = textsOf(pictureSvg({ ...PICTURE, series: [bytes, { ...series("b", [5]), unit: "Seconds" }] }));
  expect(both).toEqual(expect.arrayContaining(["1M", "Various units"]));
  expect(textsOf(pictureSvg({ ...PICTURE, view: "singleValue", series: [bytes] }))).toContain("2.5\u00a0MB");
});
