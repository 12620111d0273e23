"use client";

import { useEffect, useEffectEvent, useState } from "react";
import useSWR, { useSWRConfig } from "swr";
import type { LiveError } from "./use-live";

/** An answer that stays fresh. `error` is that of the last try; `data` is then the last good answer. */
export type Live<Output> = {
  data: Output;
  error: LiveError | undefined;
  /** True while an answer is on the way. */
  refreshing: boolean;
  refresh: () => Promise<void>;
};

export type LiveOptions<Output> = {
  /** What the server read for the first paint. */
  initial: Output;
  /** How often to ask again; 0 or nothing: only when told. */
  everySeconds?: number;
};

/**
 * Keeps fresh what a page has read on the server: `read` is called every so many seconds while the page is visible, when the
 * question changes (the old answer stays on screen meanwhile), and when told. Two of the same question are asked once.
 */
export function useReading<Output>(
  question: string,
  read: () => Promise<Output>,
  { initial, everySeconds = 0 }: LiveOptions<Output>,
): Live<Output> {
  const { data, error, isValidating, mutate } = useSWR<Output, LiveError>(question, read, {
    fallbackData: initial,
    keepPreviousData: true,
    refreshInterval: everySeconds * 1000,
    revalidateOnMount: false,
    revalidateOnFocus: false,
    shouldRetryOnError: false,
  });

  // The cache outlives pages. What the server has just read is newer than what the cache remembers of an earlier visit; where it
  // remembers nothing there is nothing to set right, and the page need not be drawn a second time.
  const { cache } = useSWRConfig();
  const [adopted, setAdopted] = useState(() => (cache.get(question)?.data === undefined ? initial : undefined));
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
