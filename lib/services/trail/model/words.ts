/** Words that name a sort of thing or a place, and so connect nothing. */
const EMPTY_WORDS = new Set(
  (
    "aws amazon amazonaws com arn the and for all any default true false null none main name type value " +
    "prod production dev development test testing stage staging qa sandbox app application service services api " +
    "job jobs table tables function functions queue topic bucket stream cluster instance database group groups log logs " +
    "alarm alarms dashboard metric metrics event events rule rules user users role roles policy region account " +
    "east west north south central data public private internal created updated error errors count total"
  ).split(" "),
);

const SHORTEST = 3;

/**
 * The telling words of a name, in lower case: "load-orders", "loadOrders" and "load_orders" all give load and orders. What
 * an ARN says before its resource names a place, not a thing.
 */
export function wordsOf(name: string): string[] {
  return name
    .replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:/, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SHORTEST && !/^\d+$/.test(word) && !EMPTY_WORDS.has(word));
}
