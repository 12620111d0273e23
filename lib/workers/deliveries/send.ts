import { BlockedTarget, post, type Response } from "@/lib/platform/http-post";
import { settings } from "@/lib/platform/settings";
import type { Order } from "@/lib/services/notifications/model/order";
import type { Attempted } from "@/lib/services/notifications/model/outcome";
import { callFunction, sendToQueue } from "./aws-call";
import { sendMail } from "./mail";

/** No attempt takes longer, whatever the other end does. AWS waits fifteen seconds for an endpoint's answer. */
export const LONGEST_ATTEMPT_MILLIS = 30_000;
const HTTP_MILLIS = 15_000;

/**
 * Sends one message where its order says. Never throws for what the other end does: that is the outcome.
 * @param longestMillis after which an attempt has failed, though the other end may yet come to something of it
 */
export async function send(order: Order, longestMillis = LONGEST_ATTEMPT_MILLIS): Promise<Attempted> {
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`Not done within ${longestMillis / 1_000} seconds.`);
    timer = setTimeout(() => reject(error), longestMillis);
  });
  const outcome = await Promise.race([attempt(order), late]).catch(failureOf);
  clearTimeout(timer);
  return { ...outcome, durationMillis: performance.now() - started };
}

type Outcome = Omit<Attempted, "durationMillis">;

async function attempt(order: Order): Promise<Outcome> {
  switch (order.kind) {
    case "http": {
      const { url, headers, body } = order;
      const allowPrivate = settings().allowPrivateTargets;
      return judge(await post({ url, headers, body, timeoutMillis: HTTP_MILLIS, allowPrivate }));
    }
    case "mail":
      if (settings().smtpUrl !== undefined) return sendMail(order);
      return {
        delivered: true,
        permanent: false,
        answer: "Kept: MIRANTE_SMTP_URL is not set.",
        mail: { to: order.to, subject: order.subject, text: order.text },
      };
    case "function":
      return judge(await callFunction(order.functionArn, order.payload));
    case "queue":
      return judge(await sendToQueue(order));
  }
}

/**
 * A request that was wrong will be wrong again; one that came too often, or to a server in trouble, may not be
 * (SNS Developer Guide, "Amazon SNS message delivery retries"). Redirects are not followed.
 */
function judge({ status, text }: Response): Outcome {
  const delivered = status >= 200 && status < 300;
  const permanent = status >= 300 && status < 500 && status !== 408 && status !== 429;
  return { delivered, permanent, statusCode: status, answer: text };
}

/** What a connection, a name server or our own rules threw. */
function failureOf(error: unknown): Outcome {
  const { code, message } = error as NodeJS.ErrnoException;
  const permanent = error instanceof BlockedTarget || code === "ERR_INVALID_CHAR" || code === "ERR_INVALID_URL";
  // Node gives an AggregateError without a message when every address of a host refuses.
  return { delivered: false, permanent, answer: message || code || String(error) };
}
