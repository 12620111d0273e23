import type { Row } from "./row";
import type { Surroundings } from "./surroundings";

/** As much as a row takes beside its message, about. */
const ROW_BYTES = 300;

/** The bytes that a row keeps in memory, about. */
export const weightOf = (row: Row): number => ROW_BYTES + (row.event?.message.length ?? 0) * 2;

/** The end of the pipe: the first rows that come, no more than the query answers. */
export class Collected {
  private readonly held: Row[] = [];

  constructor(private readonly around: Surroundings) {}

  get columns(): ReadonlySet<string> {
    return this.around.columns;
  }

  get isFull(): boolean {
    return this.held.length >= this.around.limit;
  }

  add(row: Row): void {
    if (this.isFull) return;
    this.around.budget.take(weightOf(row));
    this.held.push(row);
  }

  rows(): Row[] {
    return this.held;
  }
}
