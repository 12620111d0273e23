"use client";

import { useMemo } from "react";
import type { FilterMatcher } from "@/lib/languages/filter-pattern/match";
import { compileFilterPattern } from "@/lib/languages/filter-pattern/matcher";
import { parseFilterPattern } from "@/lib/languages/filter-pattern/parser";
import { filterMistake } from "./filter-mistake";

/** Finds the terms of a pattern in messages; undefined for no pattern, or one that cannot be read. */
export function useMatcher(pattern: string): FilterMatcher | undefined {
  return useMemo(
    () => (pattern === "" || filterMistake(pattern) ? undefined : compileFilterPattern(parseFilterPattern(pattern))),
    [pattern],
  );
}
