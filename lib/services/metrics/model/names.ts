import type { Dimension } from "@aws-sdk/client-cloudwatch";
import type { Violations } from "./violations";

// biome-ignore lint/suspicious/noControlCharactersInRegex: that control characters are refused is the point.
const CONTROL = /[\u0000-\u001f\u007f]/;
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** A namespace or metric name: any characters but control characters, of which PostgreSQL could not even store the first. */
export function checkName(name: string, path: string, violations: Violations): void {
  if (CONTROL.test(name)) violations.invalid(`The value for parameter ${path} contains invalid characters.`);
}

/** The rules for dimensions (API reference, Dimension): ASCII, something beside blanks, no leading colon, no name twice. */
export function checkDimensions(dimensions: readonly Dimension[], path: string, violations: Violations): void {
  for (const [index, { Name = "", Value = "" }] of dimensions.entries()) {
    const member = `${path}.member.${index + 1}`;
    checkPart(Name, `${member}.Name`, violations);
    checkPart(Value, `${member}.Value`, violations);
    if (Name.startsWith(":")) violations.invalid(`The value ${Name} for parameter ${member}.Name is invalid.`);
    const first = dimensions.findIndex((other) => other.Name === Name);
    if (first < index) violations.invalid("No metric may specify the same dimension name twice.");
  }
}

function checkPart(text: string, path: string, violations: Violations): void {
  if (!PRINTABLE_ASCII.test(text)) violations.invalid(`The parameter ${path} must contain only ASCII characters.`);
  else if (text.trim() === "") violations.invalid(`The parameter ${path} must not be blank.`);
}
