/** A query that would need more than it may have. The message is for the one who asked. */
export class QueryTooLarge extends Error {
  override readonly name = "QueryTooLarge";
}

/** What a query may hold in memory, in bytes as they are estimated. */
export class Budget {
  constructor(private left: number) {}

  take(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) {
      throw new QueryTooLarge("The query holds too much in memory: narrow its time range, its groups or its limit");
    }
  }

  give(bytes: number): void {
    this.left += bytes;
  }
}
