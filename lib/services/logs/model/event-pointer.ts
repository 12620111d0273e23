import type { EventPosition } from "./event-position";

/** What finds one event again: its group and place in it. */
export type EventPointer = EventPosition & { groupId: bigint };

/** @ptr: opaque to its reader, and safe to be shown: whoever follows it needs the right to the group. */
export function pointerText({ groupId, at, id }: EventPointer): string {
  return btoa(`${groupId}/${at}/${id}`).replace(/=+$/, "");
}

/** Undefined when the text is none of ours. */
export function readPointer(text: string): EventPointer | undefined {
  if (!/^[A-Za-z0-9+/]{4,100}$/.test(text) || text.length % 4 === 1) return undefined;
  const [, groupId, at, id] = /^(\d{1,18})\/(\d{1,15})\/(\d{1,19})$/.exec(atob(text)) ?? [];
  if (groupId === undefined || at === undefined || id === undefined) return undefined;
  return { groupId: BigInt(groupId), at: Number(at), id: BigInt(id) };
}
