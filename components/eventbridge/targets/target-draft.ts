import type { Target } from "@aws-sdk/client-eventbridge";
import { checkTargets, type Destination, destinationNamed, type RuleTarget } from "@/lib/services/events/model/target";

export const TARGET_KINDS = ["sns", "lambda", "sqs", "states", "logs", "event-bus", "api-destination"] as const;
export const INPUTS = ["matched", "part", "constant", "transformer"] as const;
export type InputKind = (typeof INPUTS)[number];

/** A target as the form's fields hold it. */
export type TargetDraft = {
  id: string;
  kind: Destination;
  arn: string;
  input: InputKind;
  /** By the kind of input: a JSON path, a JSON text, the transformer's map as JSON and its template. */
  inputPath: string;
  constant: string;
  pathsMap: string;
  template: string;
  /** For a FIFO queue. */
  groupId: string;
  roleArn: string;
  /** Empty: AWS's own, a day and 185 retries. */
  maxAgeSeconds: string;
  maxRetries: string;
  deadLetterArn: string;
};

export const EMPTY_TARGET: Omit<TargetDraft, "id"> = {
  kind: "sns",
  arn: "",
  input: "matched",
  inputPath: "$.detail",
  constant: '{"key": "value"}',
  pathsMap: '{\n  "name": "$.detail.alarmName",\n  "state": "$.detail.state.value"\n}',
  template: '{\n  "text": "<name> is in state <state>"\n}',
  groupId: "",
  roleArn: "",
  maxAgeSeconds: "",
  maxRetries: "",
  deadLetterArn: "",
};

/** The least number that no target has as its id. */
export function newTarget(present: readonly TargetDraft[]): TargetDraft {
  const ids = new Set(present.map(({ id }) => id));
  let number = 1;
  while (ids.has(`Id${number}`)) number += 1;
  return { ...EMPTY_TARGET, id: `Id${number}` };
}

export function targetDraftOf(target: Target): TargetDraft {
  const { InputTransformer: transformer, RetryPolicy: retry } = target;
  return {
    ...EMPTY_TARGET,
    id: target.Id ?? "",
    kind: destinationNamed(target.Arn ?? "") ?? "sns",
    arn: target.Arn ?? "",
    input: inputKindOf(target),
    inputPath: target.InputPath ?? EMPTY_TARGET.inputPath,
    constant: target.Input ?? EMPTY_TARGET.constant,
    pathsMap: transformer ? JSON.stringify(transformer.InputPathsMap ?? {}, null, 2) : EMPTY_TARGET.pathsMap,
    template: transformer?.InputTemplate ?? EMPTY_TARGET.template,
    groupId: target.SqsParameters?.MessageGroupId ?? "",
    roleArn: target.RoleArn ?? "",
    maxAgeSeconds: retry?.MaximumEventAgeInSeconds === undefined ? "" : String(retry.MaximumEventAgeInSeconds),
    maxRetries: retry?.MaximumRetryAttempts === undefined ? "" : String(retry.MaximumRetryAttempts),
    deadLetterArn: target.DeadLetterConfig?.Arn ?? "",
  };
}

/** What PutTargets is asked. `edited` is the target that is replaced: what the form does not show stays as it is. */
export function targetOf(draft: TargetDraft, edited: Partial<Target> = {}): RuleTarget {
  return {
    ...without(edited, SHOWN),
    Id: draft.id,
    Arn: draft.arn.trim(),
    ...inputOf(draft),
    ...(draft.kind === "sqs" && draft.groupId ? { SqsParameters: { MessageGroupId: draft.groupId } } : {}),
    ...(draft.roleArn.trim() ? { RoleArn: draft.roleArn.trim() } : {}),
    ...retryOf(draft),
    ...(draft.deadLetterArn.trim() ? { DeadLetterConfig: { Arn: draft.deadLetterArn.trim() } } : {}),
  };
}

/** The members that the form shows, each of which it sets or leaves out. */
const SHOWN: readonly (keyof Target)[] = [
  "Input",
  "InputPath",
  "InputTransformer",
  "RetryPolicy",
  "DeadLetterConfig",
  "SqsParameters",
  "RoleArn",
];

function without(target: Partial<Target>, members: readonly string[]): Partial<Target> {
  return Object.fromEntries(Object.entries(target).filter(([name]) => !members.includes(name)));
}

/** Which fields of a target are wrong; `other` is told in AWS's words. */
export type TargetMistakes = {
  arn?: "missing" | "wrongKind" | undefined;
  pathsMap?: "notMap" | undefined;
  maxAgeSeconds?: "range" | undefined;
  maxRetries?: "range" | undefined;
  other?: string | undefined;
};

export function targetMistakes(draft: TargetDraft): TargetMistakes {
  const kind = destinationNamed(draft.arn.trim());
  const mistakes: TargetMistakes = {
    ...(draft.arn.trim() === "" ? { arn: "missing" } : kind === draft.kind ? {} : { arn: "wrongKind" }),
    ...(draft.input === "transformer" && !mapOf(draft.pathsMap) ? { pathsMap: "notMap" } : {}),
    ...(isWithin(draft.maxAgeSeconds, 60, 86_400) ? {} : { maxAgeSeconds: "range" }),
    ...(isWithin(draft.maxRetries, 0, 185) ? {} : { maxRetries: "range" }),
  };
  if (Object.keys(mistakes).length > 0) return mistakes;
  try {
    checkTargets([targetOf(draft)]);
    return {};
  } catch (error) {
    return { other: error instanceof Error ? error.message : String(error) };
  }
}

/** The paths of a transformer; undefined when the text is not an object of texts. */
function mapOf(text: string): Record<string, string> | undefined {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return Object.values(value).every((path) => typeof path === "string")
      ? (value as Record<string, string>)
      : undefined;
  } catch {
    return undefined;
  }
}

function inputKindOf({ Input, InputPath, InputTransformer }: Target): InputKind {
  if (InputTransformer) return "transformer";
  if (Input !== undefined) return "constant";
  return InputPath !== undefined && InputPath !== "$" ? "part" : "matched";
}

/** The members that say what of an event the target gets. */
export function inputOf({ input, inputPath, constant, pathsMap, template }: TargetDraft) {
  switch (input) {
    case "matched":
      return {};
    case "part":
      return { InputPath: inputPath.trim() };
    case "constant":
      return { Input: constant };
    case "transformer":
      return { InputTransformer: { InputPathsMap: mapOf(pathsMap) ?? {}, InputTemplate: template } };
  }
}

function retryOf({ maxAgeSeconds, maxRetries }: TargetDraft) {
  const age = maxAgeSeconds === "" ? {} : { MaximumEventAgeInSeconds: Number(maxAgeSeconds) };
  const retries = maxRetries === "" ? {} : { MaximumRetryAttempts: Number(maxRetries) };
  const RetryPolicy = { ...age, ...retries };
  return Object.keys(RetryPolicy).length > 0 ? { RetryPolicy } : {};
}

function isWithin(text: string, low: number, high: number): boolean {
  return text === "" || (/^\d{1,6}$/.test(text) && Number(text) >= low && Number(text) <= high);
}
