import { parseFilterPattern } from "@/lib/languages/filter-pattern/parser";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";

/** What is wrong with a filter pattern, in AWS's words and with its place; undefined when nothing is. */
export function filterMistake(pattern: string): LanguageSyntaxError | undefined {
  try {
    parseFilterPattern(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof LanguageSyntaxError) return error;
    throw error;
  }
}
