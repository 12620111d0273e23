/**
 * Whether a request comes from a page of this console: by the Origin that browsers put on whatever is no plain GET. What has none
 * comes from no browser's page. `consoleUrl` counts beside the Host, which a proxy before the console may have written anew.
 */
export function isOwnOrigin(headers: { get(name: string): string | null }, consoleUrl: string): boolean {
  const origin = headers.get("origin");
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === headers.get("host") || host === new URL(consoleUrl).host;
}
