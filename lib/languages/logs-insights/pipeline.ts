import type { Command } from "./ast";
import { Collected } from "./collected";
import { Groups } from "./groups";
import { Patterns } from "./patterns";
import { columnOf } from "./printer";
import type { Row } from "./row";
import { Sorted } from "./sorted";
import { type Push, streamed } from "./stages";
import type { Surroundings } from "./surroundings";

/** A command that must see all rows before it can answer. */
interface Holder {
  add(row: Row): void;
  rows(): Row[];
  readonly columns: ReadonlySet<string>;
  /** Whether more rows change nothing. */
  readonly isFull: boolean;
}

/**
 * Commands as a pipe. Rows are pushed in, pass the commands that look at one row alone, and are held by the first that needs
 * all of them, or by the end. What stands behind works on what is held, each time that the rows are asked for: so a query can
 * be asked for its answer so far while it runs.
 */
export class Pipeline {
  readonly push: Push;
  private readonly holder: Holder;
  private readonly rest: readonly Command[];
  private stopped = false;

  constructor(
    commands: readonly Command[],
    private readonly around: Surroundings,
    onHeld: () => void = () => undefined,
  ) {
    const place = commands.findIndex(isHolding);
    const before = place < 0 ? commands : commands.slice(0, place);
    this.rest = place < 0 ? [] : commands.slice(place + 1);
    this.holder = holderOf(commands[place], this.rest[0], around);
    const { holder } = this;
    const counted = before.findIndex(({ kind }) => kind === "limit" || kind === "dedup");
    const filters = counted < 0 ? before : before.slice(0, counted);
    const limits = counted < 0 ? [] : before.slice(counted);
    const stop = () => {
      this.stopped = true;
    };
    const behind = streamed(limits, around, (row) => holder.add(row), stop);
    this.push = streamed(
      filters,
      around,
      (row) => {
        onHeld();
        behind(row);
      },
      stop,
    );
  }

  /** Whether more rows cannot change the answer, and nobody wants them counted: `limit any`. */
  get isStopped(): boolean {
    return this.stopped;
  }

  /** The answer of what was pushed until now. */
  rows(): Row[] {
    const held = this.holder.rows();
    if (this.rest.length === 0) return held;
    const next = new Pipeline(this.rest, { ...this.around, columns: this.holder.columns });
    for (const row of held) next.push(row.copy());
    return next.rows();
  }
}

const isHolding = ({ kind }: Command): boolean => kind === "stats" || kind === "sort" || kind === "pattern";

function holderOf(command: Command | undefined, next: Command | undefined, around: Surroundings): Holder {
  switch (command?.kind) {
    case "stats":
      return new Groups(command, around);
    case "pattern":
      return new Patterns(command.field, around);
    case "sort": {
      const isLast = next === undefined || (next.kind === "limit" && !next.any);
      const most = isLast ? Math.min(next?.kind === "limit" ? next.count : around.limit, around.limit) : undefined;
      return new Sorted(command.keys, most, around);
    }
    default:
      return new Collected(around);
  }
}

/** The columns that a query shows, in order: what fields and display name, what stats and parse make. */
export function columnsOf(commands: readonly Command[]): string[] {
  let made = ["@timestamp", "@message"];
  let chosen: string[] | undefined;
  let extra: string[] = [];
  for (const command of commands) {
    switch (command.kind) {
      case "fields":
        chosen = [...(chosen ?? []), ...extra, ...command.items.map(columnOf)];
        extra = [];
        break;
      case "display":
        chosen = command.items.map(columnOf);
        extra = [];
        break;
      case "parse":
        extra.push(...command.names);
        break;
      case "parseRegex":
        extra.push(...namesOfRegex(command));
        break;
      case "unnest":
        extra.push(command.name);
        break;
      case "unmask":
        extra.push(command.name ?? (command.field.kind === "field" ? command.field.name : ""));
        break;
      case "stats":
      case "pattern":
        made = [...new Set(command.kind === "stats" ? Groups.columnsOf(command) : Patterns.COLUMNS)];
        chosen = undefined;
        extra = [];
        break;
      case "diff":
        made = [...made, ...Patterns.DIFFERENCE];
        break;
    }
  }
  return [...new Set([...(chosen ?? made), ...extra])].filter((name) => name !== "");
}

function namesOfRegex({ names, regex }: Command & { kind: "parseRegex" }): string[] {
  if (names.length > 0) return [...names];
  return [...regex.matchAll(/\(\?P?<(\w+)>/g)].map(([, name]) => name ?? "");
}
