/**
 * Matches a text against the pieces that stand between its pattern's wildcards: ["a", "", "z"] is `a*` + `*z`.
 *
 * The pieces are looked for one after the other from the left, which finds a match whenever there is one, so no
 * pattern can make the search look at a character more than once for each piece.
 */
export function compileWildcard(pieces: readonly string[]): (text: string) => boolean {
  const first = pieces[0] ?? "";
  if (pieces.length < 2) return (text) => text === first;
  const last = pieces[pieces.length - 1] ?? "";
  const middle = pieces.slice(1, -1);
  return (text) => {
    const end = text.length - last.length;
    if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    let offset = first.length;
    for (const piece of middle) {
      const found = text.indexOf(piece, offset);
      if (found === -1 || found + piece.length > end) return false;
      offset = found + piece.length;
    }
    return true;
  };
}
