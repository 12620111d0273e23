"use client";

import type { GetQueryResultsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { useEffect, useEffectEvent, useState } from "react";
import type { LogQueries, LogQuestion } from "./log-queries";

export type LogAnswer = GetQueryResultsResponse & { askedAt: number; millis: number };

/** What became of a question: the answer so far or whole, or what was refused. The answer of the time before stays meanwhile. */
export type LogReading = { answer: LogAnswer | undefined; problem: string | undefined; isRunning: boolean };

const FIRST_PAUSE_MILLIS = 150;
const LONGEST_PAUSE_MILLIS = 1_500;
const NOTHING: LogReading = { answer: undefined, problem: undefined, isRunning: false };

/**
 * Asks whenever the question or `turn` changes, and follows the query to its end; undefined asks nothing. A query that nobody
 * waits for any more is stopped.
 */
export function useLogQuery(queries: LogQueries, question: LogQuestion | undefined, turn: unknown): LogReading {
  const [reading, setReading] = useState(NOTHING);
  const key = JSON.stringify([question, turn]);
  const run = useEffectEvent(async (stopping: AbortSignal) => {
    if (!question) return;
    const askedAt = Date.now();
    setReading(({ answer }) => ({ answer, problem: undefined, isRunning: true }));
    let queryId: string | undefined;
    try {
      queryId = await queries.start(question);
      for (let pause = FIRST_PAUSE_MILLIS; !stopping.aborted; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MILLIS)) {
        await new Promise((resolve) => setTimeout(resolve, pause));
        if (stopping.aborted) break;
        const answer = { ...(await queries.results(queryId)), askedAt, millis: Date.now() - askedAt };
        if (stopping.aborted) return;
        const isRunning = answer.status === "Scheduled" || answer.status === "Running";
        // While the first rows are on their way, those of the time before stay.
        setReading((old) => ({
          answer: isRunning && !answer.results?.length ? (old.answer ?? answer) : answer,
          problem: undefined,
          isRunning,
        }));
        if (!isRunning) return;
      }
      await queries.stop(queryId);
    } catch (error) {
      if (stopping.aborted) return;
      setReading(({ answer }) => ({
        answer,
        problem: error instanceof Error ? error.message : String(error),
        isRunning: false,
      }));
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the question and its turn.
  useEffect(() => {
    const stopping = new AbortController();
    void run(stopping.signal);
    return () => stopping.abort();
  }, [key]);
  return question ? reading : NOTHING;
}
