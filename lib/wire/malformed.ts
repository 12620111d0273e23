import { AwsError } from "@/lib/platform/errors";

/** A body that cannot be read by its protocol or shape. The query protocol names it MalformedInput, the others SerializationException. */
export function malformed(message: string): AwsError {
  return new AwsError("SerializationException", message);
}

/**
 * The error for a value of the wrong type in the words of AWS's JSON parser: "NUMBER_VALUE cannot be converted to String".
 * `expected` is the Java name of the type ("String", "Integer", "Structure").
 */
export function wrongType(value: unknown, expected: string): AwsError {
  if (Array.isArray(value)) return malformed(`Unrecognized collection type class java.lang.${expected}`);
  if (typeof value === "object" && value !== null) {
    return malformed("Start of structure or map found where not expected");
  }
  return malformed(`${tokenOf(value)} cannot be converted to ${expected}`);
}

function tokenOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return "STRING_VALUE";
    case "number":
      return Number.isInteger(value) ? "NUMBER_VALUE" : "DECIMAL_VALUE";
    case "bigint":
      return "NUMBER_VALUE";
    case "boolean":
      return value ? "TRUE_VALUE" : "FALSE_VALUE";
    default:
      return "NULL_VALUE";
  }
}
