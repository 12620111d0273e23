"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { parseTimeRange, type TimeRange, timeRangeSearch } from "./time-range";

/**
 * The range of a view, kept in its address, so that a copied link shows the same. Setting it asks the server for the page
 * anew; other members of the address stay.
 */
export function useTimeRange(fallback: TimeRange): [TimeRange, (range: TimeRange) => void] {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const start = search.get("start") ?? undefined;
  const end = search.get("end") ?? undefined;
  // Equal addresses give the same object, because effects and chart scales depend on it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fallback is a constant of the page.
  const range = useMemo(() => parseTimeRange({ start, end }, fallback), [start, end]);

  const setRange = (next: TimeRange) => {
    const changed = new URLSearchParams(search);
    changed.delete("start");
    changed.delete("end");
    for (const [name, value] of Object.entries(timeRangeSearch(next))) changed.set(name, value);
    router.push(`${pathname}?${changed}`, { scroll: false });
  };
  return [range, setRange];
}
