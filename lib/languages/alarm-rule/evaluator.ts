import type { AlarmRule, AlarmState, AtLeast } from "./ast";

/** The state of a child alarm by the name or ARN that the rule gives it; undefined when there is no such alarm. */
export type StateOf = (alarm: string) => AlarmState | undefined;

/** Whether the rule holds, so that the composite alarm is in ALARM. A child that does not exist is in no state. */
export function evaluateAlarmRule(rule: AlarmRule, stateOf: StateOf): boolean {
  switch (rule.kind) {
    case "and":
      return rule.operands.every((operand) => evaluateAlarmRule(operand, stateOf));
    case "or":
      return rule.operands.some((operand) => evaluateAlarmRule(operand, stateOf));
    case "not":
      return !evaluateAlarmRule(rule.operand, stateOf);
    case "boolean":
      return rule.value;
    case "state":
      return stateOf(rule.alarm) === rule.state;
    case "atLeast":
      return rule.alarms.filter((alarm) => (stateOf(alarm) === rule.state) !== rule.negated).length >= quorum(rule);
  }
}

/** The alarms of a rule, each once, in the order in which it names them. */
export function childAlarms(rule: AlarmRule): string[] {
  return [...new Set(listAlarms(rule))];
}

function listAlarms(rule: AlarmRule): readonly string[] {
  switch (rule.kind) {
    case "and":
    case "or":
      return rule.operands.flatMap(listAlarms);
    case "not":
      return listAlarms(rule.operand);
    case "boolean":
      return [];
    case "state":
      return [rule.alarm];
    case "atLeast":
      return rule.alarms;
  }
}

/** 50% of three alarms are two of them: a part of an alarm counts as a whole one. */
function quorum({ threshold, alarms }: AtLeast): number {
  return threshold.unit === "count" ? threshold.value : Math.ceil((threshold.value * alarms.length) / 100);
}
