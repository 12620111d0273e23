import type { DashboardBody, Variable } from "./body";
import { FIRST_VALUE, type VariableValues } from "./variables";

/** What a variable can be set to, as its input shows it. */
export type VariableChoice = { value: string; label: string };

/** The choices of each variable, by its id; an "input" has none. */
export type VariableChoices = Readonly<Record<string, readonly VariableChoice[]>>;

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
