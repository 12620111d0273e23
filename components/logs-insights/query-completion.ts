import type { Completion, Suggestion } from "@/components/text-editor/completion";
import type { TextMark } from "@/components/text-editor/text-marks";
import { expectedAt } from "@/lib/languages/logs-insights/complete";
import { parseLogsInsights } from "@/lib/languages/logs-insights/parser";
import { printName } from "@/lib/languages/logs-insights/printer";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";

const SYSTEM_FIELDS = ["@timestamp", "@message", "@logStream", "@log", "@ingestionTime", "@ptr"];

/** What may stand at a place; `fields` are the names that were discovered in the groups. */
export function completeLogQuery(source: string, caret: number, fields: readonly string[]): Completion {
  const expected = expectedAt(source, caret);
  const { from, to, written } = expected;
  const names = expected.fields ? [...new Set([...SYSTEM_FIELDS, ...fields])] : [];
  const all: Suggestion[] = [
    ...expected.commands.map((name) => ({ label: name, insert: `${name} ` })),
    ...names.map((name) => ({ label: name, insert: printName(name) })),
    ...expected.functions.map((name) => ({ label: `${name}()`, insert: `${name}(` })),
    ...expected.keywords.map((name) => ({ label: name, insert: `${name} ` })),
  ];
  const begun = written.toLowerCase();
  const suggestions = all.filter(({ label }) => label.toLowerCase().startsWith(begun) && label !== written);
  return { from, to, suggestions };
}

/** The first mistake of a query; undefined when it can be run. */
export function queryMistake(source: string): TextMark | undefined {
  try {
    parseLogsInsights(source);
    return undefined;
  } catch (error) {
    if (!(error instanceof LanguageSyntaxError)) throw error;
    return { offset: error.offset, length: error.length, message: error.message };
  }
}
