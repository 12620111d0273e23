import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { method: string; path: string; headers: IncomingHttpHeaders; body: string };
export type Answer = { status?: number; body?: string; headers?: Record<string, string> };

/** A local server that keeps what it is sent and answers what `answer` says: the other end of every target in the tests. */
export async function startReceiver(answer: (received: Received) => Answer = () => ({})) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      const one = { method, path, headers, body: Buffer.concat(parts).toString("utf8") };
      received.push(one);
      const { status = 200, body = "{}", headers: more = {} } = answer(one);
      response.writeHead(status, more).end(body);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, received, stop: () => new Promise((done) => server.close(done)) };
}
