import type { Phrase, Regex, Term, TermsPattern } from "./ast";
import type { FilterMatch, FilterMatcher } from "./match";
import { parseRegex } from "./regex";
import { RegexMatcher, type Span } from "./regex-matcher";

const MAX_HIGHLIGHTS = 100;

export function compileTerms(pattern: TermsPattern): FilterMatcher {
  // "If you combine ? with other filter patterns, all question mark terms will be ignored."
  const others = pattern.terms.filter((term) => term.role !== "optional");
  const terms = (others.length > 0 ? others : pattern.terms).map(compileTerm);
  const required = terms.filter((term) => term.role === "required");
  const excluded = terms.filter((term) => term.role === "excluded");
  const optional = terms.filter((term) => term.role === "optional");
  const shown = terms.filter((term) => term.role !== "excluded");
  return (message) => {
    if (!required.every((term) => term.isIn(message))) return null;
    if (excluded.some((term) => term.isIn(message))) return null;
    if (optional.length > 0 && !optional.some((term) => term.isIn(message))) return null;
    return new TermsMatch(message, shown);
  };
}

interface CompiledTerm {
  readonly role: Term["role"];
  isIn(message: string): boolean;
  find(message: string, from: number): Span | null;
}

function compileTerm({ role, content }: Term): CompiledTerm {
  return { role, ...(content.kind === "regex" ? compileRegex(content) : compilePhrase(content, role)) };
}

function compileRegex(regex: Regex): Omit<CompiledTerm, "role"> {
  const matcher = new RegexMatcher(parseRegex(regex.source));
  return { isIn: (message) => matcher.test(message), find: (message, from) => matcher.find(message, from) };
}

function compilePhrase({ text }: Phrase, role: Term["role"]): Omit<CompiledTerm, "role"> {
  // The page says of `" "` that it "returns all log events", which a search for a blank would not.
  if (role === "required" && text.trim() === "") return { isIn: () => true, find: () => null };
  return {
    isIn: (message) => message.includes(text),
    find: (message, from) => {
      const offset = message.indexOf(text, from);
      return offset === -1 ? null : { offset, length: text.length };
    },
  };
}

class TermsMatch implements FilterMatch {
  readonly extractedValues = {};
  private readonly message: string;
  private readonly terms: readonly CompiledTerm[];

  constructor(message: string, terms: readonly CompiledTerm[]) {
    this.message = message;
    this.terms = terms;
  }

  select(): undefined {
    return undefined;
  }

  highlights(): Span[] {
    return merge(this.terms.flatMap((term) => this.occurrences(term)));
  }

  private occurrences(term: CompiledTerm): Span[] {
    const spans: Span[] = [];
    for (let from = 0; from <= this.message.length && spans.length < MAX_HIGHLIGHTS; ) {
      const span = term.find(this.message, from);
      if (span === null) break;
      if (span.length > 0) spans.push(span);
      from = span.offset + Math.max(1, span.length);
    }
    return spans;
  }
}

/** Sorts spans and joins those that touch. */
function merge(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.sort((a, b) => a.offset - b.offset)) {
    const last = merged.at(-1);
    const lastEnd = last === undefined ? -1 : last.offset + last.length;
    if (last === undefined || span.offset > lastEnd) merged.push(span);
    else {
      const end = Math.max(lastEnd, span.offset + span.length);
      merged[merged.length - 1] = { offset: last.offset, length: end - last.offset };
    }
  }
  return merged.slice(0, MAX_HIGHLIGHTS);
}
