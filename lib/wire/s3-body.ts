import { createHash } from "node:crypto";
import { AwsError } from "@/lib/platform/errors";
import type { WireRequest } from "./request";
import { readChunks } from "./s3-chunks";
import type { ChunkChecker } from "./sigv4/verify";

/**
 * What an S3 request says of its body before it is sent, which is what its signature covers: the SHA-256 of the body in
 * hexadecimal digits, or how the body is made (Amazon S3 API Reference, "Authenticating requests").
 */
export function claimedBodyHash({ headers, query }: WireRequest): string {
  const claimed = headers["x-amz-content-sha256"];
  if (typeof claimed === "string") return claimed;
  // A presigned address is made before there is a body.
  if (headers.authorization === undefined && query.includes("X-Amz-")) return "UNSIGNED-PAYLOAD";
  throw new AwsError("InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
}

/** A body as it was meant, and the request with what came behind the body among its headers. */
export type OpenedBody = { body: Buffer; request: WireRequest };

/**
 * Takes a body out of how it was sent: as it is, or in chunks (content encoding aws-chunked) with trailing headers.
 * `checkChunk` is absent where nobody checks signatures. Throws XAmzContentSHA256Mismatch, IncompleteBody, SignatureDoesNotMatch.
 */
export function openBody(request: WireRequest, sent: Buffer, checkChunk: ChunkChecker | undefined): OpenedBody {
  const claimed = request.headers["x-amz-content-sha256"];
  if (typeof claimed !== "string" || claimed === "UNSIGNED-PAYLOAD") return { body: sent, request };
  if (claimed.startsWith("STREAMING-")) return openChunked(request, claimed, sent, checkChunk);
  const actual = createHash("sha256").update(sent).digest("hex");
  if (actual !== claimed.toLowerCase()) {
    throw new AwsError(
      "XAmzContentSHA256Mismatch",
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  return { body: sent, request };
}

const SIGNED_CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
const KINDS = new Set([SIGNED_CHUNKS, `${SIGNED_CHUNKS}-TRAILER`, "STREAMING-UNSIGNED-PAYLOAD-TRAILER"]);

function openChunked(
  request: WireRequest,
  claimed: string,
  sent: Buffer,
  checkChunk: ChunkChecker | undefined,
): OpenedBody {
  if (!KINDS.has(claimed)) {
    throw new AwsError("NotImplemented", `Bodies of the kind ${claimed.slice(0, 64)} are not implemented by Mirante.`);
  }
  const { body, trailers } = readChunks(sent, claimed.startsWith(SIGNED_CHUNKS) ? checkChunk : undefined);
  const length = request.headers["x-amz-decoded-content-length"];
  if (length !== undefined && Number(length) !== body.length) {
    throw new AwsError(
      "IncompleteBody",
      "You did not provide the number of bytes specified by the Content-Length HTTP header.",
    );
  }
  return { body, request: { ...request, headers: { ...request.headers, ...announced(request, trailers) } } };
}

/** Only what the signed head has announced may come behind the body. */
function announced(request: WireRequest, trailers: ReadonlyMap<string, string>): Record<string, string> {
  const names = String(request.headers["x-amz-trailer"] ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase());
  return Object.fromEntries([...trailers].filter(([name]) => names.includes(name)));
}
