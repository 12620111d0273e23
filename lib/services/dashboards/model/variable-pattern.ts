import { Regex } from "@/lib/languages/logs-insights/regex/regex";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";
import { isObject } from "./check";

/**
 * Widgets with a value in place of a pattern. AWS takes it for a regular expression, and people write the text that stands there:
 * so it is that text letter by letter where any widget holds it, else an expression, which is bounded in time and never empty.
 */
export function withPattern(widgets: unknown, pattern: string, value: string): unknown {
  if (holds(widgets, pattern)) return mapTexts(widgets, (text) => text.replaceAll(pattern, () => value));
  const regex = regexOf(pattern);
  return regex ? mapTexts(widgets, (text) => replaced(text, regex, value)) : widgets;
}

function holds(held: unknown, pattern: string): boolean {
  if (typeof held === "string") return held.includes(pattern);
  if (Array.isArray(held)) return held.some((item) => holds(item, pattern));
  return isObject(held) && Object.values(held).some((one) => holds(one, pattern));
}

function mapTexts(held: unknown, change: (text: string) => string): unknown {
  if (typeof held === "string") return change(held);
  if (Array.isArray(held)) return held.map((item) => mapTexts(item, change));
  if (!isObject(held)) return held;
  return Object.fromEntries(Object.entries(held).map(([name, one]) => [name, mapTexts(one, change)]));
}

function regexOf(pattern: string): Regex | undefined {
  try {
    return new Regex(pattern);
  } catch (error) {
    if (error instanceof LanguageSyntaxError) return undefined;
    throw error;
  }
}

/** The value is a text: what looks like a group in it stays as it is. */
function replaced(text: string, regex: Regex, value: string): string {
  let out = "";
  let done = 0;
  for (let from = 0; from <= text.length; ) {
    const match = regex.find(text, from);
    if (!match) break;
    const [start = 0, end = 0] = match;
    if (end > start) {
      out += text.slice(done, start) + value;
      done = end;
    }
    from = end > start ? end : end + 1;
  }
  return out + text.slice(done);
}
