import type { DelimitedField, DelimitedPattern, FieldCondition } from "./ast";
import { type CompiledComparison, compileComparison } from "./comparison";
import { type Field, splitFields } from "./delimited-fields";
import type { FilterMatch, FilterMatcher } from "./match";

const ELLIPSIS: DelimitedField = { kind: "ellipsis" };

export function compileDelimited(pattern: DelimitedPattern): FilterMatcher {
  // `[]` names no field and, as the service answers it, matches any number of them.
  const fields = pattern.fields.length === 0 ? [ELLIPSIS] : pattern.fields;
  const ellipsis = fields.findIndex((field) => field.kind === "ellipsis");
  const columns = fields.filter((field) => field.kind === "field");
  const conditions = columns.map((column) => column.condition && compileCondition(column.condition));
  return (message) => {
    const found = splitFields(message);
    if (found.length < columns.length || found.length === 0) return null;
    // Without an ellipsis the last field takes the rest of the line; with one, what it leaves out lies in its place.
    const skipped = ellipsis === -1 ? 0 : found.length - columns.length;
    const values = columns.map((_, index) => {
      const position = ellipsis === -1 || index < ellipsis ? index : index + skipped;
      const takesRest = ellipsis === -1 && index === columns.length - 1 && found.length > columns.length;
      return takesRest ? restOf(message, found[position]) : (found[position]?.text ?? "");
    });
    if (!conditions.every((holds, index) => holds === null || holds(values[index] ?? ""))) return null;
    return new DelimitedMatch(() => extract(columns, values, found, ellipsis, skipped));
  };
}

function restOf(message: string, field: Field | undefined): string {
  return message.slice(field?.offset).trimEnd();
}

function compileCondition(condition: FieldCondition): (value: string) => boolean {
  if (condition.kind === "comparison") return compileFieldComparison(compileComparison(condition.comparison));
  const operands = condition.operands.map(compileCondition);
  return condition.kind === "and"
    ? (value) => operands.every((operand) => operand(value))
    : (value) => operands.some((operand) => operand(value));
}

/** A field is a number when all of it is one. */
function compileFieldComparison({ text, number }: CompiledComparison): (value: string) => boolean {
  return (value) => (NUMBER.test(value) ? number(Number(value), () => value) : text(value));
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** `$name`, or `$3` for a field that has no name or lies under the ellipsis. */
function extract(
  columns: readonly Extract<DelimitedField, { kind: "field" }>[],
  values: readonly string[],
  found: readonly Field[],
  ellipsis: number,
  skipped: number,
): Record<string, string> {
  const extracted: Record<string, string> = {};
  for (let i = 0; i < skipped; i++) extracted[`$${ellipsis + i + 1}`] = found[ellipsis + i]?.text ?? "";
  for (const [index, column] of columns.entries()) {
    const position = ellipsis === -1 || index < ellipsis ? index : index + skipped;
    extracted[`$${column.name ?? position + 1}`] = values[index] ?? "";
  }
  return extracted;
}

class DelimitedMatch implements FilterMatch {
  private readonly extract: () => Record<string, string>;
  private extracted: Record<string, string> | undefined;

  constructor(extract: () => Record<string, string>) {
    this.extract = extract;
  }

  get extractedValues(): Record<string, string> {
    this.extracted ??= this.extract();
    return this.extracted;
  }

  select(selector: string): string | undefined {
    return Object.hasOwn(this.extractedValues, selector) ? this.extractedValues[selector] : undefined;
  }

  highlights(): [] {
    return [];
  }
}
