"use client";

import { useRef, useState } from "react";
import type { DownloadState } from "@/components/cloudtrail/download-progress";
import { type DownloadFormat, EventFile } from "@/components/cloudtrail/event-download";
import { useRegion } from "@/components/console/region";
import { askLive } from "@/lib/console/use-live";
import type { InputOf } from "@/lib/services/catalog";

type Question = InputOf<"cloudtrail:SearchEvents">;

const PAGE = 1000;
/** As many as AWS's console gives at once. */
const MOST_EVENTS = 200_000;

/** Downloads every event of a search, page by page from the newest to the oldest, until it is done or cancelled. */
export function useEventDownload(question: Question) {
  const region = useRegion();
  const [state, setState] = useState<DownloadState>();
  const current = useRef(0);

  const start = async (format: DownloadFormat) => {
    current.current += 1;
    const turn = current.current;
    const file = new EventFile(format);
    const newest = question.EndTime ?? new Date();
    setState({ kind: "running", count: 0, share: 0 });
    try {
      let token: string | undefined;
      do {
        const asked = { ...question, EndTime: newest, MaxResults: PAGE, NextToken: token };
        const { Events, NextToken } = await askLive(region, "cloudtrail:SearchEvents", asked);
        if (current.current !== turn) return;
        file.add(Events);
        token = NextToken;
        const reached = Events.at(-1)?.eventTime;
        setState({ kind: "running", count: file.count, reached, share: shareOf(question.StartTime, newest, reached) });
      } while (token !== undefined && file.count < MOST_EVENTS);
      file.save();
      setState({ kind: "done", count: file.count, cut: token !== undefined });
    } catch (error) {
      // Whatever it was, a connection that broke too: a download that has ended must not seem to go on.
      if (current.current === turn) setState({ kind: "failed", message: messageOf(error) });
    }
  };
  /** Ends a download that runs, and puts away what one that ended has told. */
  const dismiss = () => {
    current.current += 1;
    setState(undefined);
  };
  return { state, start: (format: DownloadFormat) => void start(format), dismiss };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** How much of the time has been gone through, in percent: how many events there are is not known before the end. */
function shareOf(start: Date | undefined, end: Date, reached: Date | undefined): number {
  if (!start || !reached) return 0;
  return Math.min(99, (100 * (end.getTime() - reached.getTime())) / Math.max(1, end.getTime() - start.getTime()));
}
