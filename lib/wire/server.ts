import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { log } from "@/lib/platform/log";
import { ClientGone } from "./body";
import type { Gateway } from "./gateway";
import type { Answer } from "./protocols/protocol";
import { wireRequestOf } from "./request";

/** A server that runs: where it listens, and how to end it. */
export type Api = { port: number; close: () => Promise<void> };

type Options = {
  host: string;
  /** 0 takes any free port. */
  port: number;
  gateway: Gateway;
  /** Whether requests can be answered now; asked by GET /readyz. */
  isReady?: () => Promise<boolean>;
};

/** Slow senders and sleepers are cut off after these times; AWS SDKs reuse a connection that has been idle for a minute. */
const HEADERS_MILLIS = 10_000;
const REQUEST_MILLIS = 60_000;
const KEEP_ALIVE_MILLIS = 75_000;
const SILENCE_MILLIS = 120_000;
/** How long running requests may take to finish once the server closes. */
const GRACE_MILLIS = 5_000;
/** How long the rest of a refused body is read and thrown away, so that its sender gets to read why. */
const LINGER_MILLIS = 2_000;

/** Serves AWS's APIs. Throws what listening throws (EADDRINUSE). */
export async function startApi({ host, port, gateway, isReady = async () => true }: Options): Promise<Api> {
  let closing = false;
  const handle = (message: IncomingMessage, response: ServerResponse): void => {
    const answering = healthOf(message, closing, isReady) ?? gateway(wireRequestOf(message, response));
    answering.then((answer) => send(message, response, answer, closing)).catch((error) => abandon(response, error));
  };
  const server = createServer({ connectionsCheckingInterval: 5_000, noDelay: true }, handle);
  server.on("checkContinue", handle);
  server.headersTimeout = HEADERS_MILLIS;
  server.requestTimeout = REQUEST_MILLIS;
  server.keepAliveTimeout = KEEP_ALIVE_MILLIS;
  server.setTimeout(SILENCE_MILLIS);
  await listen(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      closing = true;
      return closed(server);
    },
  };
}

/** Healthy is a process that answers; ready is one whose answers will be useful. */
function healthOf(
  { method, url }: IncomingMessage,
  closing: boolean,
  isReady: () => Promise<boolean>,
): Promise<Answer> | undefined {
  const [, what] = (method === "GET" && /^\/(?:api\/)?(healthz|readyz)$/.exec(url ?? "")) || [];
  if (what === "healthz") return Promise.resolve(plain(200, "ok"));
  if (what !== "readyz") return undefined;
  if (closing) return Promise.resolve(plain(503, "closing"));
  const asked = isReady().catch(() => false);
  return asked.then((ready) => (ready ? plain(200, "ready") : plain(503, "not ready")));
}

function plain(status: number, text: string): Answer {
  return { status, headers: { "content-type": "text/plain" }, body: `${text}\n` };
}

function send(message: IncomingMessage, response: ServerResponse, answer: Answer, isLast: boolean): void {
  const { status, headers, body } = answer;
  if (isLast) response.setHeader("connection", "close");
  // Bytes at once: a long text would be measured, and then spelled in UTF-8 piece by piece.
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const hasBody = status !== 204 && status !== 304;
  // An answer to HEAD has said itself how long the body would be.
  response.writeHead(status, hasBody ? { "content-length": bytes.byteLength, ...headers } : headers);
  response.end(hasBody ? bytes : undefined);
  if (!message.complete) linger(message);
}

function linger(message: IncomingMessage): void {
  message.removeAllListeners("data").resume();
  const timer = setTimeout(() => message.socket.destroy(), LINGER_MILLIS);
  message.once("close", () => clearTimeout(timer));
}

/** There is no answer: the client left, or even the error could not be written. */
function abandon(response: ServerResponse, error: unknown): void {
  if (!(error instanceof ClientGone)) log.error({ err: error }, "no answer could be given");
  response.destroy();
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), GRACE_MILLIS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
