import type { Budget } from "./budget";
import type { QueryTimes } from "./function-form";

/** What every command of a query knows. `limit` is how many rows the whole query answers at most. */
export interface Surroundings {
  readonly times: QueryTimes;
  readonly limit: number;
  readonly budget: Budget;
  /** Columns that a command before has made. */
  readonly columns: ReadonlySet<string>;
}
