import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A request that a receiver got. */
export type Received = { method: string; url: string; headers: IncomingHttpHeaders; body: string };

/** A server on loopback that keeps what it gets. `answer` says with what status and body it answers the next one. */
export type Receiver = {
  url: string;
  received: Received[];
  answer: (request: Received) => { status: number; body?: string; headers?: Record<string, string> } | Promise<never>;
  close: () => Promise<void>;
};

export async function startReceiver(): Promise<Receiver> {
  const receiver: Receiver = {
    url: "",
    received: [],
    answer: () => ({ status: 200 }),
    close: () => closed(server),
  };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { method = "", url = "", headers } = request;
    const got = { method, url, headers, body: Buffer.concat(parts).toString("utf8") };
    receiver.received.push(got);
    const { status, body = "", headers: more = {} } = await receiver.answer(got);
    response.writeHead(status, more).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return receiver;
}

/** A mail that an SMTP server took: its envelope and its source. */
export type TakenMail = { from: string; to: string[]; source: string };
export type MailServer = {
  url: string;
  mails: TakenMail[];
  /** A reply code to refuse the next recipients with; 0 takes them. */
  refuseWith: number;
  close: () => Promise<void>;
};

export async function startMailServer(): Promise<MailServer> {
  const taken: MailServer = {
    url: "",
    mails: [],
    refuseWith: 0,
    close: () => new Promise((done) => server.close(done)),
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, callback) =>
      callback(taken.refuseWith ? Object.assign(new Error("refused"), { responseCode: taken.refuseWith }) : null),
    onData: (stream, session, callback) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : "";
        taken.mails.push({ from, to: rcptTo.map(({ address }) => address), source: Buffer.concat(parts).toString() });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  taken.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return taken;
}

/** Waits until a question has an answer. */
export async function eventually<T>(
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  patienceMillis = 10_000,
): Promise<T> {
  const deadline = Date.now() + patienceMillis;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`It did not come about: ${ask}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
