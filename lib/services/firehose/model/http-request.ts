import type { Batch } from "./batch";

/**
 * What an HTTP endpoint is sent (Firehose Developer Guide, "HTTP endpoint delivery request and response specifications"). The
 * request id is the same at every attempt.
 */
export function httpRequest(batch: Batch, timestampMillis: number): { headers: Record<string, string>; body: string } {
  const http = batch.destination.kind === "http" ? batch.destination.http : {};
  const attributes = http.RequestConfiguration?.CommonAttributes ?? [];
  const common = Object.fromEntries(
    attributes.map(({ AttributeName = "", AttributeValue = "" }) => [AttributeName, AttributeValue]),
  );
  return {
    headers: {
      "content-type": "application/json",
      "x-amz-firehose-protocol-version": "1.0",
      "x-amz-firehose-request-id": batch.batchId,
      "x-amz-firehose-source-arn": batch.arn,
      ...(batch.accessKey === undefined ? {} : { "x-amz-firehose-access-key": batch.accessKey }),
      ...(attributes.length > 0
        ? { "x-amz-firehose-common-attributes": JSON.stringify({ commonAttributes: common }) }
        : {}),
    },
    body: JSON.stringify({
      requestId: batch.batchId,
      timestamp: timestampMillis,
      records: batch.records.map(({ data }) => ({ data: Buffer.from(data).toString("base64") })),
    }),
  };
}

/** How much of an answer is read: AWS's own limit. */
export const MAX_ANSWER_BYTES = 1024 * 1024;

/** Undefined when the answer says that the records have arrived, in the form that is asked of it; else what was wrong. */
export function answerFault(
  batch: Pick<Batch, "batchId">,
  { status, text }: { status: number; text: string },
): string | undefined {
  const told = readAnswer(text);
  if (status !== 200) return `HttpEndpoint.${status}: ${told?.errorMessage ?? text.slice(0, 200)}`;
  if (!told) return "HttpEndpoint.InvalidResponseFromDestination: The answer is not the JSON that is expected.";
  if (told.requestId !== batch.batchId) {
    return "HttpEndpoint.ResponseRequestIdMismatch: The answer's requestId is not the request's.";
  }
  return undefined;
}

/** An endpoint that finds a request too large will find it so again. */
export function isHopeless(status: number): boolean {
  return status === 413;
}

function readAnswer(text: string): { requestId?: unknown; errorMessage?: string } | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return undefined;
    const { requestId, errorMessage } = answer as { requestId?: unknown; errorMessage?: unknown };
    return { requestId, ...(typeof errorMessage === "string" ? { errorMessage: errorMessage.slice(0, 500) } : {}) };
  } catch {
    return undefined;
  }
}
