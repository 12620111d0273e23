/** What tells a contributor from the others, to be read: `Host: a, Room: r 1`. */
export function contributorText(attributes: Record<string, string> | undefined): string {
  return Object.entries(attributes ?? {})
    .map(([key, value]) => `${key}: ${value}`)
    .join(", ");
}
