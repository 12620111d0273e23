import { expect, test } from "vitest";
import { linesOf } from "@/components/metrics/graph-lines";
import { mathProblems, seriesOf } from "@/components/metrics/graph-values";
import type { Ask } from "@/lib/console/use-ask";
import { readGraphs } from "./read-graphs";

const NOW = new Date("2026-11-22T12:00:00Z");
const STRETCH = { start: new Date("2026-11-22T09:00:00Z"), end: NOW };
type Query = { Id: string; Expression?: string; ReturnData?: boolean };

/** Answers one value for every query that returns data, and refuses a call whose expression holds "wrong", as AWS does. */
const askIn = () =>
  ((_action: string, { MetricDataQueries }: { MetricDataQueries: Query[] }) => {
    const wrong = MetricDataQueries.find(({ Expression }) => Expression?.includes("wrong"));
    if (wrong) {
      const message = `Error in expression '${wrong.Id}': Invalid syntax`;
      return Promise.reject(Object.assign(new Error(message), { code: "ValidationException" }));
    }
    const shown = MetricDataQueries.filter(({ ReturnData }) => ReturnData !== false);
    const MetricDataResults = shown.map(({ Id }) => ({ Id, Label: Id, Timestamps: [STRETCH.start], Values: [1] }));
    const Units = Object.fromEntries(shown.flatMap(({ Id, Expression }) => (Expression ? [] : [[Id, "Bytes"]])));
    return Promise.resolve({ MetricDataResults, Units });
  }) as unknown as Ask;

test("an expression that is wrong is told, and does not take the others with it", async () => {
  const drawn = linesOf(
    {
      region: "us-east-1",
      metrics: [["App", "A"], [{ expression: "wrong(", id: "e1" }], [{ expression: "m1 * 2", id: "e2" }]],
    },
    STRETCH,
    NOW,
  );
  const values = await readGraphs(askIn, [drawn], STRETCH, NOW);
  expect(mathProblems(drawn, values)).toEqual(["Error in expression 'e1': Invalid syntax"]);
  expect(seriesOf(drawn, values).map(({ label, points, unit }) => [label, points.length, unit])).toEqual([
    ["A", 1, "Bytes"],
    ["e2", 1, undefined],
  ]);
});

test("graphs that draw the same metric ask for it once", async () => {
  const graph = { region: "us-east-1", metrics: [["App", "A"]] };
  let asked = 0;
  const counting = () =>
    ((action: string, input: { MetricDataQueries: Query[] }) => {
      asked += input.MetricDataQueries.length;
      return (askIn() as unknown as (...all: unknown[]) => unknown)(action, input);
    }) as unknown as Ask;
  const drawn = [linesOf(graph, STRETCH, NOW), linesOf(graph, STRETCH, NOW)];
  await readGraphs(counting, drawn, STRETCH, NOW);
  expect(asked).toBe(1);
});
