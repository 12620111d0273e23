"use client";

import { useEffect, useEffectEvent, useState } from "react";
import superjson from "superjson";
import useSWR from "swr";
import { useRegion } from "@/components/console/region";
import type { Action, InputOf, OutputOf } from "@/lib/services/catalog";

/** An answer that stays fresh. `error` is that of the last try; `data` is then the last good answer. */
export type Live<Output> = {
  data: Output;
  error: LiveError | undefined;
  /** True while an answer is on the way. */
  refreshing: boolean;
  refresh: () => Promise<void>;
};

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

type Options<Output> = {
  /** What the server read for the first paint. */
  initial: Output;
  /** How often to ask again; 0 or nothing: only when told. */
  everySeconds?: number;
};

/**
 * Keeps fresh what a page has read on the server: the same operation and input, asked again every so many seconds while the
 * page is visible, when the input changes, and when told. Two of the same on a page are asked once.
 */
export function useLive<A extends Action>(
  action: A,
  input: InputOf<A>,
  { initial, everySeconds = 0 }: Options<OutputOf<A>>,
): Live<OutputOf<A>> {
  const region = useRegion();
  const key = superjson.stringify({ region, action, input });
  const { data, error, isValidating, mutate } = useSWR<OutputOf<A>, LiveError>(
    key,
    () => askLive(region, action, input),
    {
      fallbackData: initial,
      keepPreviousData: true,
      refreshInterval: everySeconds * 1000,
      revalidateOnMount: false,
      revalidateOnFocus: false,
      shouldRetryOnError: false,
    },
  );

  // The cache outlives pages. What the server has just read is newer than what the cache remembers of an earlier visit.
  const [adopted, setAdopted] = useState<OutputOf<A>>();
  const adopt = useEffectEvent(async () => {
    await mutate(initial, { revalidate: false });
    setAdopted(initial);
  });
  useEffect(() => {
    if (initial !== adopted) void adopt();
  }, [initial, adopted]);

  const refresh = async () => {
    await mutate();
  };
  const current = initial === adopted ? (data ?? initial) : initial;
  return { data: current, error, refreshing: isValidating, refresh };
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
