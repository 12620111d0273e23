import { isStreamName } from "@/components/logs/log-names";
import { possibleOrder, type StreamQuestion, type StreamSummary } from "@/components/logs/log-stream";
import type { Ask } from "@/lib/console/use-ask";
import type { Page } from "@/lib/console/use-live-pages";

const PAGE = 50;

/** A page of a group's streams. */
export async function readStreams(
  ask: Ask,
  group: string,
  question: StreamQuestion,
  token?: string,
): Promise<Page<StreamSummary>> {
  const { prefix, orderBy, descending } = possibleOrder(question);
  if (prefix !== "" && !isStreamName(prefix)) return { items: [], next: undefined };
  const answer = await ask("logs:DescribeLogStreams", {
    logGroupName: group,
    logStreamNamePrefix: prefix || undefined,
    orderBy,
    descending,
    limit: PAGE,
    nextToken: token,
  });
  const items = (answer.logStreams ?? []).map((stream) => ({
    name: stream.logStreamName ?? "",
    createdAt: new Date(stream.creationTime ?? 0),
    firstEventAt: dateOf(stream.firstEventTimestamp),
    lastEventAt: dateOf(stream.lastEventTimestamp),
    lastIngestedAt: dateOf(stream.lastIngestionTime),
  }));
  return { items, next: answer.nextToken };
}

function dateOf(millis: number | undefined): Date | undefined {
  return millis === undefined ? undefined : new Date(millis);
}
