/** A piece of a text, and where it leads when it is an address. */
export type TextPiece = { offset: number; text: string; href?: string };

/** Web addresses, without what usually ends the sentence around them. */
const ADDRESS = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/g;

/** Takes a text apart at the web addresses in it; only http and https become links. */
export function linkedText(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let reached = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    if (index > reached) pieces.push({ offset: reached, text: text.slice(reached, index) });
    pieces.push({ offset: index, text: address, ...(URL.canParse(address) ? { href: address } : {}) });
    reached = index + address.length;
  }
  if (reached < text.length) pieces.push({ offset: reached, text: text.slice(reached) });
  return pieces;
}
