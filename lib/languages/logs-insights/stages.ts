import type { Command, Expression, Item } from "./ast";
import { compileExpression } from "./compile";
import { columnOf } from "./printer";
import { Regex } from "./regex/regex";
import type { Row } from "./row";
import { arrayOf, plain } from "./structure-functions";
import type { Surroundings } from "./surroundings";
import { isTrue, textOf } from "./value";

export type Push = (row: Row) => void;

/** Commands that look at one row alone, as one function. `stop` is called when no further row is wanted. */
export function streamed(commands: readonly Command[], around: Surroundings, end: Push, stop: () => void): Push {
  return commands.reduceRight<Push>((next, command) => stage(command, around, next, stop), end);
}

function stage(command: Command, around: Surroundings, next: Push, stop: () => void): Push {
  const compile = (expression: Expression) => compileExpression(expression, around.times, around.columns);
  switch (command.kind) {
    case "filter": {
      const condition = compile(command.condition);
      return (row) => {
        if (isTrue(condition(row))) next(row);
      };
    }
    case "fields":
    case "display": {
      const made = command.items
        .filter(isMade)
        .map((item) => ({ name: columnOf(item), value: compile(item.expression) }));
      if (made.length === 0) return next;
      return (row) => {
        for (const { name, value } of made) row.set(name, value(row));
        next(row);
      };
    }
    case "parse":
      return parseGlob(compile(command.field), command.glob, command.names, next);
    case "parseRegex":
      return parseRegex(compile(command.field), new Regex(command.regex), command.names, next);
    case "limit":
      return limited(command.count, command.any ? stop : () => undefined, next);
    case "dedup":
      return deduplicated(command.fields.map(compile), around, next);
    case "unnest": {
      const list = compile(command.field);
      return (row) => {
        for (const value of arrayOf(list(row)) ?? []) {
          const copy = row.copy();
          copy.set(command.name, plain(value));
          next(copy);
        }
      };
    }
    case "unmask": {
      const { name } = command;
      const value = compile(command.field);
      if (name === undefined) return next;
      return (row) => {
        row.set(name, value(row));
        next(row);
      };
    }
    default:
      // SOURCE and diff say what is read; stats, sort and pattern hold rows and stand between stages.
      return next;
  }
}

/** A field under its own name is there already. */
const isMade = ({ expression, name }: Item): boolean =>
  expression.kind !== "field" || (name !== undefined && name !== expression.name);

type Read = ReturnType<typeof compileExpression>;

/** Each * is as short as it can be; the last one, at the end of the pattern, takes the rest. */
function parseGlob(field: Read, glob: string, names: readonly string[], next: Push): Push {
  const pieces = glob.split("*");
  return (row) => {
    const values = globValues(textOf(field(row)), pieces);
    for (const [index, name] of names.entries()) row.set(name, values?.[index] ?? null);
    next(row);
  };
}

function globValues(text: string | undefined, pieces: readonly string[]): string[] | undefined {
  if (text === undefined) return undefined;
  const start = text.indexOf(pieces[0] ?? "");
  if (start < 0) return undefined;
  const values: string[] = [];
  let place = start + (pieces[0]?.length ?? 0);
  for (const [index, piece] of pieces.entries()) {
    if (index === 0) continue;
    const isRest = piece === "" && index === pieces.length - 1;
    const end = isRest ? text.length : text.indexOf(piece, place);
    if (end < 0) return undefined;
    values.push(text.slice(place, end));
    place = end + piece.length;
  }
  return values;
}

function parseRegex(field: Read, regex: Regex, given: readonly string[], next: Push): Push {
  const groups = regex.names.flatMap((named, index) => {
    const name = given[index] ?? named;
    return name === undefined ? [] : [{ name, slot: (index + 1) * 2 }];
  });
  return (row) => {
    const text = textOf(field(row));
    const match = text === undefined ? undefined : regex.find(text);
    for (const { name, slot } of groups) {
      const start = match?.[slot] ?? -1;
      row.set(name, start < 0 || text === undefined ? null : text.slice(start, match?.[slot + 1]));
    }
    next(row);
  };
}

function limited(count: number, stop: () => void, next: Push): Push {
  let passed = 0;
  return (row) => {
    if (passed >= count) return;
    passed += 1;
    next(row);
    if (passed === count) stop();
  };
}

/** Keeps the first row of each combination; a row that lacks one of the fields is kept. */
function deduplicated(fields: readonly Read[], { budget }: Surroundings, next: Push): Push {
  const seen = new Set<string>();
  return (row) => {
    const texts = fields.map((field) => textOf(field(row)));
    if (texts.every((text) => text !== undefined)) {
      const key = texts.join("\u0000");
      if (seen.has(key)) return;
      budget.take(key.length * 2 + 60);
      seen.add(key);
    }
    next(row);
  };
}
