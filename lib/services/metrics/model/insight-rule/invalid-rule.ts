import { AwsError } from "@/lib/platform/errors";

/** CloudWatch's answer to a rule definition that it cannot take. */
export function wrong(reason: string): AwsError {
  return new AwsError("InvalidParameterValueException", `Invalid rule definition: ${reason}.`);
}
