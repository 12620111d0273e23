import { ofValues } from "./function-form";
import { compareValues, Moment, numberOf, textOf, type Value } from "./value";

export const structureFunctions = [
  ofValues("jsonParse", 1, 1, ([value = null]) => {
    const text = textOf(value);
    return text === undefined ? null : parsedJson(text);
  }),
  ofValues("jsonStringify", 1, 1, ([value = null]) => {
    if (value === null) return null;
    return typeof value === "object" && !(value instanceof Moment) ? JSON.stringify(value) : (textOf(value) ?? null);
  }),
  ofValues("jsonArraySize", 1, 1, ([value = null]) => arrayOf(value)?.length ?? null),
  ofValues("jsonArrayContains", 2, 2, ([value = null, wanted = null]) => {
    const list = arrayOf(value);
    return list ? list.some((one) => compareValues(plain(one), wanted) === 0) : null;
  }),
];

function parsedJson(text: string): Value {
  try {
    return plain(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** A list, or a text that is one. */
export function arrayOf(value: Value): readonly unknown[] | undefined {
  const parsed = typeof value === "string" && value.trimStart().startsWith("[") ? parsedJson(value) : value;
  return Array.isArray(parsed) ? parsed : undefined;
}

/** What JSON holds as a value of the language. */
export function plain(value: unknown): Value {
  return (value ?? null) as Value;
}

/** One step into a list or a map; undefined where there is none. */
export function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return numberOf(key) === undefined ? undefined : value[Number(key)];
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
