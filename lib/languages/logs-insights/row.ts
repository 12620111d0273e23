import { EventFields, type LogEvent, walk } from "./event-fields";
import { plain } from "./structure-functions";
import type { Value } from "./value";

/** What passes through the pipe: an event with what commands have added, or what a command such as stats has made. */
export class Row {
  private made: Map<string, Value> | undefined;

  private fields: EventFields | undefined;

  private constructor(
    readonly event: LogEvent | undefined,
    /** Whether the event lies in the time range before, which diff compares with. */
    readonly isEarlier: boolean,
  ) {}

  static ofEvent(event: LogEvent, isEarlier = false): Row {
    return new Row(event, isEarlier);
  }

  static made(values: Map<string, Value>): Row {
    const row = new Row(undefined, false);
    row.made = values;
    return row;
  }

  get(name: string): Value {
    const made = this.made;
    if (made) {
      const value = made.get(name);
      if (value !== undefined) return value;
      const inside = this.insideMade(made, name);
      if (inside !== undefined) return plain(inside);
    }
    if (!this.event) return null;
    // What most queries look at needs no search for fields.
    if (name === "@message") return this.event.message;
    this.fields ??= new EventFields(this.event);
    return this.fields.get(name);
  }

  set(name: string, value: Value): void {
    this.made ??= new Map();
    this.made.set(name, value);
  }

  /** The same row, to which one field more can be given. */
  copy(): Row {
    const row = new Row(this.event, this.isEarlier);
    row.fields = this.fields;
    if (this.made) row.made = new Map(this.made);
    return row;
  }

  /** user.name, where a command has made a map `user`. */
  private insideMade(made: Map<string, Value>, name: string): unknown {
    for (let point = name.indexOf("."); point > 0; point = name.indexOf(".", point + 1)) {
      const outer = made.get(name.slice(0, point));
      if (typeof outer === "object" && outer !== null) return walk(outer, name.slice(point + 1));
    }
    return undefined;
  }
}
