import type { TimeRangeSearch } from "@/components/time-range/time-range";

const PAGE = "/cloudwatch/logs-insights";

/** What the page of Logs Insights is opened with. */
export type InsightsQuestion = { groups: readonly string[]; query?: string; region?: string; range?: TimeRangeSearch };

export function insightsAddress({ groups, query, region, range = {} }: InsightsQuestion): string {
  const members = new URLSearchParams();
  if (groups.length > 0) members.set("groups", groups.join(","));
  if (query !== undefined) members.set("query", query);
  for (const [name, value] of Object.entries(range)) if (value !== undefined) members.set(name, String(value));
  if (region !== undefined) members.set("region", region);
  const search = members.toString();
  return search === "" ? PAGE : `${PAGE}?${search}`;
}
