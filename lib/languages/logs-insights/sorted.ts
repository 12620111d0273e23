import type { SortKey } from "./ast";
import { weightOf } from "./collected";
import { type Compiled, compileExpression } from "./compile";
import type { Row } from "./row";
import type { Surroundings } from "./surroundings";
import { sortOrder, type Value } from "./value";

/** Rows that are held for a command behind the sort, which may want any of them. */
const MOST_HELD = 100_000;

type Keyed = { row: Row; keys: Value[]; number: number };

/** sort: the first rows of an order; those that came first stand first where the order does not say. */
export class Sorted {
  private readonly keys: readonly { compiled: Compiled; descending: boolean }[];
  private readonly most: number;
  private held: Keyed[] = [];
  private count = 0;

  constructor(
    keys: readonly SortKey[],
    most: number | undefined,
    private readonly around: Surroundings,
  ) {
    this.most = most ?? MOST_HELD;
    this.keys = keys.map(({ expression, descending }) => ({
      compiled: compileExpression(expression, around.times, around.columns),
      descending,
    }));
  }

  get columns(): ReadonlySet<string> {
    return this.around.columns;
  }

  get isFull(): boolean {
    return false;
  }

  add(row: Row): void {
    this.around.budget.take(weightOf(row));
    this.held.push({ row, keys: this.keys.map(({ compiled }) => compiled(row)), number: this.count++ });
    // Twice as many, so that sorting costs little for each row.
    if (this.held.length >= this.most * 2 + 500) this.settle();
  }

  rows(): Row[] {
    this.settle();
    return this.held.map(({ row }) => row);
  }

  private settle(): void {
    this.held.sort((a, b) => this.order(a, b));
    for (const { row } of this.held.splice(this.most)) this.around.budget.give(weightOf(row));
  }

  private order(a: Keyed, b: Keyed): number {
    for (const [index, { descending }] of this.keys.entries()) {
      const order = sortOrder(a.keys[index] ?? null, b.keys[index] ?? null, descending);
      if (order !== 0) return order;
    }
    return a.number - b.number;
  }
}
