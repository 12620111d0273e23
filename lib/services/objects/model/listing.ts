/** What a page of keys is asked for. `after`: only keys behind this one, and behind all that share its common prefix. */
export type ListQuestion = { prefix: string; delimiter: string; after: string; limit: number };

/** One line of a listing: an object, or the common prefix of several. `place` is what the next page goes on after. */
export type ListEntry<Row> = { kind: "object"; row: Row; place: string } | { kind: "prefix"; place: string };

export type ListPage<Row> = { entries: ListEntry<Row>[]; truncated: boolean };

/**
 * Which keys are read: those behind `after` that are not less than `from`, and less than `before`. Keys are ordered by their
 * UTF-8 bytes, which JavaScript's own comparison is not, so they are compared by whoever reads.
 */
export type KeyRange = { after: string; from: string; before: string | undefined; limit: number };

/** How many rows are read at once where most of them may fall into one common prefix. */
const GROUPED_ROWS = 100;

/**
 * One page of a bucket's keys, read through `read` in the order of keys (Amazon S3 API Reference, "ListObjectsV2"). Keys that
 * share what comes before the first delimiter behind the prefix are one entry, and their other keys are leapt over unread.
 */
export async function listPage<Row extends { key: string }>(
  question: ListQuestion,
  read: (range: KeyRange) => Promise<Row[]>,
): Promise<ListPage<Row>> {
  const { prefix, limit } = question;
  const entries: ListEntry<Row>[] = [];
  if (limit === 0) return { entries, truncated: false };
  const before = keyAfterPrefix(prefix);
  let start: Start | undefined = firstPlace(question);
  while (start) {
    const wanted = question.delimiter ? GROUPED_ROWS : limit - entries.length + 1;
    const rows = await read({ ...start, before, limit: wanted });
    let group: string | undefined;
    for (const row of rows) {
      if (entries.length === limit) return { entries, truncated: true };
      group = commonPrefixOf(row.key, question);
      entries.push(group === undefined ? { kind: "object", row, place: row.key } : { kind: "prefix", place: group });
      if (group !== undefined) break;
    }
    const isEnd = group === undefined && rows.length < wanted;
    start = isEnd ? undefined : group === undefined ? { after: rows.at(-1)?.key ?? "", from: "" } : behind(group);
  }
  return { entries, truncated: false };
}

type Start = Pick<KeyRange, "after" | "from">;

function firstPlace(question: ListQuestion): Start | undefined {
  const { prefix, after } = question;
  const group = commonPrefixOf(after, question);
  return group === undefined ? { after, from: prefix } : behind(group);
}

function behind(prefix: string): Start | undefined {
  const from = keyAfterPrefix(prefix);
  return from === undefined ? undefined : { after: "", from };
}

function commonPrefixOf(key: string, { prefix, delimiter }: ListQuestion): string | undefined {
  if (!delimiter || !key.startsWith(prefix)) return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at === -1 ? undefined : key.slice(0, at + delimiter.length);
}

/** The first key that begins otherwise and is greater; undefined when there is none (an empty prefix, or U+10FFFF alone). */
function keyAfterPrefix(prefix: string): string | undefined {
  const points = [...prefix];
  while (points.length > 0) {
    const point = points.pop()?.codePointAt(0) ?? 0;
    // Surrogates are no characters of their own: U+D7FF is followed by U+E000.
    if (point < 0x10ffff) return points.join("") + String.fromCodePoint(point === 0xd7ff ? 0xe000 : point + 1);
  }
  return undefined;
}
