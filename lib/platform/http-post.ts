import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { isAllowedAddress, isAllowedHost } from "./target-address";

export type Post = {
  /** POST when absent. */
  method?: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array;
  /** For everything together: name, connection, sending, answer. */
  timeoutMillis: number;
  /** Whether loopback and private addresses will do. Link-local and metadata addresses never do. */
  allowPrivate: boolean;
  /** The operator's own address, from the settings, which needs no such rules. */
  trusted?: boolean;
  /** How much of the answer is read; a little when absent. */
  maxAnswerBytes?: number;
};

/** What was answered: the status, the beginning of the body, and the Retry-After header where there is one. */
export type Response = { status: number; text: string; retryAfter?: string };

/** An address that messages may not go to. */
export class BlockedTarget extends Error {
  override readonly name = "BlockedTarget";
}

/** Enough to see in the log what was wrong; an endless answer is cut off here. */
const MAX_ANSWER_BYTES = 1_024;

/**
 * Sends one request, a POST if nothing else is said, to an address that a user chose. Which machine that is gets judged when the connection is made, on the
 * address that is connected to, so that a name which points elsewhere a moment later gains nothing. Redirects are not followed.
 * Throws BlockedTarget, and what connections throw.
 */
export async function post(given: Post): Promise<Response> {
  const { method = "POST", url, headers, body, timeoutMillis, allowPrivate, trusted } = given;
  const target = new URL(url);
  const refused = () => new BlockedTarget(`${target.hostname} is an address that messages may not be sent to.`);
  if (!trusted && !isAllowedHost(target.hostname, allowPrivate)) throw refused();
  const options = {
    method,
    headers: { ...headers, "content-length": Buffer.byteLength(body) },
    signal: AbortSignal.timeout(timeoutMillis),
    // A connection of its own: one that is kept open would be judged no more.
    agent: false as const,
    ...(trusted ? {} : { lookup: judgedLookup(allowPrivate, refused) }),
  };
  const send = target.protocol === "https:" ? httpsRequest : httpRequest;
  try {
    return await exchange(send(target, options), body, given.maxAnswerBytes ?? MAX_ANSWER_BYTES);
  } catch (error) {
    if (!options.signal.aborted) throw error;
    throw new Error(`No answer within ${timeoutMillis / 1_000} seconds.`);
  }
}

/** Looks a name up and lets through those of its addresses that may be spoken to. */
function judgedLookup(allowPrivate: boolean, refused: () => Error): LookupFunction {
  return (hostname: string, options: LookupOptions, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, "");
      const allowed = found.filter(({ address }) => isAllowedAddress(address, allowPrivate));
      const [first] = allowed;
      if (!first) return callback(refused(), "");
      if (options.all) return callback(null, allowed);
      callback(null, first.address, first.family);
    });
  };
}

function exchange(request: ClientRequest, body: string | Uint8Array, maxBytes: number): Promise<Response> {
  return new Promise((resolve, reject) => {
    request.once("error", reject);
    request.once("response", (response) => {
      // From here on there is an outcome, however the rest goes.
      request.off("error", reject).on("error", () => undefined);
      const retryAfter = response.headers["retry-after"];
      beginningOf(response, maxBytes).then((text) => {
        resolve({ status: response.statusCode ?? 0, text, ...(retryAfter === undefined ? {} : { retryAfter }) });
        request.destroy();
      }, reject);
    });
    request.end(body);
  });
}

/** The first bytes of an answer as text. That the rest breaks off, or never comes, changes nothing about the status. */
async function beginningOf(response: IncomingMessage, maxBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      parts.push(part);
      length += part.length;
      if (length >= maxBytes) break;
    }
  } catch {
    // The status has been read.
  }
  return Buffer.concat(parts).subarray(0, maxBytes).toString("utf8");
}
