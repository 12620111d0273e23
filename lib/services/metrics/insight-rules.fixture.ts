import type { Caller } from "@/lib/platform/caller";
import { invoke } from "../invoke";

export const MINUTE = 60_000;
/** The beginning of the hour that reports are about. */
export const start = Math.floor(Date.now() / (10 * MINUTE)) * 10 * MINUTE - 60 * MINUTE;

/** The definition of a rule that counts the events of /web/* by address. */
export const rule = (more: { Contribution?: object; [member: string]: unknown } = {}) => ({
  Schema: { Name: "CloudWatchLogRule", Version: 1 },
  LogGroupNames: ["/web/*"],
  LogFormat: "JSON",
  AggregateOn: "Count",
  ...more,
  Contribution: { Keys: ["$.ip"], ...more.Contribution },
});

/** How somebody puts rules and asks for their reports of the first five minutes. */
export const rulesOf = (root: Caller) => ({
  put: (RuleName: string, definition: object | string, more: object = {}) =>
    invoke(root, "cloudwatch:PutInsightRule", {
      RuleName,
      RuleDefinition: typeof definition === "string" ? definition : JSON.stringify(definition),
      ...more,
    }),
  report: (RuleName: string, more: object = {}) =>
    invoke(root, "cloudwatch:GetInsightRuleReport", {
      RuleName,
      StartTime: new Date(start),
      EndTime: new Date(start + 5 * MINUTE),
      Period: 60,
      ...more,
    }),
});
