import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";

const NOW = Date.UTC(2026, 10, 22, 12);
const root = rootCaller("100000000031", "us-east-1", { sourceIPAddress: "203.0.113.31", userAgent: "test/1" });

beforeAll(async () => {
  setClock(() => NOW);
  const MetricData = Array.from({ length: 60 }, (_, minute) => ({
    MetricName: "Latency",
    Timestamp: new Date(NOW - minute * 60_000),
    Value: 100 + (minute % 7) * 10,
  }));
  await invoke(root, "cloudwatch:PutMetricData", { Namespace: "Picture", MetricData });
});
afterEach(() => setClock());
afterAll(closeDatabase);

async function pictureOf(widget: object, OutputFormat?: string): Promise<Buffer> {
  setClock(() => NOW);
  const { MetricWidgetImage } = await invoke(root, "cloudwatch:GetMetricWidgetImage", {
    MetricWidget: JSON.stringify(widget),
    OutputFormat,
  });
  return Buffer.from(MetricWidgetImage ?? []);
}

const LATENCY = { metrics: [["Picture", "Latency", { period: 60 }]] };

test("the answer is a PNG of the size that was asked for", async () => {
  const picture = await pictureOf({ ...LATENCY, width: 320, height: 200, title: "Latência" });
  expect(picture.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([320, 200]);
});

test("the values are in the picture, and so is what is wrong with an expression", async () => {
  const [drawn, empty, again, math, wrong] = await Promise.all([
    pictureOf(LATENCY),
    pictureOf({ metrics: [["Picture", "Nothing", { label: "Latency" }]] }),
    pictureOf(LATENCY),
    pictureOf({ metrics: [...LATENCY.metrics, [{ expression: "m1 * 2", id: "e1" }]] }),
    pictureOf({ metrics: [...LATENCY.metrics, [{ expression: "m1 * (", id: "e1" }]] }),
  ]);
  expect(drawn.equals(again)).toBe(true);
  expect(drawn.equals(empty)).toBe(false);
  expect(math.equals(drawn)).toBe(false);
  expect(wrong.equals(math)).toBe(false);
});

test.each(["singleValue", "bar", "pie", "table"])("the view %s is drawn too", async (view) => {
  expect((await pictureOf({ ...LATENCY, view, theme: "dark" })).length).toBeGreaterThan(1000);
});

test("InvalidParameterValueException: a widget that is none, with AWS's words for each place", async () => {
  await expect(pictureOf({ ...LATENCY, width: 3000, view: "cube" })).rejects.toMatchObject({
    code: "InvalidParameterValueException",
    message: expect.stringMatching(/there are 2 validation errors:[\s\S]*"\/width"[\s\S]*"\/view"/),
  });
});

test("InvalidParameterValueException: a picture of another kind", async () => {
  await expect(pictureOf(LATENCY, "svg")).rejects.toMatchObject({ code: "InvalidParameterValueException" });
});
