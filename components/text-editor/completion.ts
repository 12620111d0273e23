/** One way to go on with what is being written. */
export type Suggestion = {
  label: string;
  /** What replaces the word at hand; the caret ends behind it. */
  insert: string;
  /** What stands beside the label, such as how a function is called. */
  detail?: string;
};

/** The word that a suggestion replaces (UTF-16 units), and what it may become. */
export type Completion = { from: number; to: number; suggestions: readonly Suggestion[] };

/** A text with a suggestion taken, and where the caret then stands. */
export function completed(
  text: string,
  { from, to }: Completion,
  { insert }: Suggestion,
): { text: string; caret: number } {
  return { text: text.slice(0, from) + insert + text.slice(to), caret: from + insert.length };
}
