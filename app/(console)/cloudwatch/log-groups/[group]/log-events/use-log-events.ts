"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { EventSearch } from "@/components/logs/event-search";
import { appendEvents, type LogEvent, MAX_ON_SCREEN, prependEvents } from "@/components/logs/log-event";
import { useAsk } from "@/lib/console/use-ask";
import { LiveError } from "@/lib/console/use-live";
import {
  type EventQuestion,
  type EventSource,
  eventQuestion,
  type LatestEvents,
  readLatest,
  readNewer,
  readOlder,
} from "./read-events";

type Direction = "older" | "newer";

type Options = {
  /** The question that the server asked, and what it read for the first paint. */
  question: EventQuestion;
  initial: LatestEvents;
  /** Whether to look for newer events every few seconds. */
  isTailing: boolean;
};

const TAIL_MILLIS = 2_000;

/** The events on screen, and the ways on from them. */
export function useLogEvents(source: EventSource, search: EventSearch, { isTailing, ...first }: Options) {
  const ask = useAsk();
  const [{ question, ...known }, setKnown] = useState({ question: first.question, ...first.initial });
  const [busy, setBusy] = useState<Direction>();
  const [error, setError] = useState<LiveError>();
  const isWorking = useRef(false);
  const isLeft = useRef(false);

  const work = async (direction: Direction, read: () => Promise<void>) => {
    if (isWorking.current) return;
    isWorking.current = true;
    setBusy(direction);
    try {
      await read();
      setError(undefined);
    } catch (thrown) {
      if (!(thrown instanceof LiveError)) throw thrown;
      setError(thrown);
    } finally {
      isWorking.current = false;
      setBusy(undefined);
    }
  };

  /** Goes on over pages without a match until events come, the beginning is reached, or the view is left. */
  const loadOlder = () =>
    work("older", async () => {
      let token = known.older;
      let found: LogEvent[] = [];
      while (token !== undefined && found.length === 0 && !isLeft.current) {
        const page = await readOlder(ask, question, token);
        [token, found] = [page.older, page.events];
      }
      setKnown((before) => ({ ...before, events: prependEvents(before.events, found), older: token }));
    });

  const loadNewer = () =>
    work("newer", async () => {
      const { events, newer } = await readNewer(ask, question, known.newer);
      setKnown((before) => ({ ...before, events: appendEvents(before.events, events), newer }));
    });

  /** Begins anew with the newest events; a relative range moves on to the present. */
  const refresh = () =>
    work("newer", async () => {
      const now = new Date();
      const asked = eventQuestion(source, search, now);
      setKnown({ question: asked, ...(await readLatest(ask, asked, now.getTime())) });
    });

  const tail = useEffectEvent(() => {
    if (document.visibilityState === "visible") void loadNewer();
  });
  useEffect(() => {
    if (!isTailing) return;
    const timer = setInterval(tail, TAIL_MILLIS);
    return () => clearInterval(timer);
  }, [isTailing]);

  // A search that has found nothing yet goes on by itself.
  const searchOn = useEffectEvent(() => {
    if (known.events.length === 0 && known.older !== undefined) void loadOlder();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new question is searched on once.
  useEffect(() => {
    isLeft.current = false;
    searchOn();
    return () => {
      isLeft.current = true;
    };
  }, [question]);

  const isFull = known.events.length >= MAX_ON_SCREEN;
  const hasOlder = known.older !== undefined && !isFull;
  return { events: known.events, hasOlder, isFull, busy, error, loadOlder, loadNewer, refresh };
}
