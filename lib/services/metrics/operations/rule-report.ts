import type { FilterLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { isAwsError } from "@/lib/platform/errors";
import type { Context } from "@/lib/platform/operation";
import { parseRuleDefinition } from "../model/insight-rule/definition";
import { RuleReport } from "../model/insight-rule/report";
import type { TimeRange } from "../model/period";
import type { KeptRule } from "../store/insight-rules";

/** A report looks at no more events than this, so that one question cannot keep the machine busy for ever. */
const MAX_EVENTS = 2_000_000;

/**
 * The report of a rule over a time, from the log events that are stored, those from before the rule too. A rule that is disabled
 * sees none.
 */
export async function reportOf(
  context: Context,
  rule: KeptRule,
  { from, to }: TimeRange,
  period: number,
): Promise<RuleReport> {
  const definition = parseRuleDefinition(rule.definition);
  const report = new RuleReport(definition, from, period * 1000);
  if (!rule.isEnabled) return report;
  let left = MAX_EVENTS;
  for (const logGroupName of await groupNames(context, definition.logGroups)) {
    let nextToken: string | undefined;
    do {
      const question = { logGroupName, startTime: from, endTime: to - 1, nextToken };
      const page = await eventsOf(context, question);
      for (const { timestamp = 0, message = "" } of page.events ?? []) report.add(timestamp, message);
      left -= page.events?.length ?? 0;
      nextToken = page.nextToken;
    } while (nextToken !== undefined && left > 0);
  }
  return report;
}

/** A group that is not there has no events: it may have been deleted since the rule was made. */
async function eventsOf(context: Context, question: object): Promise<FilterLogEventsResponse> {
  try {
    return await context.invoke<FilterLogEventsResponse>("logs:FilterLogEvents", question);
  } catch (error) {
    if (isAwsError(error) && error.code === "ResourceNotFoundException") return {};
    throw error;
  }
}

async function groupNames(context: Context, patterns: readonly string[]): Promise<Set<string>> {
  const names = new Set<string>();
  for (const pattern of patterns) {
    if (!pattern.endsWith("*")) names.add(pattern);
    else {
      const { Names } = await context.invoke<{ Names: string[] }>("logs:ListGroupNames", {
        Prefix: pattern.slice(0, -1),
      });
      for (const name of Names) names.add(name);
    }
  }
  return names;
}
