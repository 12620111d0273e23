/**
 * The words of a name, as CloudWatch splits names for searches: at capitals, at numbers and at whatever is neither letter nor
 * number. "SDBFailure" is SDB and Failure, "Project2-trial333" is Project, 2, trial and 333.
 */
export interface Words {
  /** As they are written. */
  readonly parts: readonly string[];
  readonly lowerParts: readonly string[];
  /** All of them as one: "project2trial333". */
  readonly whole: string;
  /** Whether some stand apart by a character that is neither letter nor number. */
  readonly areParted: boolean;
}

const WORD = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+|\p{Lu}+|\p{N}+/gu;

export function wordsOf(name: string): Words {
  const parts = name.match(WORD) ?? [];
  const lowerParts = parts.map((part) => part.toLowerCase());
  return { parts, lowerParts, whole: lowerParts.join(""), areParted: /[^\p{L}\p{N}\p{M}]/u.test(name.trim()) };
}

/**
 * Whether a name holds a search term: one word whatever its case; several words one after the other, in their case where the
 * term writes them together (CustomCount), and whatever their case where something stands between them (network-errors).
 */
export function holds(name: Words, term: Words): boolean {
  const { parts, lowerParts, areParted } = term;
  const [only, ...others] = lowerParts;
  if (only === undefined) return false;
  if (others.length === 0) return name.lowerParts.includes(only) || name.whole === only;
  return areParted ? isRun(name.lowerParts, lowerParts) : isRun(name.parts, parts);
}

function isRun(whole: readonly string[], run: readonly string[]): boolean {
  for (let start = 0; start + run.length <= whole.length; start += 1) {
    if (run.every((part, index) => whole[start + index] === part)) return true;
  }
  return false;
}
