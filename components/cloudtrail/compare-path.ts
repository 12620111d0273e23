/** As many events stand beside each other, as in AWS's console. */
export const MOST_COMPARED = 5;

/** The page that shows events side by side. */
export function comparePath(eventIds: readonly string[]): string {
  return `/cloudtrail/event-history/compare?${new URLSearchParams({ events: eventIds.join(",") })}`;
}

/** The events that an address of that page names. */
export function comparedIds(events: string | string[] | undefined): string[] {
  const ids = [events ?? []].flat().join(",").split(",").filter(Boolean);
  return [...new Set(ids)].slice(0, MOST_COMPARED);
}
