import { useState } from "react";

/** The choice of one item of a list by its key: it outlives a new reading of the list, and ends when the item is gone. */
export function useSingleChoice<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  labelOf: (item: T) => string = keyOf,
) {
  const [key, setKey] = useState<string>();
  const selected = items.filter((item) => keyOf(item) === key);
  const onChange = ([item]: T[]) => setKey(item && keyOf(item));
  return {
    chosen: selected[0],
    /** The `selection` of the table. */
    selection: { type: "single" as const, selected, onChange, labelOf },
  };
}
