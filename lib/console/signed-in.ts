/** Who signed in to the console, and when (milliseconds since the epoch): all that the session's cookie holds. */
export type SignedIn = { accountId: string; kind: "root" | "user"; userId?: string; at: number };
