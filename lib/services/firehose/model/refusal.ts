import { AwsError } from "@/lib/platform/errors";

export function invalid(message: string): AwsError {
  return new AwsError("InvalidArgumentException", message);
}

export function notFound(accountId: string, name: string): AwsError {
  return new AwsError("ResourceNotFoundException", `Firehose ${name} under account ${accountId} not found.`);
}

export function inUse(accountId: string, name: string): AwsError {
  return new AwsError("ResourceInUseException", `Firehose ${name} under accountId ${accountId} already exists`);
}
