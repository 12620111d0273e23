/** S is a number, TS a time series, TS[] an array of them; the rest are words and texts that some functions take. */
export type ValueType = "S" | "TS" | "TS[]";
export type ParameterType = ValueType | "metric" | "id" | "text" | "fill" | "aggregate" | "order";

/** One way to call a function; the last `optional` parameters may be left out. */
export interface Signature {
  readonly parameters: readonly ParameterType[];
  readonly optional?: number;
  readonly returns: ValueType;
}

/** A function of the User Guide's table. Its description is the text of its name in the messages of `metric-math`. */
export interface MathFunction {
  readonly name: string;
  readonly signatures: readonly Signature[];
  /** An example, for completion. */
  readonly example: string;
}

const same: readonly Signature[] = [
  { parameters: ["TS"], returns: "TS" },
  { parameters: ["TS[]"], returns: "TS[]" },
];
const aggregate: readonly Signature[] = [
  { parameters: ["TS"], returns: "S" },
  { parameters: ["TS[]"], returns: "TS" },
];
const pick: readonly Signature[] = [{ parameters: ["TS[]"], returns: "TS" }];
const datePart: readonly Signature[] = [{ parameters: ["TS"], returns: "TS" }];

/** IF takes a series somewhere, and answers one series (User Guide, "Using IF expressions"). */
const choices: readonly Signature[] = [
  { parameters: ["TS", "TS", "TS"], optional: 1, returns: "TS" },
  { parameters: ["TS", "S", "TS"], optional: 1, returns: "TS" },
  { parameters: ["TS", "TS", "S"], returns: "TS" },
  { parameters: ["TS", "S", "S"], returns: "TS" },
  { parameters: ["S", "TS", "TS"], optional: 1, returns: "TS" },
  { parameters: ["S", "TS", "S"], returns: "TS" },
  { parameters: ["S", "S", "TS"], returns: "TS" },
];

const table: readonly MathFunction[] = [
  { name: "ABS", signatures: same, example: "ABS(m1 - m2)" },
  {
    name: "ANOMALY_DETECTION_BAND",
    signatures: [{ parameters: ["id", "S"], optional: 1, returns: "TS[]" }],
    example: "ANOMALY_DETECTION_BAND(m1, 2)",
  },
  { name: "AVG", signatures: aggregate, example: "AVG(METRICS())" },
  { name: "CEIL", signatures: same, example: "CEIL(m1)" },
  { name: "DATAPOINT_COUNT", signatures: aggregate, example: "SUM(m1) / DATAPOINT_COUNT(m1)" },
  { name: "DATE", signatures: datePart, example: "DATE(m1)" },
  { name: "DAY", signatures: datePart, example: "IF(DAY(m1) < 6, m1)" },
  { name: "DIFF", signatures: same, example: "DIFF(m1)" },
  { name: "DIFF_TIME", signatures: same, example: "DIFF_TIME(METRICS())" },
  { name: "EPOCH", signatures: datePart, example: "EPOCH(m1)" },
  {
    name: "FILL",
    signatures: [
      { parameters: ["TS", "fill"], returns: "TS" },
      { parameters: ["TS[]", "fill"], returns: "TS[]" },
    ],
    example: "FILL(m1, 0)",
  },
  { name: "FIRST", signatures: pick, example: "FIRST(SORT(METRICS(), AVG, DESC))" },
  { name: "FLOOR", signatures: same, example: "FLOOR(m1)" },
  { name: "HOUR", signatures: datePart, example: "HOUR(m1)" },
  { name: "IF", signatures: choices, example: "IF(m1 < 400, m1)" },
  {
    name: "INSIGHT_RULE_METRIC",
    signatures: [{ parameters: ["text", "text"], returns: "TS" }],
    example: 'INSIGHT_RULE_METRIC("rule", "UniqueContributors")',
  },
  { name: "LAST", signatures: pick, example: "LAST(ANOMALY_DETECTION_BAND(m1))" },
  { name: "LOG", signatures: same, example: "LOG(METRICS())" },
  { name: "LOG10", signatures: same, example: "LOG10(m1)" },
  { name: "MAX", signatures: aggregate, example: "MAX(METRICS())" },
  {
    name: "METRIC_COUNT",
    signatures: [{ parameters: ["TS[]"], returns: "S" }],
    example: "m1 / METRIC_COUNT(METRICS())",
  },
  {
    name: "METRICS",
    signatures: [{ parameters: ["text"], optional: 1, returns: "TS[]" }],
    example: 'METRICS("errors")',
  },
  { name: "MIN", signatures: aggregate, example: "m1 - MIN(m1)" },
  { name: "MINUTE", signatures: datePart, example: "MINUTE(m1)" },
  { name: "MONTH", signatures: datePart, example: "IF(MONTH(m1) == 4, m1)" },
  { name: "PERIOD", signatures: [{ parameters: ["metric"], returns: "S" }], example: "m1 / PERIOD(m1)" },
  { name: "RATE", signatures: same, example: "RATE(m1)" },
  {
    name: "REMOVE_EMPTY",
    signatures: [{ parameters: ["TS[]"], returns: "TS[]" }],
    example: "REMOVE_EMPTY(METRICS())",
  },
  { name: "RUNNING_SUM", signatures: same, example: "RUNNING_SUM([m1, m2])" },
  {
    name: "SEARCH",
    signatures: [{ parameters: ["text", "text", "S"], optional: 1, returns: "TS[]" }],
    example: "SEARCH('{AWS/EC2,InstanceId} MetricName=\"CPUUtilization\"', 'Average', 300)",
  },
  {
    name: "SERVICE_QUOTA",
    signatures: [{ parameters: ["metric"], returns: "TS" }],
    example: "m1 / SERVICE_QUOTA(m1) * 100",
  },
  {
    name: "SLICE",
    signatures: [{ parameters: ["TS[]", "S", "S"], optional: 1, returns: "TS[]" }],
    example: "SLICE(SORT(METRICS(), SUM, DESC), 0, 10)",
  },
  {
    name: "SORT",
    signatures: [{ parameters: ["TS[]", "aggregate", "order", "S"], optional: 1, returns: "TS[]" }],
    example: "SORT(METRICS(), AVG, DESC, 10)",
  },
  { name: "STDDEV", signatures: aggregate, example: "m1 / STDDEV(m1)" },
  { name: "SUM", signatures: aggregate, example: "SUM([m1, m2])" },
  { name: "TIME_SERIES", signatures: [{ parameters: ["S"], returns: "TS" }], example: "TIME_SERIES(10)" },
  { name: "YEAR", signatures: datePart, example: "YEAR(m1)" },
];

const byName: ReadonlyMap<string, MathFunction> = new Map(table.map((one) => [one.name, one]));

/** Every function by name. */
export const MATH_FUNCTIONS = table;

export const FILLERS: readonly string[] = ["REPEAT", "LINEAR"];
export const AGGREGATES: readonly string[] = ["AVG", "MAX", "MIN", "SUM"];
export const ORDERS: readonly string[] = ["ASC", "DESC"];

export function functionNamed(name: string): MathFunction | undefined {
  return byName.get(name);
}

export function isFunctionName(name: string): boolean {
  return byName.has(name);
}

/** Words that stand without parentheses as an argument; AVG and its like are functions too. */
export function isKeyword(word: string): boolean {
  return FILLERS.includes(word) || AGGREGATES.includes(word) || ORDERS.includes(word);
}
