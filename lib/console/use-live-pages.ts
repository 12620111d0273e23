"use client";

import { useEffect, useEffectEvent, useState } from "react";
import useSWRInfinite from "swr/infinite";
import { useRegion } from "@/components/console/region";
import type { LiveError } from "./use-live";

/** A page of a list as AWS answers it: `next` is the token of the page behind it, absent behind the last. */
export type Page<Item> = { items: Item[]; next: string | undefined };

/** The pages read so far as one list. `error` is that of the last try; `items` are then those of the last good answers. */
export type LivePages<Item> = {
  items: Item[];
  hasMore: boolean;
  error: LiveError | undefined;
  /** True while an answer is on the way. */
  refreshing: boolean;
  /** Reads the page behind the last one. */
  loadMore: () => Promise<void>;
  /** Reads every page on screen anew. */
  refresh: () => Promise<void>;
};

type Options<Item> = {
  /** The first page, which the server read for the first paint. */
  initial: Page<Item>;
  /** How often to read anew; 0 or nothing: only when told. */
  everySeconds?: number;
};

/** As `useLive`, for lists that come page by page. `question` tells one list from another; `read` asks for one of its pages. */
export function useLivePages<Item>(
  question: object,
  read: (token: string | undefined) => Promise<Page<Item>>,
  { initial, everySeconds = 0 }: Options<Item>,
): LivePages<Item> {
  const region = useRegion();
  const list = JSON.stringify({ region, ...question });
  const keyOf = (index: number, previous: Page<Item> | null) => {
    if (index === 0) return [list, undefined] as const;
    return previous?.next === undefined ? null : ([list, previous.next] as const);
  };
  const [adopted, setAdopted] = useState<Page<Item>>();
  const isNew = initial !== adopted;
  const { data, error, isValidating, size, setSize, mutate } = useSWRInfinite<Page<Item>, LiveError>(
    keyOf,
    // Another list is asked for by the server first: its answer is at hand.
    ([, token]: readonly [string, string | undefined]) =>
      token === undefined && isNew ? Promise.resolve(initial) : read(token),
    {
      fallbackData: [initial],
      revalidateOnMount: false,
      revalidateOnFocus: false,
      revalidateFirstPage: false,
      shouldRetryOnError: false,
    },
  );

  // What the server has just read is newer than what the cache remembers; pages behind it may have moved, so they are read anew.
  const adopt = useEffectEvent(async () => {
    const rest = data?.slice(1) ?? [];
    await mutate([initial, ...rest], { revalidate: rest.length > 0 });
    setAdopted(initial);
  });
  useEffect(() => {
    if (initial !== adopted) void adopt();
  }, [initial, adopted]);

  const refresh = async () => {
    await mutate();
  };
  const refreshWhenSeen = useEffectEvent(() => {
    if (document.visibilityState === "visible") void refresh();
  });
  useEffect(() => {
    if (everySeconds === 0) return;
    const timer = setInterval(refreshWhenSeen, everySeconds * 1000);
    return () => clearInterval(timer);
  }, [everySeconds]);

  const pages = isNew ? [initial] : (data ?? [initial]);
  return {
    items: pages.flatMap(({ items }) => items),
    hasMore: pages.at(-1)?.next !== undefined,
    error,
    refreshing: isValidating,
    loadMore: async () => {
      await setSize(size + 1);
    },
    refresh,
  };
}
