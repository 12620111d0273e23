import { expect, test } from "vitest";
import { EMPTY_QUERY, readQuery, writeQuery } from "./query-draft";

test("a draft is a text once metric and namespace are chosen", () => {
  expect(writeQuery(EMPTY_QUERY)).toBeUndefined();
  expect(writeQuery({ ...EMPTY_QUERY, namespace: "Shop" })).toBeUndefined();
  expect(writeQuery({ ...EMPTY_QUERY, namespace: "AWS/EC2", metricName: "CPUUtilization" })).toBe(
    'SELECT AVG(CPUUtilization)\nFROM "AWS/EC2"',
  );
});

test("text and builder say the same", () => {
  const text = `SELECT MAX(Latency)
FROM SCHEMA(Shop, Service)
WHERE Service != 'it\\'s'
GROUP BY Service
ORDER BY MAX() DESC
LIMIT 5`;
  const { draft } = readQuery(text);
  expect(draft).toMatchObject({ dimensions: ["Service"], limit: 5, orderBy: { direction: "DESC" } });
  expect(draft && writeQuery(draft)).toBe(text);
});

test("a mistake is told with its place", () => {
  const text = "SELECT AVG(Latency) FRM Shop";
  const { mistake } = readQuery(text);
  expect(text.slice(mistake?.offset, (mistake?.offset ?? 0) + (mistake?.length ?? 0))).toBe("FRM");
});
