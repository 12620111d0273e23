import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { AwsError } from "@/lib/platform/errors";
import { malformed } from "./malformed";

/** The client went away before its body was whole: there is nobody to answer. */
export class ClientGone extends Error {
  override readonly name = "ClientGone";
}

/**
 * Reads a body of at most `limit` bytes; throws RequestEntityTooLarge at the first sign of more.
 * `goOn` is called for a client that waits to hear whether its body is wanted (Expect: 100-continue).
 */
export function readBody(message: IncomingMessage, limit: number, goOn: () => void): Promise<Buffer> {
  if (Number(message.headers["content-length"] ?? 0) > limit) return Promise.reject(tooLarge(limit));
  if (message.headers.expect?.toLowerCase() === "100-continue") goOn();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        message.removeAllListeners("data").pause();
        reject(tooLarge(limit));
      } else chunks.push(chunk);
    });
    message.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size)));
    message.once("close", () => {
      if (!message.complete) reject(new ClientGone("The connection closed before the request was whole."));
    });
  });
}

const inflateAsync = promisify(gunzip);

/**
 * Undoes the content encoding of a body whose signature has been verified: a signature covers the bytes as sent.
 * Throws RequestEntityTooLarge when the inflated body would pass `limit` bytes, SerializationException when it is not gzip.
 */
export async function inflate(body: Buffer, encoding: string | undefined, limit: number): Promise<Buffer> {
  if (encoding === undefined || encoding === "" || encoding === "identity") return body;
  if (encoding !== "gzip") throw malformed(`The content encoding ${encoding.slice(0, 64)} is not supported.`);
  try {
    return await inflateAsync(body, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(limit);
    throw malformed("The request body is not valid gzip.");
  }
}

function tooLarge(limit: number): AwsError {
  return new AwsError("RequestEntityTooLarge", `Request size exceeds the limit of ${limit} bytes.`);
}
