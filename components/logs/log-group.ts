/** A log group as the console shows it. */
export type GroupSummary = {
  name: string;
  arn: string;
  class: string;
  /** Undefined: its events never expire. */
  retentionDays: number | undefined;
  storedBytes: number;
  createdAt: Date;
  isDeletionProtected: boolean;
};

/** Which groups a list shows: those whose name begins with a text, or holds it anywhere. */
export type GroupFilter = { text: string; by: "pattern" | "prefix" };
