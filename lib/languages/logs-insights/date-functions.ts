import type { Expression } from "./ast";
import { binEnd, binStart, periodOf } from "./bins";
import { formatDate, parseDate, strftime } from "./date-format";
import type { FunctionForm } from "./function-form";
import { ofValues } from "./function-form";
import { Moment, numberOf, textOf, type Value } from "./value";

export const dateFunctions: readonly FunctionForm[] = [
  periodic("bin", 1, binStart),
  periodic("datefloor", 2, binStart),
  periodic("dateceil", 2, (millis, period) => (binStart(millis, period) === millis ? millis : binEnd(millis, period))),
  ofValues("fromMillis", 1, 1, ([value = null]) => {
    const millis = numberOf(value);
    return millis === undefined || Number.isNaN(new Date(millis).getTime()) ? null : new Moment(millis);
  }),
  ofValues("toMillis", 1, 1, ([value = null]) => millisOf(value) ?? null),
  ofValues("now", 0, 0, (_, { now }) => Math.floor(now / 1_000)),
  ofValues("queryStartTime", 0, 0, (_, { start }) => start),
  ofValues("queryEndTime", 0, 0, (_, { end }) => end),
  ofValues("queryTimeRange", 0, 0, (_, { start, end }) => end - start),
  ofValues("parseDate", 2, 3, ([value = null, format = null, zone = null]) => {
    const [text, pattern] = [textOf(value), textOf(format)];
    if (text === undefined || pattern === undefined) return null;
    const millis = parseDate(text, pattern, textOf(zone) ?? "UTC");
    return millis === undefined ? null : new Moment(millis);
  }),
  formatting("formatDate", formatDate),
  formatting("strftime", strftime),
];

/** bin(5m) of the event's own time, or a function of a time and a period. The field comes first in bin(@ingestionTime, 1h) too. */
function periodic(
  name: string,
  least: number,
  run: (millis: number, period: NonNullable<ReturnType<typeof periodOf>>) => number,
): FunctionForm {
  return {
    name,
    least,
    most: 2,
    mistake: (args) => (periodOf(args.at(-1)) ? undefined : `${name} needs a period such as 5m`),
    prepare: (args: readonly Expression[]) => {
      const period = periodOf(args.at(-1)) ?? { millis: 60_000 };
      return ([value = null]) => {
        const millis = millisOf(value);
        return millis === undefined ? null : new Moment(run(millis, period));
      };
    },
  };
}

function formatting(
  name: string,
  run: (millis: number, format: string, zone: string) => string | undefined,
): FunctionForm {
  return ofValues(name, 2, 3, ([value = null, format = null, zone = null]) => {
    const [millis, pattern] = [millisOf(value), textOf(format)];
    if (millis === undefined || pattern === undefined) return null;
    return run(millis, pattern, textOf(zone) ?? "UTC") ?? null;
  });
}

/** A moment, milliseconds, or a text in one of the forms that events carry. */
function millisOf(value: Value): number | undefined {
  const number = numberOf(value);
  if (number !== undefined) return Number.isNaN(new Date(number).getTime()) ? undefined : number;
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value)) return undefined;
  const text = value.replace(" ", "T");
  const millis = Date.parse(/(Z|[-+]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(millis) ? undefined : millis;
}
