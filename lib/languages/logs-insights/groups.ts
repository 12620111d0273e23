import type { Command } from "./ast";
import { QueryTooLarge } from "./budget";
import { type Compiled, compileExpression } from "./compile";
import { aggregateColumn, columnOf } from "./printer";
import { Row } from "./row";
import { newStatistic, type Statistic } from "./statistics";
import type { Surroundings } from "./surroundings";
import { Moment, textOf, type Value } from "./value";

type Stats = Command & { kind: "stats" };

const MOST_GROUPS = 100_000;
const GROUP_BYTES = 400;

type Group = { keys: Value[]; statistics: Statistic[] };

/** stats: a row for each combination of keys, in the order in which they came; the newest time first where a key is one. */
export class Groups {
  readonly columns: ReadonlySet<string>;
  readonly isFull = false;
  private readonly keys: readonly Compiled[];
  private readonly args: readonly Compiled[];
  private readonly groups = new Map<string, Group>();

  constructor(
    private readonly stats: Stats,
    private readonly around: Surroundings,
  ) {
    this.columns = new Set(Groups.columnsOf(stats));
    this.keys = stats.keys.map(({ expression }) => compileExpression(expression, around.times, around.columns));
    this.args = stats.aggregates.map(({ argument }) =>
      argument ? compileExpression(argument, around.times, around.columns) : () => null,
    );
  }

  static columnsOf({ keys, aggregates }: Stats): string[] {
    return [...keys.map(columnOf), ...aggregates.map(aggregateColumn)];
  }

  add(row: Row): void {
    const keys = this.keys.map((key) => key(row));
    const group = this.groupOf(keys);
    const at = row.event?.timestamp ?? timeOf(row);
    for (let i = 0; i < this.args.length; i++) group.statistics[i]?.add(this.args[i]?.(row) ?? null, at);
  }

  rows(): Row[] {
    const { keys, aggregates } = this.stats;
    const groups = [...this.groups.values()];
    const time = groups[0]?.keys.findIndex((key) => key instanceof Moment) ?? -1;
    if (time >= 0) groups.sort((a, b) => millisOf(b.keys[time]) - millisOf(a.keys[time]));
    // A question without groups has an answer even when no event matched: a count of 0.
    if (groups.length === 0 && keys.length === 0) groups.push(this.newGroup([]));
    return groups.map((group) => {
      const made = new Map<string, Value>();
      for (const [index, key] of keys.entries()) made.set(columnOf(key), group.keys[index] ?? null);
      for (const [index, aggregate] of aggregates.entries()) {
        made.set(aggregateColumn(aggregate), group.statistics[index]?.result() ?? null);
      }
      return Row.made(made);
    });
  }

  private groupOf(keys: Value[]): Group {
    const [only = null] = keys;
    const name = keys.length === 1 ? nameOf(only) : keys.map(nameOf).join("\u0000");
    const known = this.groups.get(name);
    if (known) return known;
    if (this.groups.size >= MOST_GROUPS) {
      throw new QueryTooLarge(`The query makes more than ${MOST_GROUPS} groups: group by something with fewer values`);
    }
    this.around.budget.take(GROUP_BYTES + name.length * 4);
    const group = this.newGroup(keys);
    this.groups.set(name, group);
    return group;
  }

  private newGroup(keys: Value[]): Group {
    return { keys, statistics: this.stats.aggregates.map(newStatistic) };
  }
}

/** What is missing is a group of its own, beside the empty text. */
const nameOf = (value: Value): string =>
  value instanceof Moment ? `t${value.millis}` : value === null ? "" : `=${textOf(value)}`;
const millisOf = (value: Value | undefined): number =>
  value instanceof Moment ? value.millis : Number.NEGATIVE_INFINITY;

/** Behind another stats the time is that of its bin. */
function timeOf(row: Row): number {
  const time = row.get("@timestamp");
  return time instanceof Moment ? time.millis : 0;
}
