import type { Grammar } from "./grammar";
import type { Span } from "./json";
import type { PolicyMistake, Stage } from "./mistake";

/** Gathers what is wrong while a policy is read: an editor wants every mistake, not the first. */
export class Report {
  readonly mistakes: PolicyMistake[] = [];
  readonly grammar: Grammar;

  constructor(grammar: Grammar) {
    this.grammar = grammar;
  }

  add(stage: Stage, { offset, length }: Span, message: string, detail: string): void {
    this.mistakes.push({ stage, offset, length, message, detail });
  }

  syntax(span: Span, detail: string): void {
    this.add("syntax", span, this.grammar.wording.syntax, detail);
  }
}
