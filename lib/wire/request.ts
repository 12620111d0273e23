import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { TLSSocket } from "node:tls";
import type { Origin } from "@/lib/platform/caller";
import { readBody } from "./body";

/** A request as it came off the socket, before anything in it is believed. */
export type WireRequest = {
  method: string;
  /** The bytes on the wire, which are what a signature covers: never decoded, never normalised. */
  path: string;
  /** Without its question mark; empty when there is none. */
  query: string;
  headers: IncomingHttpHeaders;
  /** Names and values in turns, as sent: signatures need what `headers` has merged. */
  rawHeaders: readonly string[];
  /** The address of the other end of the socket. */
  remoteAddress: string;
  tls: Origin["tls"];
  /** Throws RequestEntityTooLarge as soon as the body is known to pass `limit` bytes. */
  readBody: (limit: number) => Promise<Buffer>;
};

/** Wraps Node's request; `response` is needed for the clients that wait for "100 Continue" before they send their body. */
export function wireRequestOf(message: IncomingMessage, response: ServerResponse): WireRequest {
  const [path = "/", query = ""] = splitOnce(message.url ?? "/", "?");
  return {
    method: message.method ?? "GET",
    path,
    query,
    headers: message.headers,
    rawHeaders: message.rawHeaders,
    remoteAddress: message.socket.remoteAddress ?? "",
    tls: message.socket instanceof TLSSocket ? tlsOf(message.socket, message.headers.host) : undefined,
    readBody: (limit) => readBody(message, limit, () => response.writeContinue()),
  };
}

function tlsOf(socket: TLSSocket, host: string | undefined): Origin["tls"] {
  return {
    tlsVersion: socket.getProtocol() ?? "",
    cipherSuite: socket.getCipher().standardName,
    clientProvidedHostHeader: host ?? "",
  };
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
