const HERE = "http://console.invalid";

/**
 * A path of this console and nothing else, or its home page: a link to the sign-in page with someone else's address in it
 * must not lead there afterwards. What browsers make of a path counts, not what it looks like: `/\host` and `/..//host` are
 * other hosts to them.
 */
export function safePath(to: string | string[] | undefined): string {
  if (typeof to !== "string" || !to.startsWith("/") || !URL.canParse(to, HERE)) return "/";
  const { origin, pathname, search } = new URL(to, HERE);
  return origin === HERE && !pathname.startsWith("//") ? pathname + search : "/";
}
