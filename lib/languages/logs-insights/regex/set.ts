/** Sets of UTF-16 units as ranges that are sorted and do not touch. */
export type Ranges = readonly (readonly [from: number, to: number])[];

const LAST = 0xffff;

export const setOf = (from: number, to = from): Ranges => [[from, to]];

export function union(sets: readonly Ranges[]): Ranges {
  const sorted = sets.flat().sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

export function complement(ranges: Ranges): Ranges {
  const rest: [number, number][] = [];
  let next = 0;
  for (const [from, to] of ranges) {
    if (from > next) rest.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= LAST) rest.push([next, LAST]);
  return rest;
}

/** The set with the other case of each of its letters; large ranges hold both cases of whatever they name already. */
export function withBothCases(ranges: Ranges): Ranges {
  const others: Ranges[] = [ranges];
  for (const [from, to] of ranges) {
    if (to - from > 1_000) continue;
    for (let code = from; code <= to; code++) {
      const char = String.fromCharCode(code);
      for (const other of [char.toLowerCase(), char.toUpperCase()]) {
        if (other.length === 1 && other !== char) others.push(setOf(other.charCodeAt(0)));
      }
    }
  }
  return union(others);
}

const of = (...pairs: string[]): Ranges =>
  union(pairs.map((pair) => setOf(pair.charCodeAt(0), pair.charCodeAt(pair.length - 1))));

const DIGITS = of("09");
const WORD = of("09", "AZ", "az", "_");
const BLANKS = of("\t\n", "\f\r", " ");

export const ANY: Ranges = [[0, LAST]];
export const NOT_NEWLINE = complement(setOf(10));

export const NAMED_SETS: ReadonlyMap<string, Ranges> = new Map([
  ["d", DIGITS],
  ["D", complement(DIGITS)],
  ["w", WORD],
  ["W", complement(WORD)],
  ["s", BLANKS],
  ["S", complement(BLANKS)],
]);

export const POSIX_SETS: ReadonlyMap<string, Ranges> = new Map([
  ["alnum", of("09", "AZ", "az")],
  ["alpha", of("AZ", "az")],
  ["ascii", of("\u0000\u007f")],
  ["blank", of("\t", " ")],
  ["cntrl", of("\u0000\u001f", "\u007f")],
  ["digit", DIGITS],
  ["graph", of("!~")],
  ["lower", of("az")],
  ["print", of(" ~")],
  ["punct", of("!/", ":@", "[`", "{~")],
  ["space", of("\t\r", " ")],
  ["upper", of("AZ")],
  ["word", WORD],
  ["xdigit", of("09", "AF", "af")],
]);

export const isWordUnit = (code: number): boolean => code < 128 && (WORD_TABLE[code] ?? false);
const WORD_TABLE = Array.from({ length: 128 }, (_, code) => WORD.some(([from, to]) => code >= from && code <= to));
