import { isDigit, Scanner } from "../text/scanner";
import type { CronField, CronItem } from "./ast";
import { InvalidScheduleError } from "./invalid-schedule";

/** What a field of a cron expression may hold. */
export interface FieldRule {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Names for values, the first one for `min`. */
  readonly names: readonly string[];
  /** The special signs allowed besides `*`, `,` and `-`. */
  readonly signs: string;
  /** Added to a number of the text: mute rules count Sunday as 0. */
  readonly shift: number;
}

/** The text of one field and where it stands in the schedule. */
export interface FieldText {
  readonly text: string;
  readonly offset: number;
}

/** Reads one field of a cron expression. */
export class CronFieldParser {
  private readonly scanner: Scanner;
  private readonly rule: FieldRule;
  private readonly offset: number;

  constructor({ text, offset }: FieldText, rule: FieldRule) {
    this.scanner = new Scanner(text);
    this.rule = rule;
    this.offset = offset;
  }

  /** field := item ("," item)*     of the special items there is never more than one */
  field(): CronField {
    const items = [this.item()];
    while (this.scanner.take(",")) items.push(this.item());
    if (!this.scanner.done) throw this.fault(`"${this.scanner.peek()}" is not allowed here`, this.scanner.offset);
    const special = items.find((item) => item.kind !== "range");
    if (items.length > 1 && special !== undefined) throw this.fault("*, ?, L, W and # stand alone", 0);
    return items;
  }

  /** item := "*" step? | "?" | "L" ("-" number)? | "LW" | value ("W" | "L" | "#" number | ("-" value)? step?) */
  private item(): CronItem {
    if (this.takeSign("?")) return { kind: "any", sign: "?" };
    if (this.scanner.take("*")) return this.all();
    // A name that begins with L is none of any field.
    if (this.rule.signs.includes("L") && this.scanner.take("L")) return this.last();
    const start = this.scanner.offset;
    const from = this.value();
    if (this.takeSign("W")) return { kind: "weekday", day: from };
    if (this.rule.signs.includes("#") && this.takeSign("L")) return { kind: "lastWeekday", dayOfWeek: from };
    if (this.takeSign("#")) return { kind: "nthWeekday", dayOfWeek: from, nth: this.nth() };
    const to = this.scanner.take("-") ? this.value() : undefined;
    if (to !== undefined && from > to && this.rule.name === "year") throw this.fault("the years run backwards", start);
    const step = this.step();
    // A single value with a step goes on to the end: 5/15 is 5, 20, 35 and 50.
    return { kind: "range", from, to: to ?? (step === undefined ? from : this.rule.max), step: step ?? 1 };
  }

  private all(): CronItem {
    const step = this.step();
    if (step === undefined) return { kind: "any", sign: "*" };
    return { kind: "range", from: this.rule.min, to: this.rule.max, step };
  }

  private last(): CronItem {
    if (this.rule.signs.includes("#")) return { kind: "range", from: this.rule.max, to: this.rule.max, step: 1 };
    if (this.takeSign("W")) return { kind: "weekday", day: "last" };
    return { kind: "lastDay", before: this.scanner.take("-") ? this.number(0, 30, "days before the last") : 0 };
  }

  /** step := "/" number */
  private step(): number | undefined {
    return this.takeSign("/") ? this.number(1, this.rule.max, "a step") : undefined;
  }

  private nth(): number {
    return this.number(1, 5, "the week of the month");
  }

  /** value := number | name */
  private value(): number {
    if (isDigit(this.scanner.peek())) {
      const { min, max, shift, name } = this.rule;
      const value = this.number(min - shift, max - shift + shift, name) + shift;
      // Sunday is 0 and 7 where days are counted from 0.
      return value > max ? min : value;
    }
    const start = this.scanner.offset;
    const name = this.scanner.source.slice(start, start + 3);
    const index = this.rule.names.indexOf(name.toUpperCase());
    if (index === -1) throw this.fault(`the ${this.rule.name} is missing or unknown`, start);
    this.scanner.offset += 3;
    return this.rule.min + index;
  }

  private number(min: number, max: number, name: string): number {
    const start = this.scanner.offset;
    const digits = this.scanner.takeWhile(isDigit);
    const value = Number(digits);
    if (digits === "" || digits.length > 4 || value < min || value > max) {
      throw this.fault(`${name} must be a number from ${min} to ${max}`, start);
    }
    return value;
  }

  private takeSign(sign: string): boolean {
    return this.rule.signs.includes(sign) && this.scanner.take(sign);
  }

  private fault(reason: string, start: number): InvalidScheduleError {
    return new InvalidScheduleError(
      `${this.rule.name}: ${reason}`,
      this.offset + start,
      this.scanner.source.length - start,
    );
  }
}
