import type { Shape } from "./model";

/**
 * The constraints of one shape as checks on a value of the right type, compiled once.
 * A check answers what the value failed, in the words AWS uses ("Member must have length less than or equal to 255").
 */
export type Check = (value: unknown) => string | undefined;

export function checksOf(shape: Shape): Check[] {
  switch (shape.type) {
    case "string":
      return [
        ...lengthChecks(shape, "length", (value) => [...(value as string)].length),
        ...patternCheck(shape),
        ...enumCheck(shape),
      ];
    case "blob":
      return lengthChecks(shape, "length", (value) => (value as Uint8Array).byteLength);
    case "list":
      return lengthChecks(shape, "length", (value) => (value as unknown[]).length);
    case "map":
      return lengthChecks(shape, "length", (value) => Object.keys(value as object).length);
    case "integer":
    case "long":
    case "float":
    case "double":
      return lengthChecks(shape, "value", (value) => value as number);
    default:
      return [];
  }
}

function lengthChecks({ min, max }: Shape, what: "length" | "value", measure: (value: unknown) => number): Check[] {
  const checks: Check[] = [];
  const have = what === "length" ? "have length" : "have value";
  if (min !== undefined) {
    checks.push((value) => (measure(value) < min ? `Member must ${have} greater than or equal to ${min}` : undefined));
  }
  if (max !== undefined) {
    checks.push((value) => (measure(value) > max ? `Member must ${have} less than or equal to ${max}` : undefined));
  }
  return checks;
}

function patternCheck({ pattern }: Shape): Check[] {
  if (!pattern) return [];
  const regex = compilePattern(pattern);
  if (!regex) return [];
  const failure = `Member must satisfy regular expression pattern: ${pattern}`;
  return [(value) => (regex.test(value as string) ? undefined : failure)];
}

function enumCheck({ enum: values }: Shape): Check[] {
  if (!values) return [];
  const allowed = new Set(values);
  const failure = `Member must satisfy enum value set: [${values.join(", ")}]`;
  return [(value) => (allowed.has(value as string) ? undefined : failure)];
}

/**
 * AWS's patterns are Java's and must match the whole value. Those that neither Unicode nor plain mode can compile
 * (three of CloudTrail Lake's) are left to their operations.
 */
function compilePattern(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(`^(?:${pattern})$`, flags);
    } catch {
      // The next flag set may accept it.
    }
  }
  return undefined;
}
