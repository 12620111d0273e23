import { isAwsError } from "@/lib/platform/errors";
import { BlockedTarget, type Response } from "@/lib/platform/http-post";
import type { Failure } from "@/lib/services/events/model/delivery";

/** A failure that trying again does not help, or an answer that says when it may. */
export class Refused extends Error {
  override readonly name = "Refused";

  constructor(
    readonly code: string,
    message: string,
    readonly answer: { statusCode?: number; temporary?: boolean; retryAfterSeconds?: number | undefined } = {},
  ) {
    super(message);
  }
}

const MAX_MESSAGE = 1_024;

/** These may be otherwise later (EventBridge User Guide, "API destinations as targets": error codes and retries). */
const WORTH_RETRYING = new Set([401, 407, 408, 409, 429]);

/** Passes an answer of success; throws Refused for any other. Redirects are not followed. */
export function judge({ status, text, retryAfter }: Response): { statusCode: number } {
  if (status >= 200 && status < 300) return { statusCode: status };
  const temporary = status >= 500 || WORTH_RETRYING.has(status);
  const retryAfterSeconds = retryAfter === undefined ? undefined : secondsOf(retryAfter);
  throw new Refused("SDK_CLIENT_ERROR", `The target answered ${status}. ${text}`.trim(), {
    statusCode: status,
    temporary,
    retryAfterSeconds,
  });
}

/** What an attempt threw, as the outbox understands it. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refused) {
    const { temporary = false, statusCode, retryAfterSeconds } = error.answer;
    return { code: error.code, message: short(error.message), temporary, statusCode, retryAfterSeconds };
  }
  if (error instanceof BlockedTarget)
    return { code: "INVALID_TARGET", message: short(error.message), temporary: false };
  if (isAwsError(error)) {
    // A refusal is final: a topic that is gone, a batch that is wrong. A fault of ours is not.
    const temporary = /InternalFailure|ServiceUnavailable|Throttl/.test(error.code);
    return { code: error.code, message: short(error.message), temporary };
  }
  const { code, message } = error as NodeJS.ErrnoException;
  const malformed = code === "ERR_INVALID_CHAR" || code === "ERR_INVALID_URL" || error instanceof SyntaxError;
  // Node gives an AggregateError without a message when every address of a host refuses.
  return {
    code: code ?? "CONNECTION_FAILURE",
    message: short(message || code || String(error)),
    temporary: !malformed,
  };
}

function short(text: string): string {
  return text.replaceAll("\0", "\ufffd").slice(0, MAX_MESSAGE);
}

/** Retry-After is a number of seconds or a date. */
function secondsOf(text: string): number | undefined {
  if (/^\d{1,6}$/.test(text.trim())) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - Date.now()) / 1000);
}
