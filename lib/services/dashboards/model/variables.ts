import type { DashboardBody, Variable } from "./body";
import { isObject } from "./check";
import { withPattern } from "./variable-pattern";

/** The value of each variable, by its id. */
export type VariableValues = Readonly<Record<string, string>>;

/** What stands for the first of the values that a variable can have. */
export const FIRST_VALUE = "__FIRST";

/** A body with its variables' values in place; a variable without a value leaves the widgets as they are written. */
export function withVariables(body: DashboardBody, values: VariableValues): DashboardBody {
  const set = (body.variables ?? []).flatMap((variable) => {
    const value = Object.hasOwn(values, variable.id) ? values[variable.id] : undefined;
    return value === undefined ? [] : [{ variable, value }];
  });
  let widgets: unknown = body.widgets;
  for (const { variable, value } of set) widgets = withValue(widgets, variable, value);
  return set.length === 0 ? body : { ...body, widgets: widgets as DashboardBody["widgets"] };
}

function withValue(widgets: unknown, variable: Variable, value: string): unknown {
  const { type, property = "", pattern = "" } = variable;
  if (type === "property") return property === "" ? widgets : withProperty(widgets, property, value);
  return pattern === "" ? widgets : withPattern(widgets, pattern, value);
}

/** A property is a member of that name anywhere in a widget, a dimension of a metric, or a condition of a search. */
function withProperty(held: unknown, property: string, value: string): unknown {
  if (Array.isArray(held)) return held.map((item) => withProperty(item, property, value));
  if (!isObject(held)) return held;
  return Object.fromEntries(
    Object.entries(held).map(([name, one]) => {
      if (name === property && !isObject(one) && !Array.isArray(one)) return [name, likeBefore(one, value)];
      if (name === "expression" && typeof one === "string") return [name, withCondition(one, property, value)];
      if (name === "metrics" && Array.isArray(one)) return [name, withDimension(one, property, value)];
      return [name, withProperty(one, property, value)];
    }),
  );
}

/** A number stays a number: a period of "abc" would be none. */
function likeBefore(before: unknown, value: string): unknown {
  if (typeof before !== "number") return typeof before === "string" ? value : before;
  const number = Number(value);
  return value.trim() !== "" && Number.isFinite(number) ? number : before;
}

/** Rows of metrics: the value after the dimension's name, whose name may be the "." of the row above. */
function withDimension(rows: unknown[], property: string, value: string): unknown[] {
  let above: unknown[] = [];
  return rows.map((row) => {
    if (!Array.isArray(row)) return withProperty(row, property, value);
    const names = row.filter((item) => typeof item === "string");
    const isRepeat = names[0] === "...";
    const own = isRepeat
      ? [...above.slice(0, Math.max(0, above.length - names.length + 1)), ...names.slice(1)]
      : names.map((name, place) => (name === "." ? (above[place] ?? name) : name));
    const offset = isRepeat ? own.length - names.length : 0;
    const changed = own.map((name, place) =>
      place >= 3 && place % 2 === 1 && own[place - 1] === property ? value : name,
    );
    if (names.length > 0) above = changed;
    return row.map((item, place) => {
      if (typeof item !== "string") return withProperty(item, property, value);
      const at = place + offset;
      return item !== "..." && at >= 3 && at % 2 === 1 && own[at - 1] === property ? value : item;
    });
  });
}

/** `FunctionName="a"` and `FunctionName=a` within a SEARCH. */
function withCondition(expression: string, property: string, value: string): string {
  const name = property.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const condition = new RegExp(`(?<![\\w.])("?)${name}\\1=("[^"]*"|[^\\s"'(){},]+)`, "g");
  return expression.replace(
    condition,
    (_, quote: string) => `${quote}${property}${quote}="${value.replaceAll('"', "")}"`,
  );
}
