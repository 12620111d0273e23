import type { PutTargetsResultEntry, Target } from "@aws-sdk/client-eventbridge";
import { type Arn, parseArn } from "@/lib/platform/arn";
import { isJsonTemplate, readTemplate } from "./input-template";
import { readPath } from "./json-path";
import { invalid } from "./refusal";
import { RESERVED_VARIABLES } from "./target-input";

/** A quota of AWS's that cannot be raised. */
export const MAX_TARGETS_PER_RULE = 5;

export type RuleTarget = Target & { Id: string; Arn: string };

/** The kinds of places that events are delivered to. */
export type Destination = "sns" | "logs" | "event-bus" | "api-destination" | "lambda" | "states" | "sqs";

/** The kind of place an ARN names; undefined for those that Mirante does not deliver to. */
export function destinationOf(arn: Arn): Destination | undefined {
  switch (arn.service) {
    case "sns":
    case "sqs":
    case "lambda":
      return arn.service;
    case "logs":
      return arn.resource.startsWith("log-group:") ? "logs" : undefined;
    case "states":
      return arn.resource.startsWith("stateMachine:") ? "states" : undefined;
    case "events":
      if (arn.resource.startsWith("event-bus/")) return "event-bus";
      return arn.resource.startsWith("api-destination/") ? "api-destination" : undefined;
    default:
      return undefined;
  }
}

/** As `destinationOf`, of an ARN as text. */
export function destinationNamed(text: string): Destination | undefined {
  const arn = parseArn(text);
  return arn && destinationOf(arn);
}

/** Throws ValidationException in AWS's words for the first target that is not in order. */
export function checkTargets(targets: readonly RuleTarget[]): void {
  for (const target of targets) {
    if (!parseArn(target.Arn)) {
      throw invalid(`Parameter ${target.Arn} is not valid. Reason: Provided Arn is not in correct format.`);
    }
    checkDeadLetters(target);
    if (/:sqs:.*\.fifo$/.test(target.Arn) && !target.SqsParameters?.MessageGroupId) {
      throw invalid(`Parameter(s) SqsParameters must be specified for target: ${target.Id}.`);
    }
    checkInput(target);
  }
}

/** Why a target that is in order cannot be one here; it stands in the answer's FailedEntries. */
export function unsupported({ Id, Arn }: RuleTarget): PutTargetsResultEntry | undefined {
  const arn = parseArn(Arn);
  if (arn && destinationOf(arn)) return undefined;
  const message = `Mirante does not deliver events to ${arn?.service ?? "this"} (${Arn}).`;
  return { TargetId: Id, ErrorCode: "UnsupportedTarget", ErrorMessage: message };
}

function checkDeadLetters({ Id, DeadLetterConfig }: RuleTarget): void {
  const queue = DeadLetterConfig?.Arn;
  if (queue === undefined || parseArn(queue)?.service === "sqs") return;
  throw invalid(
    `Parameter ${queue} is not valid. Reason: The dead-letter queue of target ${Id} is not an Amazon SQS queue.`,
  );
}

function checkInput({ Id, Input, InputPath, InputTransformer }: RuleTarget): void {
  if ([Input, InputPath, InputTransformer].filter((one) => one !== undefined).length > 1) {
    throw invalid(`Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`);
  }
  if (Input !== undefined && !isJson(Input)) throw invalid(`JSON syntax error in input for target ${Id}`);
  if (InputPath !== undefined && !readPath(InputPath)) throw invalid(`Invalid JSONPath for target ${Id}: ${InputPath}`);
  if (InputTransformer) checkTransformer(Id, InputTransformer);
}

function checkTransformer(
  id: string,
  { InputPathsMap = {}, InputTemplate = "" }: NonNullable<Target["InputTransformer"]>,
) {
  for (const [name, path] of Object.entries(InputPathsMap)) {
    if (/^aws/i.test(name)) throw invalid(`InputPathsMap for target ${id} contains the reserved key ${name}.`);
    if (!readPath(path)) throw invalid(`InputPathsMap for target ${id} contains an invalid JSONPath: ${path}`);
  }
  const pieces = readTemplate(InputTemplate);
  for (const piece of pieces) {
    if (piece.kind === "text" || Object.hasOwn(InputPathsMap, piece.name) || RESERVED_VARIABLES.has(piece.name))
      continue;
    throw invalid(`InputTemplate for target ${id} contains invalid placeholder ${piece.name}.`);
  }
  const sample = pieces.map((piece) => (piece.kind === "text" ? piece.text : piece.isQuoted ? "" : "0")).join("");
  if (isJsonTemplate(InputTemplate) && !isJson(sample)) throw invalid(`Invalid InputTemplate for target ${id}.`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
