import { AwsError } from "@/lib/platform/errors";

/** EventBridge's answer to most mistakes. */
export function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}

export function notFound(message: string): AwsError {
  return new AwsError("ResourceNotFoundException", message);
}

/** AWS names neither the quota nor its value. */
export function limitExceeded(): AwsError {
  return new AwsError("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
}

export function ruleMissing(name: string, bus: string): AwsError {
  return notFound(`Rule ${name} does not exist on EventBus ${bus}.`);
}

export function busMissing(bus: string): AwsError {
  return notFound(`Event bus ${bus} does not exist.`);
}
