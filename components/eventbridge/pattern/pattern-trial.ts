import type { EventPattern } from "@/lib/languages/event-pattern/ast";
import { type Explanation, explainEventPattern } from "@/lib/languages/event-pattern/explain";
import { InvalidPatternError, PatternSource } from "@/lib/languages/event-pattern/invalid-pattern";
import { JsonReader } from "@/lib/languages/event-pattern/json-reader";
import { parseEventPattern } from "@/lib/languages/event-pattern/parser";

/** A mistake and its place in the text. */
export type Mistake = { offset: number; length: number; message: string };

/** What is wrong with a pattern, in AWS's words; undefined when nothing is. */
export function patternMistake(text: string): Mistake | undefined {
  return mistakeIn(() => parseEventPattern(text));
}

/** What is wrong with an event to be tried; undefined when nothing is. */
export function eventMistake(text: string): Mistake | undefined {
  return mistakeIn(() => {
    const source = new PatternSource(text);
    const node = new JsonReader(source).document();
    if (node.kind !== "object") throw source.invalidAsWhole("Event is not an object", { start: 0, end: text.length });
  });
}

/** What the pattern makes of the event, field by field; undefined while one of the two has a mistake. */
export function tryPattern(pattern: string, event: string): Explanation | undefined {
  if (eventMistake(event)) return undefined;
  const parsed = patternOf(pattern);
  return parsed && explainEventPattern(parsed, JSON.parse(event));
}

function patternOf(text: string): EventPattern | undefined {
  try {
    return parseEventPattern(text);
  } catch (error) {
    if (error instanceof InvalidPatternError) return undefined;
    throw error;
  }
}

function mistakeIn(read: () => unknown): Mistake | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidPatternError)) throw error;
    return { offset: error.offset, length: error.length, message: error.reason };
  }
}
