import { parseLogsInsights } from "@/lib/languages/logs-insights/parser";
import { sourcesOf } from "@/lib/languages/logs-insights/run";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";
import type { DashboardBody } from "./body";
import { logQuestion } from "./log-query";

/** A log group of a Region, as a link remembers it. */
export type SharedGroup = { region: string; name: string };

/** The groups that the log widgets of a body name, each once. */
export function groupsShown({ widgets }: DashboardBody): SharedGroup[] {
  const named = widgets.flatMap((widget) => {
    if (widget.type !== "log") return [];
    const { region } = widget.properties;
    return logQuestion(widget.properties).logGroupNames.map((name) => ({ region, name }));
  });
  return [...new Map(named.map((group) => [groupKey(group), group])).values()];
}

export const groupKey = ({ region, name }: SharedGroup): string => `${region} ${name}`;

/**
 * Whether a query reads the groups beside it and no others: SOURCE within it may name more, by prefix even. One that cannot be read
 * reads nothing, and is refused with the place of its mistake.
 */
export function readsNamedGroupsOnly(queryString: string): boolean {
  try {
    const { groups, prefixes } = sourcesOf(parseLogsInsights(queryString));
    return groups.length + prefixes.length === 0;
  } catch (error) {
    if (error instanceof LanguageSyntaxError) return true;
    throw error;
  }
}
