import type { DescribeRuleResponse, PutRuleRequest, RuleState } from "@aws-sdk/client-eventbridge";
import type { EventPattern } from "@/lib/languages/event-pattern/ast";
import { InvalidPatternError } from "@/lib/languages/event-pattern/invalid-pattern";
import { parseEventPattern } from "@/lib/languages/event-pattern/parser";
import type { Schedule } from "@/lib/languages/schedule/ast";
import { InvalidScheduleError } from "@/lib/languages/schedule/invalid-schedule";
import { next } from "@/lib/languages/schedule/next";
import { parseSchedule } from "@/lib/languages/schedule/parser";
import { formatArn, type Scope } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import { DEFAULT_BUS } from "./bus";
import { invalid } from "./refusal";

export type Rule = {
  bus: string;
  name: string;
  pattern: string | undefined;
  schedule: string | undefined;
  state: RuleState;
  description: string | undefined;
  roleArn: string | undefined;
  createdBy: string;
  /** From when a rate counts: when the schedule was set or the rule enabled. */
  scheduleStart: Date | undefined;
  /** When a scheduled rule runs next; absent while it is disabled, and after its last time. */
  dueAt: Date | undefined;
};

/** Rules of the default bus have no bus in their ARN (Service Authorization Reference, "Amazon EventBridge"). */
export function ruleArn(scope: Scope, { bus, name }: Pick<Rule, "bus" | "name">): string {
  return formatArn("events", scope, `rule/${bus === DEFAULT_BUS ? "" : `${bus}/`}${name}`);
}

/** What PutRule asks for, checked. What a rule had before and the request does not name is gone, as in AWS. */
export function requestedRule(input: PutRuleRequest & { Name: string }, bus: string, owner: string, now: Date): Rule {
  const pattern = input.EventPattern || undefined;
  const schedule = input.ScheduleExpression || undefined;
  if (pattern === undefined && schedule === undefined) {
    throw invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
  }
  if (schedule !== undefined && bus !== DEFAULT_BUS) {
    throw invalid("ScheduleExpression is supported only on the default event bus.");
  }
  if (pattern !== undefined) readPattern(pattern);
  if (schedule !== undefined) readSchedule(schedule);
  const rule = {
    bus,
    name: input.Name,
    pattern,
    schedule,
    state: input.State ?? "ENABLED",
    description: input.Description,
    roleArn: input.RoleArn,
    createdBy: owner,
    scheduleStart: schedule === undefined ? undefined : now,
  };
  return { ...rule, dueAt: dueAfter(rule, now) };
}

/** Throws InvalidEventPatternException in AWS's words. */
export function readPattern(text: string): EventPattern {
  try {
    return parseEventPattern(text);
  } catch (error) {
    if (error instanceof InvalidPatternError) throw new AwsError("InvalidEventPatternException", error.message);
    throw error;
  }
}

/** The rule as EnableRule and DisableRule leave it. A rate counts anew from the moment it is enabled. */
export function switched(rule: Rule, state: RuleState, now: Date): Rule {
  if (rule.state === state) return rule;
  const restarted = { ...rule, state, scheduleStart: rule.schedule === undefined ? undefined : now };
  return { ...restarted, dueAt: dueAfter(restarted, now) };
}

/** The first time after `at` that a rule runs by schedule; what has been missed is not made up for. */
export function dueAfter(rule: Omit<Rule, "dueAt">, at: Date): Date | undefined {
  if (rule.schedule === undefined || rule.state === "DISABLED") return undefined;
  return next(readSchedule(rule.schedule), at, { start: rule.scheduleStart ?? at });
}

export function describeRule(scope: Scope, rule: Rule): DescribeRuleResponse {
  return {
    Name: rule.name,
    Arn: ruleArn(scope, rule),
    EventPattern: rule.pattern,
    ScheduleExpression: rule.schedule,
    State: rule.state,
    Description: rule.description,
    RoleArn: rule.roleArn,
    EventBusName: rule.bus,
    CreatedBy: rule.createdBy,
  };
}

/** Rules know rate and cron; `at` belongs to EventBridge Scheduler. */
function readSchedule(text: string): Schedule {
  try {
    const schedule = parseSchedule(text);
    if (schedule.kind !== "at") return schedule;
  } catch (error) {
    if (!(error instanceof InvalidScheduleError)) throw error;
  }
  throw invalid("Parameter ScheduleExpression is not valid.");
}
