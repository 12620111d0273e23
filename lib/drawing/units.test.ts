import { expect, test } from "vitest";
import { commonUnit, tickText, unitSize, VARIOUS, valueText } from "./units";

const short = (value: number, unit?: string) => valueText(value, unit, "short", "en").replace("\u00a0", " ");

test.each([
  [0, "Bytes", "0 B"],
  [512, "Bytes", "512 B"],
  [2_500_000, "Bytes", "2.5 MB"],
  [2500, "Kilobytes", "2.5 MB"],
  [0.5, "Megabytes", "500 KB"],
  [7.25, "Terabytes", "7.25 TB"],
  [1_250_000_000, "Bits/Second", "1.25 Gbit/s"],
  [3, "Kilobits/Second", "3 Kbit/s"],
  [1536, "Gigabytes/Second", "1.54 TB/s"],
  [0.231, "Seconds", "231 ms"],
  [1, "Seconds", "1 s"],
  [1000, "Milliseconds", "1 s"],
  [0.35, "Milliseconds", "350 µs"],
  [12, "Microseconds", "12 µs"],
  [90_000, "Seconds", "90K s"],
  [-2_500_000, "Bytes", "-2.5 MB"],
  [99.956, "Percent", "99.96%"],
  [0.01234, "Percent", "0.01234%"],
  [1_234_567, "Count", "1.23M"],
  [12, "Count/Second", "12/s"],
  [1_234_567, "None", "1.23M"],
  [0.25, undefined, "0.25"],
  [5, "Furlongs", "5"],
])("%d %s is written %s", (value, unit, text) => {
  expect(short(value, unit)).toBe(text);
});

test("precision and language", () => {
  expect(valueText(1_234_567.891, "Bytes", "precise", "en")).toBe("1.23457\u00a0MB");
  expect(valueText(1_234_567.891, "Bytes", "full", "en")).toBe("1,234,567.891\u00a0B");
  expect(valueText(123_456_789, "Count", "precise", "en")).toBe("123.46M");
  expect(valueText(45.5, "Percent", "short", "pt-BR")).toBe("45,5%");
  expect(valueText(2500, "Bytes", "short", "pt-BR")).toBe("2,5\u00a0KB");
});

test("the marks of an axis have one size, and none is written like another", () => {
  const marks = (ticks: number[], unit?: string) => ticks.map(tickText(ticks, unit, "en"));
  expect(marks([0, 500_000, 1_000_000, 1_500_000], "Bytes")).toEqual(["0", "0.5\u00a0MB", "1\u00a0MB", "1.5\u00a0MB"]);
  expect(marks([0, 0.25, 0.5], "Seconds")).toEqual(["0", "250\u00a0ms", "500\u00a0ms"]);
  expect(marks([0, 50, 100], "Percent")).toEqual(["0%", "50%", "100%"]);
  expect(marks([10_000, 10_001, 10_002])).toEqual(["10K", "10.001K", "10.002K"]);
  expect(marks([0, 0.0025, 0.005], "Count")).toEqual(["0", "0.0025", "0.005"]);
});

test("every unit that has a sign is divided by what makes it that size", () => {
  expect(unitSize("Kilobytes", 5_000_000)).toEqual({ divisor: 1e6, sign: "GB" });
  expect(unitSize("None", 5)).toEqual({ divisor: 1, sign: "" });
});

test("an axis has the unit of its series, various, or one that is not known", () => {
  const one = (unit: string | undefined, isEmpty = false) => ({ unit, points: isEmpty ? [] : [{ time: 0, value: 1 }] });
  expect(commonUnit([one("Bytes"), one("Bytes")])).toBe("Bytes");
  expect(commonUnit([one("Bytes"), one("Count")])).toBe(VARIOUS);
  expect(commonUnit([one("Bytes"), one(undefined)])).toBeUndefined();
  expect(commonUnit([one("Bytes"), one(undefined, true)])).toBe("Bytes");
  expect(commonUnit([])).toBeUndefined();
});
