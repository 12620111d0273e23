import { compileWildcard } from "../text/wildcard";
import type { Matcher, NumericComparison, Scalar, TextOperator } from "./ast";
import { type AddressRange, type IpAddress, parseCidr, parseIpAddress } from "./ip-address";
import { splitWildcard } from "./wildcard";

export type ValueTest = (value: Scalar) => boolean;

/** A test of one value of an event. `exists` passes for every value that is there; that none is there is no value's matter. */
export function compileMatcher(matcher: Matcher): ValueTest {
  switch (matcher.kind) {
    case "equals":
      return compileEquals(matcher.value);
    case "numeric":
      return compileNumeric(matcher.comparisons);
    case "cidr":
      return compileRange(parseCidr(matcher.value));
    case "exists":
      return () => matcher.value;
    case "anything-but":
      return compileAnythingBut(matcher.operator, matcher.values);
    case "prefix":
    case "suffix":
      return onText(compileAffix(matcher.kind, matcher.value, matcher.ignoreCase));
    default:
      return onText(compileText(matcher.kind, matcher.value));
  }
}

/** Numbers compare as numbers, so 300 is 300.0; a text that is an IP address is every way to write that address. */
function compileEquals(expected: Scalar): ValueTest {
  const address = typeof expected === "string" ? parseIpAddress(expected) : undefined;
  if (address === undefined) return (value) => value === expected;
  return compileRange({ bits: address.bits, first: address.value, last: address.value });
}

function compileNumeric(comparisons: readonly NumericComparison[]): ValueTest {
  const tests = comparisons.map(({ operator, value }) => COMPARE[operator](value));
  // "Numeric matching works with values between -5.0e9 and +5.0e9 inclusive", of the event as of the pattern.
  return (value) => typeof value === "number" && Math.abs(value) <= 5e9 && tests.every((test) => test(value));
}

const COMPARE: Record<NumericComparison["operator"], (limit: number) => (value: number) => boolean> = {
  "=": (limit) => (value) => value === limit,
  "<": (limit) => (value) => value < limit,
  "<=": (limit) => (value) => value <= limit,
  ">": (limit) => (value) => value > limit,
  ">=": (limit) => (value) => value >= limit,
};

function compileRange(range: AddressRange): ValueTest {
  const isIn = (address: IpAddress) =>
    address.bits === range.bits && address.value >= range.first && address.value <= range.last;
  return onText((text) => {
    const address = parseIpAddress(text);
    return address !== undefined && isIn(address);
  });
}

/** Anything but a text is also every value that is no text: a number, a boolean or null. */
function compileAnythingBut(operator: "equals" | TextOperator, values: readonly (string | number)[]): ValueTest {
  if (operator === "equals") {
    const excluded = new Set<Scalar>(values);
    return (value) => !excluded.has(value);
  }
  const tests = values.map((value) => compileText(operator, String(value)));
  return (value) => typeof value !== "string" || !tests.some((test) => test(value));
}

function compileText(operator: TextOperator, expected: string): (text: string) => boolean {
  switch (operator) {
    case "wildcard":
      return compileWildcard(splitWildcard(expected));
    case "equals-ignore-case": {
      const lengthOfPrefix = compilePrefixIgnoringCase(expected);
      return (text) => lengthOfPrefix(text) === text.length;
    }
    default:
      return compileAffix(operator, expected, false);
  }
}

function compileAffix(kind: "prefix" | "suffix", expected: string, ignoreCase: boolean): (text: string) => boolean {
  if (kind === "prefix") {
    if (!ignoreCase) return (text) => text.startsWith(expected);
    const lengthOfPrefix = compilePrefixIgnoringCase(expected);
    return (text) => lengthOfPrefix(text) !== undefined;
  }
  if (!ignoreCase) return (text) => text.endsWith(expected);
  const letters = caseVariants(expected).reverse();
  return (text) => {
    let end = text.length;
    for (const variants of letters) {
      const found = variants.find((variant) => text.endsWith(variant, end));
      if (found === undefined) return false;
      end -= found.length;
    }
    return true;
  };
}

/** How much of a text is the expected one in any case, or undefined when it does not begin with it. */
function compilePrefixIgnoringCase(expected: string): (text: string) => number | undefined {
  const letters = caseVariants(expected);
  return (text) => {
    let offset = 0;
    for (const variants of letters) {
      const found = variants.find((variant) => text.startsWith(variant, offset));
      if (found === undefined) return undefined;
      offset += found.length;
    }
    return offset;
  };
}

/** A letter of the pattern in both its cases: the Kelvin sign is no way to write "k", though its lower case is one. */
function caseVariants(expected: string): string[][] {
  return [...expected].map((letter) => [...new Set([letter, letter.toLowerCase(), letter.toUpperCase()])]);
}

function onText(test: (text: string) => boolean): ValueTest {
  return (value) => typeof value === "string" && test(value);
}
