/** Segments under which the console has pages of its own beside those of resources. */
const STEPS: readonly string[] = ["create"];

/**
 * A resource's name as one segment of a path. A resource that is called like a page of the console is written with its first
 * letter encoded too: that is the same address to a reader, and another one to the router, which compares what is written.
 */
export function pathSegment(name: string): string {
  if (!STEPS.includes(name)) return encodeURIComponent(name);
  return `%${name.charCodeAt(0).toString(16)}${name.slice(1)}`;
}
