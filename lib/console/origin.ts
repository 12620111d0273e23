import { headers } from "next/headers";
import type { Origin } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";

/** Where this request came from, for the record: address, browser, and that it is a console session's. */
export async function requestOrigin(): Promise<Origin> {
  return originOf(await headers());
}

/** As `requestOrigin`, from the headers of a request at hand. */
export function originOf(given: { get: (name: string) => string | null | undefined }): Origin {
  return {
    sourceIPAddress: addressOf(given.get("x-forwarded-for") ?? ""),
    userAgent: given.get("user-agent") ?? "",
    viaConsole: true,
    // A session's cookie of an https address travels by nothing else.
    ...(settings().consoleUrl.startsWith("https:") ? { secure: true } : {}),
  };
}

/**
 * The last entry of X-Forwarded-For: Next writes the socket's address there when nobody else has, and a proxy of the
 * operator's own appends the address it saw. Earlier entries are whatever the client claims.
 */
function addressOf(forwarded: string): string {
  const last = forwarded.split(",").at(-1)?.trim() ?? "";
  return last.replace(/^::ffff:/, "") || "127.0.0.1";
}
