import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

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
