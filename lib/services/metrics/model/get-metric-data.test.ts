import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMetricDataQuestion } from "./get-metric-data";
import { type LabelSetting, labelsOf } from "./label";
import { type Answered, type MetricDataPosition, metricDataPage } from "./metric-data-page";
import { QueryPlan } from "./query-plan";

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
const setting: LabelSetting = {
  accountId: "111122223333",
  region: "sa-east-1",
  now: NOW + 300_000,
  offsetMinutes: -180,
};

type Asked = { metric?: string; stat?: string; period?: number; label?: string; host?: string };

function queryOf({ metric = "M", stat = "Sum", period = 60, label, host }: Asked, index: number) {
  const Dimensions = host === undefined ? [] : [{ Name: "Host", Value: host }];
  const Metric = { Namespace: "N", MetricName: metric, Dimensions };
  return { Id: `q${index}`, Label: label, MetricStat: { Metric, Period: period, Stat: stat } };
}

function questionOf(MetricDataQueries: object[], more: object = {}) {
  const range = { StartTime: new Date(NOW - 3_600_000), EndTime: new Date(NOW) };
  return parseMetricDataQuestion({ MetricDataQueries: MetricDataQueries as [], ...range, ...more }, NOW);
}

const POINTS = [2, 8, 5].map((value, minute) => ({ at: NOW + minute * 60_000, value }));
const labels = (...asked: Asked[]) =>
  labelsOf(
    questionOf(asked.map(queryOf)).queries.flatMap((query) =>
      query.kind === "metric" ? [{ ...query, points: POINTS }] : [],
    ),
    setting,
  );

test("labels say the metric's name and what tells the queries apart", () => {
  expect(labels({})).toEqual(["M"]);
  expect(labels({ metric: "A" }, { metric: "B" })).toEqual(["A", "B"]);
  expect(labels({ stat: "Sum" }, { stat: "Minimum" })).toEqual(["M Sum", "M Minimum"]);
  expect(labels({ period: 60 }, { period: 300 })).toEqual(["M 60", "M 300"]);
  expect(labels({ stat: "Sum" }, { stat: "p90", period: 300 })).toEqual(["M Sum 60", "M p90 300"]);
  expect(labels({ host: "a" }, { host: "b" })).toEqual(["a M", "b M"]);
  expect(labels({ label: "mine" }, { stat: "p90" })).toEqual(["mine", "M p90"]);
});

test.each([
  ["LABEL", "M"],
  ["PROP('Dim.Host')", "h1"],
  ["PROP('Dim.Other')", ""],
  ["PROP('Namespace')", "N"],
  ["PROP('MetricName')", "M"],
  ["PROP('Stat')", "Sum"],
  ["PROP('Period')", "60"],
  ["PROP('Region')", "sa-east-1"],
  ["PROP('AccountId')", "111122223333"],
  ["PROP('AccountLabel')", "111122223333"],
  ["AVG", "5"],
  ["MAX", "8"],
  ["MIN", "2"],
  ["SUM", "15"],
  ["FIRST", "2"],
  ["LAST", "5"],
  ["DATAPOINT_COUNT", "3"],
  ["MIN_MAX_RANGE", "2 - 8"],
  ["FIRST_LAST_RANGE", "2 - 5"],
  ["MAX_TIME", "2026-11-22T09:01:00.000-03:00"],
  ["MIN_TIME", "2026-11-22T09:00:00.000-03:00"],
  ["FIRST_TIME", "2026-11-22T09:00:00.000-03:00"],
  ["LAST_TIME", "2026-11-22T09:02:00.000-03:00"],
  ["LAST_TIME_RELATIVE", "3m ago"],
  ["FIRST_LAST_TIME_RANGE", "2026-11-22T09:00:00.000-03:00 - 2026-11-22T09:02:00.000-03:00"],
  ["MIN_MAX_TIME_RANGE", "2026-11-22T09:00:00.000-03:00 - 2026-11-22T09:01:00.000-03:00"],
  ["WHAT", `$\{WHAT}`],
  ["PROP('What')", `$\{PROP('What')}`],
])("a label's part %s is filled in", (part, shown) => {
  expect(labels({ label: `<$\{${part}}>`, host: "h1" })).toEqual([`<${shown}>`]);
});

describe("expressions that refer to each other", () => {
  const metric = queryOf({}, 0);
  const math = (Id: string, Expression: string, ReturnData = true) => ({ Id, Expression, ReturnData });

  test("may stand in any order, and only what is needed is read", () => {
    const { queries } = questionOf([
      math("e1", "e2 * 2"),
      math("e2", "q0 + 1", false),
      math("e3", "q1", false),
      { ...metric, ReturnData: false },
      { ...queryOf({ period: 300 }, 1), ReturnData: false },
    ]);
    const plan = new QueryPlan(queries);
    expect(plan.needed().map(({ id }) => id)).toEqual(["e1", "e2", "q0"]);
    expect(queries.map((query) => plan.periodOf(query))).toEqual([60, 60, 300, 60, 300]);
    expect([...plan.touchedBy(["q1"])]).toEqual(["q1", "e3"]);
  });

  test("METRICS() needs all metrics, also those that are not returned", () => {
    const { queries } = questionOf([math("e1", "SUM(METRICS())"), { ...metric, ReturnData: false }]);
    expect(new QueryPlan(queries).needed().map(({ id }) => id)).toEqual(["e1", "q0"]);
  });

  test.each([
    [[math("e1", "e1 + 1")], "Error in expression 'e1': Circular reference to e1"],
    [[math("e1", "e2"), math("e2", "e1")], "Error in expression 'e2': Circular reference to e1"],
    [[metric, math("e1", "q0 + q9")], "Error in expression 'e1': Undefined id: q9"],
    [
      [metric, math("e1", "AVG(q0)")],
      "Error in expression 'e1': The expression must return a time series or an array of time series",
    ],
    [
      [metric, math("e1", "[q0]"), math("e2", "e1 + e1")],
      "Error in expression 'e2': Unsupported operand type(s) for +: '[Array[TimeSeries], Array[TimeSeries]]'",
    ],
    [
      [math("e1", "1 +"), math("e2", "SUM(")],
      "Error in expression 'e1': Invalid syntax\nError in expression 'e2': Invalid syntax",
    ],
    [[math("e1", "SEARCH('{A', 'Sum', 60)")], "Error in expression 'e1': Invalid syntax in SEARCH query"],
    [[math("e1", "SEARCH('a', 'Median', 60)")], "Error in expression 'e1': Median is not a valid statistic"],
    [
      [math("e1", "SEARCH('a', 'Sum', 45)")],
      "Error in expression 'e1': The period of SEARCH must be 1, 5, 10, 20, 30 or a multiple of 60",
    ],
    [
      [{ ...math("e1", "SEARCH('a', 'Sum')"), Period: 45 }],
      "The parameter MetricDataQueries.member.1.Period must be 1, 5, 10, 20, 30 or a multiple of 60.",
    ],
  ])("%j is refused", (queries, message) => {
    expect(() => questionOf(queries)).toThrow(expect.objectContaining({ code: "ValidationException", message }));
  });

  test("a chain of 500 is worked through in no time", () => {
    const chain = Array.from({ length: 499 }, (_, index) =>
      math(`e${index}`, `e${index + 1} + e${index + 1}`, index === 0),
    );
    const { queries } = questionOf([...chain, { ...metric, Id: "e499" }]);
    const plan = new QueryPlan(queries);
    expect(plan.needed()).toHaveLength(500);
    expect(plan.periodOf(queries[0] ?? failing())).toBe(60);
  });
});

function failing(): never {
  throw new Error("no query");
}

test("LabelOptions.Timezone is a sign and four digits", () => {
  const asked = (Timezone: string) => questionOf([queryOf({}, 0)], { LabelOptions: { Timezone } }).offsetMinutes;
  expect([asked("+0130"), asked("-0300")]).toEqual([90, -180]);
  expect(() => asked("UTC")).toThrow("LabelOptions.Timezone");
});

test("pages of any size hand out every value once, in order", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(12), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      (sizes, maxDatapoints, ascending) => {
        const answers = sizes.map((size, index): Answered => {
          const points = Array.from({ length: size }, (_, place) => ({ at: place, value: place }));
          return { id: `q${index}`, label: "", points, messages: [], forbidden: false };
        });
        const handed = new Map<string, number[]>();
        let position: MetricDataPosition | undefined = { query: 0 };
        for (let pages = 0; position; pages += 1) {
          expect(pages).toBeLessThan(100);
          const page: ReturnType<typeof metricDataPage> = metricDataPage(
            { ascending, maxDatapoints },
            answers,
            position,
          );
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

test.each([
  [false, [3, 2, 1, 0]],
  [true, [0, 1, 2, 3]],
])("what comes between two pages moves no value from one to the other (ascending: %s)", (ascending, expected) => {
  const lineOf = (moments: number[]): Answered => {
    const points = moments.map((at) => ({ at, value: at }));
    return { id: "q", label: "", points, messages: [], forbidden: false };
  };
  const pageOf = (moments: number[], position: MetricDataPosition) =>
    metricDataPage({ ascending, maxDatapoints: 2 }, [lineOf(moments)], position);
  const first = pageOf([0, 1, 2, 3], { query: 0 });
  // A newer point has come, and a late one before all others.
  const second = pageOf([-1, 0, 1, 2, 3, 4], first.next ?? failing());
  const [one, other] = [first, second].map(({ results }) => results[0]?.Values ?? []);
  expect([...(one ?? []), ...(other ?? [])]).toEqual(expected);
});
