import superjson from "superjson";

/** A question that is longer than this many letters is none that a page of ours asks. */
export const MAX_QUESTION = 256 * 1024;

/** Refuses a question as live refresh does: `{error: {code, message}}`. */
export function refuse(status: number, code: string, message: string): Response {
  return answer(status, { error: { code, message } });
}

/** Answers a page of ours as superjson, which keeps dates and bytes. */
export function answer(status: number, body: object): Response {
  return new Response(superjson.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
  });
}
