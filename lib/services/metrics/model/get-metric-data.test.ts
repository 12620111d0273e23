import fc from "fast-check";
import { expect, test } from "vitest";
import type { DataPoint } from "./aggregate";
import { type Answered, metricDataPage, parseMetricDataQuestion } from "./get-metric-data";
import { labelsOf } from "./label";

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);

type Asked = { metric?: string; stat?: string; period?: number; label?: string; host?: string };

function answersOf(asked: Asked[], points: DataPoint[][] = []): Answered[] {
  const { queries } = parseMetricDataQuestion(
    {
      MetricDataQueries: asked.map(({ metric = "M", stat = "Sum", period = 60, label, host }, index) => ({
        Id: `q${index}`,
        Label: label,
        MetricStat: {
          Metric: {
            Namespace: "N",
            MetricName: metric,
            Dimensions: host === undefined ? [] : [{ Name: "Host", Value: host }],
          },
          Period: period,
          Stat: stat,
        },
      })),
      StartTime: new Date(NOW - 3_600_000),
      EndTime: new Date(NOW),
    },
    NOW,
  );
  return queries.map((query, index) => ({ query, points: points[index] ?? [], messages: [], forbidden: false }));
}
const labels = (...asked: Asked[]) => labelsOf(answersOf(asked).map(({ query, points }) => ({ ...query, points })));

test("labels say the metric's name and what tells the queries apart", () => {
  expect(labels({})).toEqual(["M"]);
  expect(labels({ metric: "A" }, { metric: "B" })).toEqual(["A", "B"]);
  expect(labels({ stat: "Sum" }, { stat: "Minimum" })).toEqual(["M Sum", "M Minimum"]);
  expect(labels({ period: 60 }, { period: 300 })).toEqual(["M 60", "M 300"]);
  expect(labels({ stat: "Sum" }, { stat: "p90", period: 300 })).toEqual(["M Sum 60", "M p90 300"]);
  expect(labels({ host: "a" }, { host: "b" })).toEqual(["a M", "b M"]);
  expect(labels({ label: "mine" }, { stat: "p90" })).toEqual(["mine", "M p90"]);
});

test("dynamic labels are filled in, unknown parts stay", () => {
  const points = [2, 8, 5].map((value, minute) => ({ at: NOW + minute * 60_000, value }));
  // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudWatch's dynamic labels look like template strings.
  const label = "${LABEL}|${PROP('Dim.Host')}|${PROP('Stat')}|${AVG}|${MAX}|${MIN}|${SUM}|${LAST}|${MAX_TIME}|${WHAT}";
  const [answer] = answersOf([{ label, host: "h1" }], [points]);
  if (!answer) throw new Error("no answer");
  const [shown = ""] = labelsOf([{ ...answer.query, points }]);
  expect(shown.split("|")).toEqual([
    "M",
    "h1",
    "Sum",
    "5",
    "8",
    "2",
    "15",
    "5",
    "2026-11-22T12:01:00.000Z",
    `$\{WHAT}`,
  ]);
});

test("pages of any size hand out every value once, in order", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(12), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      (sizes, maxDatapoints, ascending) => {
        const points = sizes.map((size) => Array.from({ length: size }, (_, index) => ({ at: index, value: index })));
        const answers = answersOf(
          sizes.map(() => ({})),
          points,
        );
        const handed = new Map<string, number[]>();
        let position: { query: number; values: number } | undefined = { query: 0, values: 0 };
        for (let pages = 0; position; pages += 1) {
          expect(pages).toBeLessThan(100);
          const page = metricDataPage({ queries: [], ascending, maxDatapoints }, answers, position);
          let shown = 0;
          for (const { Id = "", Values = [] } of page.results) {
            handed.set(Id, [...(handed.get(Id) ?? []), ...Values]);
            shown += Values.length;
          }
          expect(shown).toBeLessThanOrEqual(maxDatapoints);
          position = page.next;
        }
        for (const [index, size] of sizes.entries()) {
          const expected = Array.from({ length: size }, (_, value) => value);
          expect(handed.get(`q${index}`)).toEqual(ascending ? expected : expected.toReversed());
        }
      },
    ),
  );
});
