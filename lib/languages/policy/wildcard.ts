/** What a pattern is made of. `text` is literal, even when it holds a star that came out of a policy variable. */
export type WildcardPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "anyText" }
  | { readonly kind: "anyCharacter" };

export type TextMatcher = (text: string) => boolean;

/** Reads `*` as any text and `?` as any one character (UTF-16 unit). */
export function parseWildcard(pattern: string): WildcardPart[] {
  const pieces = pattern.split(/([*?])/).filter((piece) => piece !== "");
  return pieces.map((piece) => {
    if (piece === "*") return { kind: "anyText" };
    return piece === "?" ? { kind: "anyCharacter" } : { kind: "text", text: piece };
  });
}

/**
 * Compiles a pattern to a matcher of whole texts.
 * It never steps back over a star: each stretch between two stars is sought once, from the left, where the one before it
 * ended. That is sound, because a star takes whatever lies between. The time grows with the length of the text, at worst
 * times the longest stretch, so that a hostile pattern stays harmless.
 */
export function compileWildcard(parts: readonly WildcardPart[]): TextMatcher {
  const stretches = splitAtStars(parts);
  const [first = EMPTY, ...others] = stretches;
  const last = others.pop();
  if (!last) return (text) => text.length === first.length && matchesAt(first, text, 0);
  return (text) => {
    const end = text.length - last.length;
    if (first.length > end || !matchesAt(first, text, 0) || !matchesAt(last, text, end)) return false;
    let from = first.length;
    for (const stretch of others) {
      const found = findFrom(stretch, text, from);
      if (found < 0 || found + stretch.length > end) return false;
      from = found + stretch.length;
    }
    return true;
  };
}

/** The part of a pattern between two stars: literal runs, each at its place, with question marks between them. */
interface Stretch {
  readonly length: number;
  readonly runs: readonly Run[];
}
interface Run {
  readonly at: number;
  readonly text: string;
}

const EMPTY: Stretch = { length: 0, runs: [] };

function splitAtStars(parts: readonly WildcardPart[]): Stretch[] {
  const stretches: Stretch[] = [];
  let stretch = EMPTY;
  for (const part of parts) {
    if (part.kind === "anyText") {
      stretches.push(stretch);
      stretch = EMPTY;
    } else if (part.kind === "anyCharacter") {
      stretch = { ...stretch, length: stretch.length + 1 };
    } else {
      const run = { at: stretch.length, text: part.text };
      stretch = { length: stretch.length + part.text.length, runs: [...stretch.runs, run] };
    }
  }
  return [...stretches, stretch];
}

function matchesAt({ length, runs }: Stretch, text: string, place: number): boolean {
  return place + length <= text.length && runs.every((run) => text.startsWith(run.text, place + run.at));
}

/** The first place from `from` on where the stretch matches, or -1. */
function findFrom(stretch: Stretch, text: string, from: number): number {
  const [anchor] = stretch.runs;
  if (!anchor) return from + stretch.length <= text.length ? from : -1;
  for (let place = from; ; place++) {
    const found = text.indexOf(anchor.text, place + anchor.at);
    if (found < 0) return -1;
    place = found - anchor.at;
    if (matchesAt(stretch, text, place)) return place;
  }
}
