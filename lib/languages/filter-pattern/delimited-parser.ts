import { isWordChar } from "../text/scanner";
import type { DelimitedField, DelimitedPattern, FieldCondition, Logic } from "./ast";
import type { PatternScanner } from "./pattern-scanner";

const isNameChar = (char: string): boolean => isWordChar(char) || char === "-";

/** Reads `[field, ..., field = value]`. */
export class DelimitedPatternParser {
  private readonly scanner: PatternScanner;

  constructor(scanner: PatternScanner) {
    this.scanner = scanner;
  }

  /** delimited := "[" (field ("," field)*)? "]" */
  pattern(): DelimitedPattern {
    this.scanner.take("[");
    this.scanner.skipBlanks();
    if (this.scanner.take("]")) return { kind: "delimited", fields: [] };
    const names = new Set<string>();
    const fields = [this.field(names)];
    while (this.scanner.take(",")) fields.push(this.field(names));
    if (!this.scanner.take("]")) throw this.scanner.unexpected();
    return { kind: "delimited", fields };
  }

  /** field := "..." | name? | or     a blank field has its place as its name */
  private field(names: Set<string>): DelimitedField {
    this.scanner.skipBlanks();
    const start = this.scanner.offset;
    const name = this.scanner.take("...") ? "..." : this.scanner.takeWhile(isNameChar);
    if (names.has(name)) throw this.scanner.fault(`Duplicate field '${name}'`, start);
    if (name !== "") names.add(name);
    this.scanner.skipBlanks();
    if (name === "...") return { kind: "ellipsis" };
    const isPlain = this.scanner.peek() === "," || this.scanner.peek() === "]";
    if (isPlain) return { kind: "field", name: name === "" ? null : name, condition: null };
    if (name === "") throw this.scanner.unexpected();
    this.scanner.offset = start;
    return { kind: "field", name, condition: this.or(name) };
  }

  /** or := and ("||" and)* */
  private or(name: string): FieldCondition {
    return this.chain("or", "||", () => this.and(name));
  }

  /** and := comparison ("&&" comparison)* */
  private and(name: string): FieldCondition {
    return this.chain("and", "&&", () => this.comparison(name));
  }

  private chain(kind: Logic<FieldCondition>["kind"], sign: string, operand: () => FieldCondition): FieldCondition {
    const first = operand();
    const operands = [first];
    for (this.scanner.skipBlanks(); this.scanner.take(sign); this.scanner.skipBlanks()) operands.push(operand());
    return operands.length === 1 ? first : { kind, operands };
  }

  /** comparison := name operator operand     every comparison of a field names that field */
  private comparison(field: string): FieldCondition {
    this.scanner.skipBlanks();
    const start = this.scanner.offset;
    const name = this.scanner.takeWhile(isNameChar);
    if (name === "") throw this.scanner.unexpected();
    if (name !== field) throw this.scanner.fault(this.scanner.invalid, start);
    this.scanner.skipBlanks();
    return { kind: "comparison", comparison: this.scanner.comparison() };
  }
}
