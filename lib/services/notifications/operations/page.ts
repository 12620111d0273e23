import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { invalid } from "../model/refusal";

/** AWS's page of topics and of subscriptions. */
export const PAGE = 100;

/** One page of `found`, which holds one more than `size` when there is a next page; `place` says where a page ends. */
export function pageOf<T>(found: T[], size: number, place: (last: T) => unknown, question: unknown) {
  const items = found.slice(0, size);
  const last = items.at(-1);
  const more = found.length > size && last !== undefined;
  return { items, token: more ? sealPageToken(place(last), question) : undefined };
}

/** Where the page before ended; undefined for the first page. Throws InvalidParameter for a token of another question. */
export function placeIn<Place>(token: string | undefined, question: unknown): Place | undefined {
  if (token === undefined || token === "") return undefined;
  const place = openPageToken<Place>(token, question);
  if (place === undefined) throw invalid("NextToken");
  return place;
}
