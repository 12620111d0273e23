import { AwsError } from "@/lib/platform/errors";
import type { ChunkChecker } from "./sigv4/verify";

/** A body put together again, and the headers that followed it (lower-case names). */
export type Chunked = { body: Buffer; trailers: Map<string, string> };

const CRLF = "\r\n";
const MAX_LINE = 1024;
/** S3 asks for 8 KB a chunk; some clients send less. The bound is for bodies made of chunks of one byte. */
const MAX_CHUNKS = 100_000;
const MAX_TRAILERS = 16;
const TRAILER_SIGNATURE = "x-amz-trailer-signature";

/**
 * Reads the aws-chunked encoding:
 *
 *     body    = { chunk } "0" [ signature ] CRLF { trailer CRLF } [ CRLF ]
 *     chunk   = hexadecimal size [ signature ] CRLF bytes CRLF
 *     signature = ";chunk-signature=" 64 hexadecimal digits
 *     trailer = name ":" value
 *
 * `check` is given where the chunks are signed. Throws IncompleteBody, SignatureDoesNotMatch.
 */
export function readChunks(sent: Buffer, check: ChunkChecker | undefined): Chunked {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const line = lineAt(sent, at);
    const [, digits = "", signature = ""] = CHUNK_HEAD.exec(line) ?? [];
    if (digits === "") throw incomplete();
    const start = at + line.length + CRLF.length;
    const end = start + Number.parseInt(digits, 16);
    if (end > sent.length) throw incomplete();
    const content = sent.subarray(start, end);
    check?.("chunk", signature, content);
    if (parts.length === MAX_CHUNKS) throw incomplete();
    if (content.length === 0) return { body: Buffer.concat(parts), trailers: readTrailers(sent, start, check) };
    parts.push(content);
    at = end + CRLF.length;
    if (sent.toString("latin1", end, at) !== CRLF) throw incomplete();
  }
}

const CHUNK_HEAD = /^([0-9a-f]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/i;

/** What is signed of the trailers is a line of "name:value" for each, ended by a line feed alone. */
function readTrailers(sent: Buffer, start: number, check: ChunkChecker | undefined): Map<string, string> {
  const trailers = new Map<string, string>();
  let signature: string | undefined;
  for (let at = start; at < sent.length; ) {
    const line = lineAt(sent, at);
    at += line.length + CRLF.length;
    if (line === "") break;
    const colon = line.indexOf(":");
    if (colon === -1 || trailers.size === MAX_TRAILERS) throw incomplete();
    const [name, value] = [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    if (name === TRAILER_SIGNATURE) signature = value;
    else trailers.set(name, value);
  }
  if (check && trailers.size > 0) {
    const text = [...trailers].map(([name, value]) => `${name}:${value}\n`).join("");
    check("trailer", signature ?? "", Buffer.from(text, "latin1"));
  }
  return trailers;
}

function lineAt(sent: Buffer, at: number): string {
  const end = sent.indexOf(CRLF, at, "latin1");
  if (end === -1 || end - at > MAX_LINE) throw incomplete();
  return sent.toString("latin1", at, end);
}

function incomplete(): AwsError {
  return new AwsError("IncompleteBody", "The request body terminated unexpectedly");
}
