"use client";

import { useState } from "react";
import { useRegion } from "@/components/console/region";
import { askLive, LiveError, useLive } from "@/lib/console/use-live";
import type { InputOf, OutputOf } from "@/lib/services/catalog";

type Question = InputOf<"cloudtrail:SearchEvents">;
type Answer = OutputOf<"cloudtrail:SearchEvents">;

/**
 * The pages of a search: the first is kept fresh, the others are asked for when they are turned to. A fresher first page
 * moves every event on, so the others are forgotten then.
 */
export function useEventPages(question: Question, initial: Answer, everySeconds: number) {
  const region = useRegion();
  const [current, setCurrent] = useState(1);
  const [later, setLater] = useState<{ after: Answer; answers: Answer[] }>();
  const [turning, setTurning] = useState(false);
  const [turnProblem, setTurnProblem] = useState<string>();
  const first = useLive("cloudtrail:SearchEvents", question, {
    initial,
    everySeconds: current === 1 ? everySeconds : 0,
  });

  const isStale = later !== undefined && later.after !== first.data;
  const pages = [first.data, ...(later && !isStale ? later.answers : [])];
  const shown = Math.min(current, pages.length);
  const next = pages.at(-1)?.NextToken;

  const goTo = async (page: number) => {
    setTurnProblem(undefined);
    if (page <= pages.length) return setCurrent(page);
    if (!next) return;
    setTurning(true);
    try {
      const answer = await askLive(region, "cloudtrail:SearchEvents", { ...question, NextToken: next });
      setLater({ after: first.data, answers: [...pages.slice(1), answer] });
      setCurrent(pages.length + 1);
    } catch (error) {
      setTurnProblem(error instanceof LiveError ? error.message : String(error));
    }
    setTurning(false);
  };
  return {
    events: pages[shown - 1]?.Events ?? [],
    everyEvent: pages.flatMap(({ Events }) => Events),
    current: shown,
    count: pages.length,
    hasMore: next !== undefined,
    loading: first.refreshing || turning,
    problem: turnProblem ?? first.error?.message,
    goTo,
    refresh: () => {
      setCurrent(1);
      void first.refresh();
    },
  };
}
