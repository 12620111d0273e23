import type { Findings } from "./findings";

/** Holds a value against a rule; whatever fails is told to `findings` under the value's path, in the words AWS uses. */
export type Check = (value: unknown, path: string, findings: Findings) => void;

/** Any value at all. */
export const anything: Check = () => {};

/** A text, at most `longest` characters, matching the whole of `pattern`. */
export function text({ longest, pattern }: { longest?: number; pattern?: RegExp } = {}): Check {
  return (value, path, findings) => {
    if (typeof value !== "string") findings.error(path, "Should be string");
    else if (longest !== undefined && value.length > longest) {
      findings.error(path, `Should NOT be longer than ${longest} characters`);
    } else if (pattern && !pattern.test(value)) findings.error(path, `Should match pattern "${pattern.source}"`);
  };
}

/** A number between two others, both included. */
export function number(least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): Check {
  return (value, path, findings) => {
    if (typeof value !== "number") findings.error(path, "Should be number");
    else if (value < least) findings.error(path, `Should be >= ${least}`);
    else if (value > most) findings.error(path, `Should be <= ${most}`);
  };
}

/** As `number`, without a fraction. */
export function integer(least?: number, most?: number): Check {
  const inRange = number(least, most);
  return (value, path, findings) => {
    if (Number.isInteger(value)) inRange(value, path, findings);
    else findings.error(path, "Should be integer");
  };
}

export const flag: Check = (value, path, findings) => {
  if (typeof value !== "boolean") findings.error(path, "Should be boolean");
};

export function oneOf(...allowed: string[]): Check {
  return (value, path, findings) => {
    if (typeof value !== "string" || !allowed.includes(value)) {
      findings.error(path, "Should be equal to one of the allowed values");
    }
  };
}

/** A list of `least` to `most` items that all pass one check. */
export function list(item: Check, least = 0, most = Number.POSITIVE_INFINITY): Check {
  return (value, path, findings) => {
    if (!Array.isArray(value)) {
      findings.error(path, "Should be array");
      return;
    }
    if (value.length < least) findings.error(path, `Should NOT have less than ${least} items`);
    if (value.length > most) findings.error(path, `Should NOT have more than ${most} items`);
    else for (const [index, one] of value.entries()) item(one, `${path}/${index}`, findings);
  };
}

/** An object whose known members pass their checks. An unknown member is kept, with a warning. */
export function object(members: Record<string, Check>, required: string[] = []): Check {
  const checks = new Map(Object.entries(members));
  return (value, path, findings) => {
    if (!isObject(value)) {
      findings.error(path, "Should be object");
      return;
    }
    for (const name of required) {
      if (value[name] === undefined) findings.error(path, `Should have required property '${name}'`);
    }
    for (const [name, held] of Object.entries(value)) {
      const check = checks.get(name);
      if (check) check(held, `${path}/${name}`, findings);
      else findings.warning(`${path}/${name}`, "Should NOT have additional properties");
    }
  };
}

/** Whether a value of JSON is an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
