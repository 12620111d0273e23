import { AwsError } from "@/lib/platform/errors";

/** CloudWatch's answer to an alarm that breaks a rule: query code ValidationError, status 400. */
export function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}

/** The answer to a part of AWS's alarms that Mirante does not have yet, said by name. */
export function notImplemented(what: string): AwsError {
  return new AwsError("NotImplemented", `${what} is not implemented by Mirante.`);
}
