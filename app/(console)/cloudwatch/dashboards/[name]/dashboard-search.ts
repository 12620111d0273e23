import type { PeriodOverride } from "@/components/dashboards/dashboard-widgets";
import { lastHours, parseTimeRange, type TimeRange } from "@/components/time-range/time-range";
import type { DashboardBody } from "@/lib/services/dashboards/model/body";
import type { VariableValues } from "@/lib/services/dashboards/model/variables";

/** How a dashboard is looked at: the range, how periods are settled, and what its variables are set to. */
export type DashboardSearch = { range: TimeRange; override: PeriodOverride; variables: VariableValues };

/** The periods that all graphs of a dashboard can be given, in seconds. */
export const OVERRIDE_PERIODS = [60, 300, 900, 3600, 21_600, 86_400] as const;

/** A value in an address is somebody's text; AWS's labels of values end here too. */
const LONGEST_VALUE = 1024;

/** The range that a dashboard begins with: its own, else three hours. */
export function ownRange({ start, end }: Pick<DashboardBody, "start" | "end">): TimeRange {
  return parseTimeRange({ start, end }, lastHours(3));
}

/** Reads the address; `get` gives a member of it. What it does not say the dashboard itself does. */
export function parseDashboardSearch(
  body: DashboardBody,
  get: (name: string) => string | null | undefined,
): DashboardSearch {
  const range = parseTimeRange({ start: get("start") ?? undefined, end: get("end") ?? undefined }, ownRange(body));
  const variables = (body.variables ?? []).flatMap(({ id }) => {
    const value = get(variableMember(id));
    return value === null || value === undefined ? [] : [[id, value.slice(0, LONGEST_VALUE)]];
  });
  const override = parseOverride(get("period")) ?? body.periodOverride ?? "auto";
  return { range, override, variables: Object.fromEntries(variables) };
}

/** The member of an address that a variable's value stands in. */
export function variableMember(id: string): string {
  return `var.${id}`;
}

function parseOverride(text: string | null | undefined): PeriodOverride | undefined {
  if (text === "auto" || text === "inherit") return text;
  return OVERRIDE_PERIODS.find((seconds) => String(seconds) === text);
}
