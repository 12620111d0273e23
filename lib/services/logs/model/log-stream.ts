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
