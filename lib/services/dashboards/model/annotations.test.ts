import { expect, test } from "vitest";
import { annotationsOf } from "./annotations";

const STRETCH = { start: new Date("2026-11-22T09:00:00Z"), end: new Date("2026-11-22T12:00:00Z") };
const of = (annotations: Parameters<typeof annotationsOf>[0]["annotations"]) =>
  annotationsOf({ region: "us-east-1", annotations }, STRETCH);

test("a horizontal annotation is a line with the side that it means", () => {
  const { thresholds, bands } = of({
    horizontal: [
      { value: 80, label: "high", color: "#ff0000", fill: "above", yAxis: "right" },
      { value: 5, visible: false },
    ],
  });
  expect(thresholds).toEqual([{ value: 80, label: "high", color: "#ff0000", axis: "right", fill: "above" }]);
  expect(bands).toEqual([]);
});

test("a pair of horizontal annotations is a band over the whole range", () => {
  const { thresholds, bands } = of({
    horizontal: [
      [
        { value: 20, label: "b" },
        { value: 10, label: "a" },
      ],
    ],
  });
  expect(thresholds.map(({ value }) => value)).toEqual([20, 10]);
  expect(bands).toMatchObject([
    {
      label: "b - a",
      points: [
        { time: STRETCH.start.getTime(), low: 10, high: 20 },
        { low: 10, high: 20 },
      ],
    },
  ]);
});

test("vertical annotations are moments and stretches", () => {
  const { markers, spans } = of({
    vertical: [
      { value: "2026-11-22T10:00:00Z", label: "deploy", fill: "after" },
      [{ value: "2026-11-22T11:00:00Z", label: "incident", color: "#00ff00" }, { value: "2026-11-22T11:30:00Z" }],
    ],
  });
  expect(markers.map(({ label, fill }) => [label, fill])).toEqual([
    ["deploy", "after"],
    ["incident", undefined],
    [undefined, undefined],
  ]);
  expect(spans).toEqual([
    {
      start: Date.parse("2026-11-22T11:00:00Z"),
      end: Date.parse("2026-11-22T11:30:00Z"),
      color: "#00ff00",
      label: "incident",
      isBand: true,
    },
  ]);
});
