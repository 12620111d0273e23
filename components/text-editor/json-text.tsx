const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

type Piece = { offset: number; text: string; className?: string };

/** Indented JSON in colours, to be read and selected. */
export function JsonText({ text, label }: { text: string; label: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="max-h-[640px] overflow-auto rounded-lg border border-solid border-line bg-surface p-4"
    >
      <pre className="code-text m-0 text-body">
        {pieces(text).map(({ offset, text: piece, className }) => (
          <span key={offset} className={className}>
            {piece}
          </span>
        ))}
      </pre>
    </section>
  );
}

function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let reached = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, string, colon] = match;
    const shown = string ?? token;
    if (match.index > reached) found.push({ offset: reached, text: text.slice(reached, match.index) });
    found.push({
      offset: match.index,
      text: shown,
      className: colon ? "text-body font-bold" : string ? "text-success" : "text-warning",
    });
    reached = match.index + shown.length;
  }
  return [...found, { offset: reached, text: text.slice(reached) }];
}
