import { createTransport } from "nodemailer";
import { settings } from "@/lib/platform/settings";
import type { Order } from "@/lib/services/notifications/model/order";
import type { Attempted } from "@/lib/services/notifications/model/outcome";

const CONNECT_MILLIS = 10_000;
const SILENCE_MILLIS = 15_000;

type Mail = Extract<Order, { kind: "mail" }>;
type Outcome = Omit<Attempted, "durationMillis">;

/** Hands a mail to the operator's server, by a connection of its own. Throws what connections throw. */
export async function sendMail({ id, to, fromName, subject, text }: Mail): Promise<Outcome> {
  const { smtpUrl, mailFrom } = settings();
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECT_MILLIS,
    greetingTimeout: CONNECT_MILLIS,
    dnsTimeout: CONNECT_MILLIS,
    socketTimeout: SILENCE_MILLIS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const sender = senderOf(mailFrom);
  try {
    const { response } = await transport.sendMail({
      from: { name: fromName || sender.name, address: sender.address },
      to: { name: "", address: to },
      subject,
      text,
      messageId: `<${id}@${sender.address.split("@")[1]}>`,
      // Tells vacation responders that nobody reads their answer (RFC 3834).
      headers: { "Auto-Submitted": "auto-generated" },
    });
    return { delivered: true, permanent: false, ...statusOf(response), answer: response.slice(0, 1_024) };
  } catch (error) {
    const { responseCode, message } = error as Error & { responseCode?: number };
    if (responseCode === undefined) throw error;
    return {
      delivered: false,
      permanent: responseCode >= 500,
      statusCode: responseCode,
      answer: message.slice(0, 1_024),
    };
  } finally {
    transport.close();
  }
}

/** "Name <address>" or an address alone. */
function senderOf(text: string): { name: string; address: string } {
  const [, name = "", address = ""] = /^(.*)<([^<>]+)>$/.exec(text.trim()) ?? [];
  return address ? { name: name.trim(), address } : { name: "", address: text.trim() };
}

function statusOf(response: string): { statusCode?: number } {
  const code = Number(/^\d{3}/.exec(response)?.[0]);
  return Number.isInteger(code) ? { statusCode: code } : {};
}
