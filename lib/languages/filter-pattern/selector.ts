import { isDigit, isWordChar } from "../text/scanner";
import type { Selector, SelectorStep } from "./ast";
import { PatternScanner } from "./pattern-scanner";

const isKeyChar = (char: string): boolean => isWordChar(char) || char === "-";

/** Reads a selector that stands alone, as a metric value or dimension does: `$.latency`. Throws what AWS says. */
export function parseSelector(source: string): Selector {
  const scanner = new PatternScanner(source, "Invalid filter pattern");
  const selector = readSelector(scanner);
  if (!scanner.done) throw scanner.badTerm();
  return selector;
}

/** selector := "$" step+ */
export function readSelector(scanner: PatternScanner): Selector {
  const start = scanner.offset;
  if (scanner.peek() !== "$") throw scanner.unexpected();
  scanner.offset++;
  const steps = [readStep(scanner, start)];
  while (scanner.peek() === "." || scanner.peek() === "[") steps.push(readStep(scanner, scanner.offset));
  return { steps };
}

/** step := ".*" | "." key | "."? "[" (digit+ | "*" | quoted) "]" */
function readStep(scanner: PatternScanner, start: number): SelectorStep {
  const hasDot = scanner.take(".");
  const bracket = scanner.offset;
  if (scanner.take("[")) return readBracket(scanner, bracket);
  if (!hasDot) throw scanner.badTerm(start);
  if (scanner.take("*")) return { kind: "wildcard", notation: ".*" };
  const name = scanner.takeWhile(isKeyChar);
  if (name === "") throw scanner.badTerm(start);
  return { kind: "key", name };
}

function readBracket(scanner: PatternScanner, start: number): SelectorStep {
  const quote = scanner.peek();
  if (quote === "'" || quote === '"') {
    const name = scanner.quoted(quote);
    return closed(scanner, start, { kind: "key", name });
  }
  if (scanner.take("*")) return closed(scanner, start, { kind: "wildcard", notation: "[*]" });
  const digits = scanner.takeWhile(isDigit);
  if (digits === "") throw scanner.badTerm(start);
  return closed(scanner, start, { kind: "index", index: Number(digits) });
}

function closed(scanner: PatternScanner, start: number, step: SelectorStep): SelectorStep {
  if (!scanner.take("]")) throw scanner.badTerm(start);
  return step;
}
