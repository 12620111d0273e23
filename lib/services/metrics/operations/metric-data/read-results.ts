import type { Scope } from "@/lib/platform/arn";
import type { MetricWindow } from "../../model/metric-query";
import { QueryResult } from "../../model/query-result";
import { needsSamples, type Statistic } from "../../model/statistic";
import { collectPoints } from "../../store/collect";

/** A metric, the stretch of time and the statistic that are asked for. */
export type Wanted = MetricWindow & { statistic: Statistic };

/** About how many periods, or minutes whose values must be kept, are added up at once, so that memory stays bounded. */
const PERIODS_AT_ONCE = 500_000;

/**
 * Reads metrics in groups that memory can bear, and shows each one's result as soon as its group is read, which may then be
 * forgotten. Ends early when `visit` answers false.
 */
export async function readResults(
  scope: Scope,
  wanted: readonly Wanted[],
  visit: (index: number, result: QueryResult) => boolean,
): Promise<void> {
  for (let begin = 0; begin < wanted.length; ) {
    const end = endOfGroup(wanted, begin);
    const group = wanted.slice(begin, end).map((window) => ({
      window,
      result: new QueryResult(window, needsSamples(window.statistic)),
    }));
    await collectPoints(scope, group);
    for (const [index, { result }] of group.entries()) if (!visit(begin + index, result)) return;
    begin = end;
  }
}

/** How many periods a window has of which data may still be there. */
export function periodsIn({ range, visibleFrom, period }: MetricWindow): number {
  return Math.max(0, Math.ceil((range.to - Math.max(range.from, visibleFrom)) / (period * 1000)));
}

function endOfGroup(wanted: readonly Wanted[], begin: number): number {
  let periods = 0;
  for (let end = begin; end < wanted.length; end += 1) {
    const one = wanted[end];
    if (one) periods += periodsIn(needsSamples(one.statistic) ? { ...one, period: Math.min(60, one.period) } : one);
    if (periods > PERIODS_AT_ONCE && end > begin) return end;
  }
  return wanted.length;
}
