import superjson from "superjson";
import { findCaller } from "@/lib/console/session";
import { isAwsError } from "@/lib/platform/errors";
import { findOperation } from "@/lib/services/catalog";
import { dispatch } from "@/lib/services/invoke";
import { answer, MAX_QUESTION, refuse } from "../live-answer";

/**
 * Live refresh: a page's client asks what its server asked before, `{action, input}` as superjson, and gets `{output}` or
 * `{error: {code, message}}`. Reads only, as the signed-in caller, in the Region of `?region=`.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuse(403, "AccessDenied", "Only the console's own pages may ask here.");
  const question = await readQuestion(request);
  if (!question) return refuse(400, "MalformedInput", "An action and an input are needed.");
  const operation = findOperation(question.action);
  if (!operation?.readOnly || operation.internal) {
    return refuse(400, "InvalidAction", `${question.action} is not an operation that only reads.`);
  }
  const caller = await findCaller();
  if (!caller) return refuse(401, "ExpiredToken", "The session has ended. Sign in again.");
  try {
    const output = await dispatch(caller, question.action, question.input);
    return answer(200, { output });
  } catch (error) {
    if (!isAwsError(error)) throw error;
    return refuse(400, error.code, error.message);
  }
}

/** Browsers say where a request comes from; one that comes from another site must not act with this person's session. */
function isSameOrigin({ headers }: Request): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = headers.get("origin");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === headers.get("host");
}

async function readQuestion(request: Request): Promise<{ action: string; input: object } | undefined> {
  const text = await request.text();
  if (text.length > MAX_QUESTION) return undefined;
  try {
    const question = superjson.parse<{ action?: unknown; input?: unknown }>(text);
    const { action, input } = question;
    if (typeof action !== "string" || typeof input !== "object" || input === null) return undefined;
    return { action, input };
  } catch {
    return undefined;
  }
}
