import { LanguageSyntaxError } from "../text/language-syntax-error";
import type { Span } from "./json";

/** One thing wrong with a policy, where an editor can underline it. */
export interface PolicyMistake extends Span {
  /** AWS's message, often as vague as "Syntax errors in policy." */
  readonly message: string;
  /** What is wrong at this place, for the one who edits the text. */
  readonly detail: string;
  readonly stage: Stage;
}

/** AWS checks in this order and answers with the first stage that fails (seen in the answers of CreatePolicy). */
const STAGES = [
  "syntax",
  "version",
  "principal",
  "legacy",
  "sid",
  "actions",
  "resources",
  "resourceFormat",
  "actionFormat",
  "size",
] as const;
export type Stage = (typeof STAGES)[number];

/** A policy that AWS would refuse. Position and message are those of the mistake that AWS would answer with. */
export class PolicyError extends LanguageSyntaxError {
  readonly code: "MalformedPolicyDocument" | "LimitExceeded";
  /** What is wrong at the place, more exact than `message`. */
  readonly detail: string;
  /** Everything that is wrong, in the order of the text. */
  readonly mistakes: readonly PolicyMistake[];

  constructor(mistakes: readonly [PolicyMistake, ...PolicyMistake[]]) {
    const inText = mistakes.toSorted((a, b) => a.offset - b.offset);
    const answered = inText.reduce((best, one) => (rank(one) < rank(best) ? one : best));
    super(answered.message, answered.offset, answered.length);
    this.name = "PolicyError";
    this.code = answered.stage === "size" ? "LimitExceeded" : "MalformedPolicyDocument";
    this.detail = answered.detail;
    this.mistakes = inText;
  }
}

function rank({ stage }: PolicyMistake): number {
  return STAGES.indexOf(stage);
}
