import { expect, test } from "vitest";
import { explainEventPattern } from "./explain";
import { compileEventPattern } from "./matcher";
import { parseEventPattern } from "./parser";

/** Patterns and events that are made to be expensive: each is answered, or refused, within a second or two. */

const PATIENCE_MILLIS = 3_000;

function timed<T>(work: () => T): T {
  const started = performance.now();
  const result = work();
  expect(performance.now() - started).toBeLessThan(PATIENCE_MILLIS);
  return result;
}

const matches = (pattern: object, event: object) =>
  timed(() => compileEventPattern(parseEventPattern(JSON.stringify(pattern)))(event));

test("wildcards that could go many ways are refused", () => {
  const bomb = JSON.stringify({ a: [{ wildcard: `${"*a".repeat(40)}*` }] });
  expect(() => timed(() => parseEventPattern(bomb))).toThrow(/Rule is too complex/);
});

test("wildcards that pass are matched in time that grows with the text", () => {
  const letters = [..."abcdef"];
  const text = letters.map((letter) => letter.repeat(20_000)).join("");
  expect(matches({ a: [{ wildcard: `*${letters.join("*")}*` }] }, { a: text })).toBe(true);
  expect(matches({ a: [{ wildcard: `*${letters.join("*")}*!` }] }, { a: text })).toBe(false);
  expect(matches({ a: [{ "anything-but": { wildcard: "*a*b*c*!" } }] }, { a: "ab".repeat(100_000) })).toBe(true);
});

test("alternatives that multiply are refused", () => {
  const either = (index: number) => [{ [`a${index}`]: [1] }, { [`b${index}`]: [1] }];
  const nested = (depth: number): object => ({
    $or: either(depth).map((one) => (depth === 0 ? one : { ...one, [`n${depth}`]: nested(depth - 1) })),
  });
  expect(() => timed(() => parseEventPattern(JSON.stringify(nested(6))))).not.toThrow(RangeError);
  const eleven = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`o${index}`, { $or: either(index) }]));
  expect(() => timed(() => parseEventPattern(JSON.stringify(eleven)))).toThrow(/over 1000 rule combinations/);
});

test("deep patterns and deep events end no process", () => {
  const deep = (levels: number, inner: string) => `${'{"a":'.repeat(levels)}${inner}${"}".repeat(levels)}`;
  const pattern = timed(() => parseEventPattern(deep(600, "[1]")));
  expect(timed(() => compileEventPattern(pattern)(JSON.parse(deep(600, "1"))))).toBe(true);
  expect(timed(() => compileEventPattern(pattern)(JSON.parse(deep(5_000, "1"))))).toBe(false);
  expect(() => timed(() => parseEventPattern(`{"a":${"[".repeat(4_000)}`))).toThrow(/Event pattern is not valid/);
});

test("long arrays of objects are matched element by element, not pair by pair", () => {
  const list = Array.from({ length: 50_000 }, (_, index) => ({ name: `n${index}`, size: index }));
  const pattern = { detail: { list: { name: ["n1"], size: [2] } } };
  expect(matches(pattern, { detail: { list } })).toBe(false);
  expect(matches({ detail: { list: { name: ["n49999"], size: [49_999] } } }, { detail: { list } })).toBe(true);
  const explained = timed(() => explainEventPattern(parseEventPattern(JSON.stringify(pattern)), { detail: { list } }));
  expect(explained.isInConflict).toBe(true);
});
