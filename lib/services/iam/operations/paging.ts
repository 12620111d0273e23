import type { Context } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { validationError } from "../model/faults";

/** What IAM's list operations take and answer (IAM API Reference, "Marker" and "MaxItems"). */
type PageInput = { Marker?: string; MaxItems?: number };
type PageOutput<Item> = { items: Item[]; more: { IsTruncated: boolean; Marker?: string } };

const DEFAULT_ITEMS = 100;

/**
 * One page of a list that the store reads from a position on. `question` is whatever must be the same on the next page:
 * the operation's name and its filters.
 */
export async function page<Item, Position>(
  context: Context,
  question: unknown[],
  { Marker, MaxItems = DEFAULT_ITEMS }: PageInput,
  ask: (after: Position | undefined, limit: number) => Promise<Item[]>,
  positionOf: (item: Item) => Position,
): Promise<PageOutput<Item>> {
  const asked = [context.accountId, ...question];
  const after = Marker === undefined ? undefined : openPageToken<Position>(Marker, asked);
  if (Marker !== undefined && after === undefined) throw validationError("Invalid Marker.");
  const found = await ask(after, MaxItems + 1);
  const items = found.slice(0, MaxItems);
  const last = items.at(-1);
  if (found.length <= MaxItems || last === undefined) return { items, more: { IsTruncated: false } };
  return { items, more: { IsTruncated: true, Marker: sealPageToken(positionOf(last), asked) } };
}

/** One page of a list that a quota keeps short: the position is a place in it. */
export function pageOf<Item>(
  context: Context,
  question: unknown[],
  input: PageInput,
  all: Item[],
): Promise<PageOutput<Item>> {
  const placed = all.map((item, place) => ({ item, place }));
  const ask = async (after = -1, limit = 0) => placed.slice(after + 1, after + 1 + limit);
  return page(context, question, input, ask, ({ place }) => place).then(({ items, more }) => ({
    items: items.map(({ item }) => item),
    more,
  }));
}
