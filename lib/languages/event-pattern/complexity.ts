import { splitWildcard } from "./wildcard";

/** More ways than this through the wildcards of one field, and the service refuses the rule. */
const MAX_WAYS = 10;
/** A bound for our own work; patterns that need more sets of places than this to be judged are let pass. */
const MAX_SETS = 2_000;

const STAR = "*";
const OTHER = "";

/**
 * Whether the wildcards of one field are too complex: whether some text could be within them in more than ten ways at
 * once. This is the measure of the user guide's "Wildcard pattern complexity", which the service takes of each field.
 */
export function isTooComplex(wildcards: readonly string[]): boolean {
  if (wildcards.length > MAX_WAYS) return true;
  const places = wildcards.flatMap(toPlaces);
  const symbols = new Set([OTHER, ...places.map((place) => place.char)]);
  symbols.delete(STAR);
  const start = places.flatMap((place, index) => (place.isFirst ? [index] : []));
  const seen = new Set<string>();
  const queue = [start];
  for (let set = queue.pop(); set !== undefined && seen.size < MAX_SETS; set = queue.pop()) {
    const key = set.join();
    if (seen.has(key)) continue;
    seen.add(key);
    if (countWays(set, places) > MAX_WAYS) return true;
    for (const symbol of symbols) queue.push(step(set, places, symbol));
  }
  return false;
}

/** One character or star of a wildcard; the next place of the list follows it, unless it is the last. */
interface Place {
  readonly char: string;
  readonly isStar: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The service sees texts with their quotes, so the first place is a quote that every wildcard of a field shares. */
function toPlaces(wildcard: string): Place[] {
  const pieces = splitWildcard(wildcard).map((piece) => [...piece].map((char) => ({ char, isStar: false })));
  const inner = pieces.flatMap((piece, index) => (index === 0 ? piece : [{ char: STAR, isStar: true }, ...piece]));
  const quote = { char: '"', isStar: false };
  const all = [quote, ...inner, quote];
  return all.map((place, index) => ({ ...place, isFirst: index === 0, isLast: index === all.length - 1 }));
}

/** The places that have just read a character of a text, after one more of them. */
function step(set: readonly number[], places: readonly Place[], symbol: string): number[] {
  const next = new Set<number>();
  const read = (index: number) => {
    const place = places[index];
    if (place !== undefined && (place.isStar || place.char === symbol)) next.add(index);
  };
  for (const index of set) {
    const place = places[index];
    if (place?.isStar) read(index);
    if (place?.isLast) continue;
    read(index + 1);
    // A star may stand for nothing.
    if (places[index + 1]?.isStar) read(index + 2);
  }
  return [...next].sort((a, b) => a - b);
}

/** A star that comes next counts too, because the text that has come here is within it already. */
function countWays(set: readonly number[], places: readonly Place[]): number {
  const ways = new Set(set);
  for (const index of set) if (!places[index]?.isLast && places[index + 1]?.isStar) ways.add(index + 1);
  return ways.size;
}
