/** A part of a text that something is to be said about; UTF-16 units. */
export type TextMark = { offset: number; length: number; message: string };

/** A piece of a text, under a mark or not. */
export type TextSegment = { offset: number; text: string; mark?: TextMark };

/** Cuts a text at its marks. Of marks that overlap the first wins; one at the end of the text takes its last character. */
export function segmentsOf(text: string, marks: readonly TextMark[]): TextSegment[] {
  const segments: TextSegment[] = [];
  let reached = 0;
  const add = (end: number, mark?: TextMark) => {
    if (end > reached) segments.push({ offset: reached, text: text.slice(reached, end), mark });
    reached = Math.max(reached, end);
  };
  for (const mark of marks.toSorted((a, b) => a.offset - b.offset)) {
    const start = Math.min(mark.offset, text.length - 1);
    if (start < reached) continue;
    add(start);
    add(Math.min(text.length, Math.max(start + 1, mark.offset + mark.length)), mark);
  }
  add(text.length);
  return segments;
}

/** Line and column of a place, both from 1. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}
