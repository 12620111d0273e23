import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { nowMillis } from "@/lib/platform/clock";
import { post } from "@/lib/platform/http-post";
import { settings } from "@/lib/platform/settings";
import type { Batch } from "@/lib/services/firehose/model/batch";
import { answerFault, httpRequest, isHopeless, MAX_ANSWER_BYTES } from "@/lib/services/firehose/model/http-request";

/** The endpoint did not take a batch; `isHopeless` when it never will. */
export class EndpointFailed extends Error {
  override readonly name = "EndpointFailed";

  constructor(
    message: string,
    readonly isHopeless: boolean,
  ) {
    super(message);
  }
}

/** As long as an endpoint has to answer. */
const TIMEOUT_MILLIS = 180_000;

const compress = promisify(gzip);

/** Sends a batch to its stream's HTTP endpoint; answers how many bytes of records. Throws EndpointFailed. */
export async function sendBatch(batch: Batch): Promise<number> {
  const http = batch.destination.kind === "http" ? batch.destination.http : {};
  const url = http.EndpointConfiguration?.Url ?? "";
  const { headers, body } = httpRequest(batch, nowMillis());
  const isCompressed = http.RequestConfiguration?.ContentEncoding === "GZIP";
  const request = {
    url,
    headers: isCompressed ? { ...headers, "content-encoding": "gzip" } : headers,
    body: isCompressed ? await compress(body) : body,
    timeoutMillis: TIMEOUT_MILLIS,
    allowPrivate: settings().allowPrivateTargets,
    maxAnswerBytes: MAX_ANSWER_BYTES,
  };
  const answer = await post(request).catch((error: NodeJS.ErrnoException) => {
    // Node gives an AggregateError without a message when every address of a host refuses.
    throw new EndpointFailed(`HttpEndpoint.ConnectionError: ${error.message || error.code || error.name}`, false);
  });
  const fault = answerFault(batch, answer);
  if (fault !== undefined) throw new EndpointFailed(fault, isHopeless(answer.status));
  return batch.records.reduce((sum, { data }) => sum + data.byteLength, 0);
}
