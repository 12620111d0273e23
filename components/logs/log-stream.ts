/** A log stream as the console shows it; the times of its events are undefined while it has none. */
export type StreamSummary = {
  name: string;
  createdAt: Date;
  firstEventAt: Date | undefined;
  lastEventAt: Date | undefined;
  lastIngestedAt: Date | undefined;
};

/** Which streams a list shows, and in which order. */
export type StreamQuestion = { prefix: string; orderBy: "LastEventTime" | "LogStreamName"; descending: boolean };

/** AWS cannot order by time what it searches by name (API reference, DescribeLogStreams). */
export function possibleOrder({ prefix, orderBy, descending }: StreamQuestion): StreamQuestion {
  return prefix === "" ? { prefix, orderBy, descending } : { prefix, orderBy: "LogStreamName", descending };
}
