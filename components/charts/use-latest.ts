"use client";

import { useCallback, useLayoutEffect, useRef } from "react";

/** One function that stays the same and calls the newest: what gets it need not be drawn anew for a new one. */
export function useLatest<Arguments extends unknown[]>(
  newest: ((...given: Arguments) => void) | undefined,
): (...given: Arguments) => void {
  const latest = useRef(newest);
  useLayoutEffect(() => {
    latest.current = newest;
  });
  return useCallback((...given) => latest.current?.(...given), []);
}
