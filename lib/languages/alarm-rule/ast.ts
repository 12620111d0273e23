/** The rule of a composite alarm. Source: AlarmRule of PutCompositeAlarm and the page "Composite alarms". */
export type AlarmRule = Logic | Not | BooleanLiteral | StateFunction | AtLeast;

/** `AND` binds tighter than `OR`; chains are flat. */
export interface Logic {
  readonly kind: "and" | "or";
  readonly operands: readonly AlarmRule[];
}

export interface Not {
  readonly kind: "not";
  readonly operand: AlarmRule;
}

export interface BooleanLiteral {
  readonly kind: "boolean";
  readonly value: boolean;
}

/** `ALARM(name)`. The alarm is a name or an ARN, without its quotes. */
export interface StateFunction {
  readonly kind: "state";
  readonly state: AlarmState;
  readonly alarm: string;
}

/** `AT_LEAST(2, NOT OK, (a, b, c))` */
export interface AtLeast {
  readonly kind: "atLeast";
  readonly threshold: Threshold;
  readonly negated: boolean;
  readonly state: AlarmState;
  readonly alarms: readonly string[];
}

/** So many of the alarms, or so many percent of them. */
export interface Threshold {
  readonly unit: "count" | "percent";
  readonly value: number;
}

export type AlarmState = "ALARM" | "OK" | "INSUFFICIENT_DATA";
