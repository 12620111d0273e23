import { type Series, seriesFrom, type Timeline } from "@/lib/languages/metric-math/series";
import type { Context } from "@/lib/platform/operation";
import type { RuleCall } from "../../model/expression-query";
import { validation } from "../../model/get-metric-data";
import { REPORT_METRICS } from "../../model/insight-rule/report";
import { findRule } from "../../store/insight-rules";
import { reportOf } from "../rule-report";

/** The series of INSIGHT_RULE_METRIC over a timeline; ValidationException when there is no such rule. */
export async function runRuleMetric(
  context: Context,
  id: string,
  { ruleName, metric }: RuleCall,
  timeline: Timeline,
): Promise<Series> {
  const rule = await findRule(context.db, context, ruleName);
  const name = REPORT_METRICS.find((one) => one === metric);
  if (!rule || !name) throw validation([`Error in expression '${id}': The rule ${ruleName} does not exist`]);
  const [from, last] = [timeline.at[0], timeline.at.at(-1)];
  if (from === undefined || last === undefined) return seriesFrom(timeline, []);
  const range = { from, to: last + timeline.periodSeconds * 1000 };
  const report = await reportOf(context, rule, range, timeline.periodSeconds);
  return seriesFrom(timeline, report.points(name), {
    label: `${ruleName} ${metric}`,
    properties: new Map([["MetricName", metric]]),
  });
}
