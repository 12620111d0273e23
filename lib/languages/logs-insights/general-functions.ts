import type { FunctionForm } from "./function-form";
import { ofValues } from "./function-form";
import { isTrue, textOf } from "./value";

const MAX_BRANCHES = 10;

export const generalFunctions: readonly FunctionForm[] = [
  ofValues("ispresent", 1, 1, ([value = null]) => value !== null),
  ofValues("coalesce", 1, Number.POSITIVE_INFINITY, (values) => values.find((value) => value !== null) ?? null),
  ofValues("if", 3, 3, ([condition = null, yes = null, no = null]) => (isTrue(condition) ? yes : no)),
  /** case(condition, value, condition, value, ..., otherwise?) */
  ofValues("case", 2, MAX_BRANCHES * 2 + 1, (values) => {
    for (let i = 0; i + 1 < values.length; i += 2) if (isTrue(values[i] ?? null)) return values[i + 1] ?? null;
    return values.length % 2 === 1 ? (values.at(-1) ?? null) : null;
  }),
  /** The bytes of a message in UTF-8. */
  ofValues("messageSize", 1, 1, ([value = null]) => {
    const text = textOf(value);
    return text === undefined ? null : new TextEncoder().encode(text).length;
  }),
];
