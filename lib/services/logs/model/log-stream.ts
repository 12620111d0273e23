import { AwsError } from "@/lib/platform/errors";

/** A log stream; the times are those of its events and undefined while it has none. */
export type LogStream = {
  id: bigint;
  name: string;
  createdAt: Date;
  firstEventAt: Date | undefined;
  lastEventAt: Date | undefined;
  lastIngestedAt: Date | undefined;
};

export function streamNotFound(): AwsError {
  return new AwsError("ResourceNotFoundException", "The specified log stream does not exist.");
}

/**
 * AWS's pattern for names lets through what Postgres cannot hold as text: U+0000 and half a surrogate pair.
 * Throws InvalidParameterException for either, in names and prefixes of names.
 */
export function checkStreamNames(names: readonly (string | undefined)[]): void {
  if (names.some((name) => name !== undefined && /[\0\p{Surrogate}]/u.test(name))) {
    throw new AwsError("InvalidParameterException", "Log stream names can't contain U+0000 or half a surrogate pair.");
  }
}
