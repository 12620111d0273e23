import { expect, test } from "vitest";
import { graphCsv } from "./graph-csv";

const AT = Date.parse("2026-11-22T12:00:00Z");

test("a graph is a table of moments and lines", () => {
  const csv = graphCsv([
    { id: "0", label: "cart, p99", points: [{ time: AT, value: 1.5 }] },
    {
      id: "1",
      label: "pay",
      points: [
        { time: AT - 60_000, value: -3 },
        { time: AT, value: 2 },
      ],
    },
  ]);
  expect(csv).toBe('Time,"cart, p99",pay\r\n2026-11-22T11:59:00.000Z,,-3\r\n2026-11-22T12:00:00.000Z,1.5,2\r\n');
});
