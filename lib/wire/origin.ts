import type { Origin } from "@/lib/platform/caller";
import type { WireRequest } from "./request";

/**
 * Where a request came from, for policies and the record. Behind a proxy of the operator's own (`trustProxy`) the address is the last
 * one of X-Forwarded-For, which that proxy appended; earlier ones are whatever the client claims. It tells of TLS by X-Forwarded-Proto.
 */
export function originOf({ headers, remoteAddress, tls }: WireRequest, requestId: string, trustProxy: boolean): Origin {
  const told = (name: string) => (trustProxy ? single(headers[name])?.split(",").at(-1)?.trim() : undefined);
  return {
    sourceIPAddress: plainAddress(told("x-forwarded-for") || remoteAddress),
    userAgent: headers["user-agent"] ?? single(headers["x-amz-user-agent"]) ?? "",
    requestId,
    ...(told("x-forwarded-proto")?.toLowerCase() === "https" ? { secure: true } : {}),
    ...(tls ? { tls } : {}),
  };
}

/** A socket that listens on both families shows IPv4 addresses as "::ffff:192.0.2.1". */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.at(-1) : header;
}
