import { AwsError } from "@/lib/platform/errors";

/** SNS's answer to most mistakes: code InvalidParameter, status 400, "Invalid parameter: ..." */
export function invalid(what: string): AwsError {
  return new AwsError("InvalidParameterException", `Invalid parameter: ${what}`);
}

export function topicMissing(): AwsError {
  return new AwsError("NotFoundException", "Topic does not exist");
}

export function subscriptionMissing(): AwsError {
  return new AwsError("NotFoundException", "Subscription does not exist");
}

/** A part of SNS that Mirante does not have, said by name so that nobody takes silence for success. */
export function notImplemented(what: string): AwsError {
  return new AwsError("NotImplemented", `${what} is not implemented by Mirante.`);
}
