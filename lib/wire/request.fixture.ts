import type { WireRequest } from "./request";

type Given = { method?: string; url?: string; headers?: [name: string, value: string][]; body?: string | Uint8Array };

/** A request as the server would hand it over. Header names keep their spelling and their order, as on the wire. */
export function requestOf({ method = "POST", url = "/", headers = [], body = "" }: Given): WireRequest {
  const mark = url.indexOf("?");
  const merged: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    merged[key] = merged[key] === undefined ? value.trim() : `${merged[key]}, ${value.trim()}`;
  }
  return {
    method,
    path: mark === -1 ? url : url.slice(0, mark),
    query: mark === -1 ? "" : url.slice(mark + 1),
    headers: merged,
    rawHeaders: headers.flat(),
    remoteAddress: "::ffff:192.0.2.7",
    tls: undefined,
    readBody: async () => Buffer.from(body),
  };
}
