/** A query that was saved; folders are in its name, parted by /. */
export type SavedQuery = { id: string; name: string; query: string; groups: readonly string[] };

/** A query that was asked before. */
export type PastQuery = { id: string; query: string; status: string; askedAt: Date; group: string | undefined };
