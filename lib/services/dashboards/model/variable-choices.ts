import type { DashboardBody, Variable } from "./body";
import { FIRST_VALUE, type VariableValues } from "./variables";

/** What a variable can be set to, as its input shows it. */
export type VariableChoice = { value: string; label: string };

/** The choices of each variable, by its id; an "input" has none. */
export type VariableChoices = Readonly<Record<string, readonly VariableChoice[]>>;

/** The ListMetrics question whose answers hold a variable's values, and the dimension that they stand in. */
export type VariableQuestion = {
  namespace: string;
  metricName: string | undefined;
  dimensions: string[];
  populateFrom: string;
};

const QUOTED_OR_PLAIN = /"([^"]*)"|([^,{}"]+)/g;

/**
 * Reads the search of a variable, "{AWS/Lambda,FunctionName} MetricName=\"Duration\"": a namespace, its dimensions, and at most
 * one metric name. Undefined when the variable is not populated from metrics, or its search is of another form.
 */
export function variableQuestion({ search = "", populateFrom = "" }: Variable): VariableQuestion | undefined {
  const schema = /\{([^{}]{1,2048})\}/.exec(search)?.[1];
  if (schema === undefined || populateFrom === "") return undefined;
  const [namespace = "", ...dimensions] = [...schema.matchAll(QUOTED_OR_PLAIN)]
    .map(([, quoted, plain = ""]) => quoted ?? plain.trim())
    .filter((name) => name !== "");
  if (namespace === "" || !dimensions.includes(populateFrom)) return undefined;
  const metricName = /\bMetricName\s*=\s*(?:\\?"([^"\\]{1,255})\\?"|([^\s"'(){},]{1,255}))/.exec(search);
  return { namespace, metricName: metricName?.[1] ?? metricName?.[2], dimensions, populateFrom };
}

/** The values that metrics give a variable, each once, in order. */
export function populatedChoices(
  { dimensions, populateFrom }: VariableQuestion,
  metrics: readonly { Dimensions?: { Name?: string | undefined; Value?: string | undefined }[] | undefined }[],
): VariableChoice[] {
  const values = new Set<string>();
  for (const { Dimensions = [] } of metrics) {
    if (Dimensions.length !== dimensions.length) continue;
    const value = Dimensions.find(({ Name }) => Name === populateFrom)?.Value;
    if (value !== undefined) values.add(value);
  }
  return [...values].sort().map((value) => ({ value, label: value }));
}

/** The choices that stand in the body itself. */
export function writtenChoices({ values = [] }: Variable): VariableChoice[] {
  return values.map(({ value, label = value }) => ({ value, label }));
}

/** The value of every variable: the chosen one, else its default, else none. */
export function settledValues(
  { variables = [] }: Pick<DashboardBody, "variables">,
  chosen: VariableValues,
  choices: VariableChoices,
): VariableValues {
  return Object.fromEntries(
    variables.flatMap(({ id, defaultValue }) => {
      const first = defaultValue === FIRST_VALUE ? choices[id]?.[0]?.value : defaultValue;
      const value = Object.hasOwn(chosen, id) ? chosen[id] : first;
      return value === undefined || value === FIRST_VALUE ? [] : [[id, value]];
    }),
  );
}
