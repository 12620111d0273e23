"use client";

import superjson from "superjson";
import { useRegion } from "@/components/console/region";
import type { Action, InputOf, OutputOf } from "@/lib/services/catalog";
import { type Live, type LiveOptions, useReading } from "./use-reading";

/** AWS's error, as live refresh answers it. */
export class LiveError extends Error {
  override readonly name = "LiveError";

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Keeps fresh what a page has read on the server: the same operation and input, asked again every so many seconds while the
 * page is visible, when the input changes, and when told. Two of the same on a page are asked once.
 */
export function useLive<A extends Action>(
  action: A,
  input: InputOf<A>,
  options: LiveOptions<OutputOf<A>>,
): Live<OutputOf<A>> {
  const region = useRegion();
  const question = superjson.stringify({ region, action, input });
  return useReading(question, () => askLive(region, action, input), options);
}

/** Asks the live route once. Throws LiveError; a session that has ended leads to the sign-in page. */
export async function askLive<A extends Action>(region: string, action: A, input: InputOf<A>): Promise<OutputOf<A>> {
  const response = await fetch(`/api/live?region=${region}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: superjson.stringify({ action, input }),
  });
  if (response.status === 401) window.location.reload();
  const answer = superjson.parse<{ output: OutputOf<A> } | { error: { code: string; message: string } }>(
    await response.text(),
  );
  if ("error" in answer) throw new LiveError(answer.error.code, answer.error.message);
  return answer.output;
}
