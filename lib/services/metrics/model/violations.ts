import { AwsError } from "@/lib/platform/errors";

const MAX_MESSAGES = 50;

type Code =
  | "InvalidParameterValueException"
  | "InvalidParameterCombinationException"
  | "MissingRequiredParameterException";

/**
 * What is wrong with one request. CloudWatch tells all faults of the kind that it found first in one message, a line each.
 */
export class Violations {
  private readonly found: { code: Code; message: string }[] = [];

  missing(message: string): void {
    this.add("MissingRequiredParameterException", message);
  }

  invalid(message: string): void {
    this.add("InvalidParameterValueException", message);
  }

  conflict(message: string): void {
    this.add("InvalidParameterCombinationException", message);
  }

  /** Throws when anything was found. */
  throwIfAny(): void {
    const first = this.found[0];
    if (!first) return;
    const messages = this.found.filter(({ code }) => code === first.code).map(({ message }) => message);
    throw new AwsError(first.code, messages.join("\n"));
  }

  private add(code: Code, message: string): void {
    if (this.found.length < MAX_MESSAGES) this.found.push({ code, message });
  }
}
