"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { appendEvents, type LogEvent, MAX_ON_SCREEN, prependEvents } from "@/components/logs/log-event";
import { useAsk } from "@/lib/console/use-ask";
import { LiveError } from "@/lib/console/use-live";
import { type EventQuestion, type LatestEvents, readNewer, readOlder } from "./read-events";

type Options = {
  /** What the server read for the first paint. */
  initial: LatestEvents;
  /** Whether to look for newer events every few seconds. */
  isTailing: boolean;
};

const TAIL_MILLIS = 2_000;

/** The events on screen and the two ways on from them. The answer of a search that was left meanwhile is dropped. */
export function useLogEvents(question: EventQuestion, { initial, isTailing }: Options) {
  const ask = useAsk();
  const [{ events, older, newer }, setKnown] = useState(initial);
  const [busy, setBusy] = useState<"older" | "newer">();
  const [error, setError] = useState<LiveError>();
  const isLeft = useRef(false);

  const work = async (direction: "older" | "newer", read: () => Promise<void>) => {
    if (busy) return;
    setBusy(direction);
    setError(undefined);
    try {
      await read();
    } catch (thrown) {
      if (!(thrown instanceof LiveError)) throw thrown;
      setError(thrown);
    } finally {
      setBusy(undefined);
    }
  };

  /** Goes on over pages without a match until events come, the beginning is reached, or the view is left. */
  const loadOlder = () =>
    work("older", async () => {
      let token = older;
      let found: LogEvent[] = [];
      while (token !== undefined && found.length === 0 && !isLeft.current) {
        const page = await readOlder(ask, question, token);
        [token, found] = [page.older, page.events];
      }
      setKnown((known) => ({ ...known, events: prependEvents(known.events, found), older: token }));
    });

  const loadNewer = () =>
    work("newer", async () => {
      const page = await readNewer(ask, question, newer);
      setKnown((known) => ({ ...known, events: appendEvents(known.events, page.events), newer: page.newer }));
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
    if (events.length === 0 && older !== undefined) void loadOlder();
  });
  useEffect(() => {
    isLeft.current = false;
    searchOn();
    return () => {
      isLeft.current = true;
    };
  }, []);

  const isFull = events.length >= MAX_ON_SCREEN;
  return { events, hasOlder: older !== undefined && !isFull, isFull, busy, error, loadOlder, loadNewer };
}
