/** The texts between the `*` of a wildcard, with `\*` and `\\` read as the characters they stand for. */
export function splitWildcard(pattern: string): string[] {
  const pieces: string[] = [""];
  for (let i = 0; i < pattern.length; i++) {
    const isEscape = pattern[i] === "\\";
    if (isEscape) i++;
    if (pattern[i] === "*" && !isEscape) pieces.push("");
    else pieces[pieces.length - 1] += pattern[i] ?? "";
  }
  return pieces;
}

/**
 * The service's message for a wildcard that it does not accept, or undefined.
 * It counts bytes of UTF-8, and it counts the quote before the text.
 */
export function findWildcardFault(pattern: string): string | undefined {
  const position = (index: number) => new TextEncoder().encode(pattern.slice(0, index)).length + 1;
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] === "*" && pattern[i + 1] === "*") return `Consecutive wildcard characters at pos ${position(i)}`;
    if (pattern[i] !== "\\") continue;
    if (pattern[i + 1] !== "*" && pattern[i + 1] !== "\\") return `Invalid escape character at pos ${position(i)}`;
    i++;
  }
  return undefined;
}
