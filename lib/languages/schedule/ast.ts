/**
 * When something happens again. Sources: the EventBridge user guide's pages on rate and cron expressions, and the
 * page on alarm mute rules of the CloudWatch user guide.
 */
export type Schedule = Rate | Cron | At;

/** `rate(5 minutes)` */
export interface Rate {
  readonly kind: "rate";
  readonly value: number;
  readonly unit: RateUnit;
}

export type RateUnit = "minute" | "hour" | "day";

/** `at(2026-11-20T13:00:00)`, a time on the clocks of the schedule's time zone. */
export interface At {
  readonly kind: "at";
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/**
 * `cron(0 12 ? * MON-FRI *)`. The five fields of alarm mute rules have no year, and where they name both a day of the
 * month and a day of the week, either will do.
 */
export interface Cron {
  readonly kind: "cron";
  readonly minute: CronField;
  readonly hour: CronField;
  readonly dayOfMonth: CronField;
  readonly month: CronField;
  /** 1 is Sunday and 7 is Saturday, also when the text counted from 0. */
  readonly dayOfWeek: CronField;
  readonly year: CronField | null;
}

export type CronField = readonly CronItem[];

export type CronItem =
  /** `*` or `?`: no constraint. They are not the same in the text only. */
  | { readonly kind: "any"; readonly sign: "*" | "?" }
  /** `5`, `MON-FRI` (a range may run over the end: `FRI-MON`), with a step `0/15`, `9-17/2`, or `*` from its first value. */
  | { readonly kind: "range"; readonly from: number; readonly to: number; readonly step: number }
  /** `L` and `L-3` in the day of the month: the last day, or so many days before it. */
  | { readonly kind: "lastDay"; readonly before: number }
  /** `15W`: the day from Monday to Friday that is nearest in the month. `LW` is the last of them. */
  | { readonly kind: "weekday"; readonly day: number | "last" }
  /** `6L` in the day of the week: the last Friday of the month. */
  | { readonly kind: "lastWeekday"; readonly dayOfWeek: number }
  /** `2#1`: the first Monday of the month. */
  | { readonly kind: "nthWeekday"; readonly dayOfWeek: number; readonly nth: number };
