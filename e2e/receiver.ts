import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A request that a receiver got. */
export type Received = { method: string; path: string; headers: IncomingHttpHeaders; bytes: Buffer; body: string };

type Answer = { status?: number; body?: string; headers?: Record<string, string> };

/** A server on loopback that keeps what it gets: the other end of whatever Mirante calls. */
export type Receiver = {
  url: string;
  received: Received[];
  /** What it answers from now on; 200 and an empty JSON object where nothing else is said. */
  answer: (request: Received) => Answer | Promise<Answer>;
  close: () => Promise<void>;
};

export async function startReceiver(answer: Receiver["answer"] = () => ({})): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { method = "", url: path = "", headers } = request;
    const bytes = Buffer.concat(parts);
    const got = { method, path, headers, bytes, body: bytes.toString("utf8") };
    receiver.received.push(got);
    const { status = 200, body = "{}", headers: more = {} } = await receiver.answer(got);
    response.writeHead(status, more).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    answer,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
}
