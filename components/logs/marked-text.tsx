import type { FilterMatcher } from "@/lib/languages/filter-pattern/match";

type Props = {
  text: string;
  /** Finds the places to mark; without one the text is plain. */
  matcher: FilterMatcher | undefined;
};

/** A text with the terms of a filter pattern marked. */
export function MarkedText({ text, matcher }: Props) {
  const spans = matcher?.(text)?.highlights() ?? [];
  if (spans.length === 0) return <>{text}</>;
  const pieces = spans.map(({ offset, length }, index) => {
    const previous = spans[index - 1];
    return {
      before: text.slice(previous ? previous.offset + previous.length : 0, offset),
      marked: text.slice(offset, offset + length),
      offset,
    };
  });
  const last = spans.at(-1);
  return (
    <>
      {pieces.map(({ before, marked, offset }) => (
        <span key={offset}>
          {before}
          <mark className="rounded-xs bg-[#fbd332] text-[#0f141a]">{marked}</mark>
        </span>
      ))}
      {last && text.slice(last.offset + last.length)}
    </>
  );
}
