"use client";

import { useState } from "react";

/** The series that a click on the legend has hidden, and the one that is pointed at there. */
export function useHiddenSeries() {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [highlighted, onHighlight] = useState<string>();
  const onToggle = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    setHidden(next);
  };
  return { hidden, highlighted, onHighlight, onToggle };
}
