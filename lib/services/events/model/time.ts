/** A moment as events show it: ISO 8601 in UTC, whole seconds. */
export function formatSeconds(at: Date): string {
  return at.toISOString().replace(/\.\d{3}Z$/, "Z");
}
