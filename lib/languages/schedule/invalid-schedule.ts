import { LanguageSyntaxError } from "../text/language-syntax-error";

/** A schedule that is none. AWS answers with one message for all of them; `reason` says what is wrong. */
export class InvalidScheduleError extends LanguageSyntaxError {
  readonly reason: string;

  constructor(reason: string, offset: number, length: number) {
    super("Parameter ScheduleExpression is not valid.", offset, length);
    this.name = "InvalidScheduleError";
    this.reason = reason;
  }
}
