import type { Target } from "@aws-sdk/client-eventbridge";
import { fillTemplate } from "./input-template";
import { select } from "./json-path";
import { formatSeconds } from "./time";

/** What a transformer may speak of besides the event itself. */
export type Occasion = { ruleArn: string; ruleName: string; acceptedAt: Date };

/** The variables that need no entry in InputPathsMap. */
export const RESERVED_VARIABLES = new Set([
  "aws.events.rule-arn",
  "aws.events.rule-name",
  "aws.events.event.ingestion-time",
  "aws.events.event",
  "aws.events.event.json",
]);

type Inputs = Pick<Target, "Input" | "InputPath" | "InputTransformer">;

/** The text that a target is given of an event: the event whole, a part of it, a constant, or a template filled with it. */
export function targetInput({ Input, InputPath, InputTransformer }: Inputs, event: string, occasion: Occasion): string {
  if (Input !== undefined) return Input;
  if (InputPath !== undefined)
    return InputPath === "$" ? event : JSON.stringify(select(JSON.parse(event), InputPath) ?? null);
  if (InputTransformer?.InputTemplate === undefined) return event;
  const parsed = JSON.parse(event) as Record<string, unknown>;
  const values = new Map(reserved(parsed, occasion));
  for (const [name, path] of Object.entries(InputTransformer.InputPathsMap ?? {}))
    values.set(name, select(parsed, path));
  return fillTemplate(InputTransformer.InputTemplate, values);
}

/** AWS calls the member "detailType" in this one place. */
function reserved(event: Record<string, unknown>, { ruleArn, ruleName, acceptedAt }: Occasion): [string, unknown][] {
  const members = Object.entries(event).filter(([name]) => name !== "detail");
  const head = members.map(([name, value]) => [name === "detail-type" ? "detailType" : name, value]);
  return [
    ["aws.events.rule-arn", ruleArn],
    ["aws.events.rule-name", ruleName],
    ["aws.events.event.ingestion-time", formatSeconds(acceptedAt)],
    ["aws.events.event", Object.fromEntries(head)],
    ["aws.events.event.json", event],
  ];
}
