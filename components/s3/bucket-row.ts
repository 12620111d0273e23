/** A bucket as the list shows it. */
export type BucketRow = { name: string; region: string; created: Date | undefined };
