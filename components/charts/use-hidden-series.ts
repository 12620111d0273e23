"use client";

import { useCallback, useState } from "react";

/** The series that a click on the legend has hidden, and the one that is pointed at there. */
export function useHiddenSeries() {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [highlighted, onHighlight] = useState<string>();
  const onToggle = useCallback((id: string) => {
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  return { hidden, highlighted, onHighlight, onToggle };
}
