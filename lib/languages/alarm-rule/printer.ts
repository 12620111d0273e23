import type { AlarmRule } from "./ast";

/** The rule as text. Reading it again gives the same tree. */
export function printAlarmRule(rule: AlarmRule): string {
  switch (rule.kind) {
    case "or":
      return rule.operands.map((operand) => printOperand(operand, operand.kind === "or")).join(" OR ");
    case "and":
      return rule.operands.map((operand) => printOperand(operand, isLogic(operand))).join(" AND ");
    case "not":
      return `NOT ${printOperand(rule.operand, isLogic(rule.operand))}`;
    case "boolean":
      return rule.value ? "TRUE" : "FALSE";
    case "state":
      return `${rule.state}(${printAlarm(rule.alarm)})`;
    case "atLeast": {
      const threshold = `${rule.threshold.value}${rule.threshold.unit === "percent" ? "%" : ""}`;
      const condition = `${rule.negated ? "NOT " : ""}${rule.state}`;
      return `AT_LEAST(${threshold}, ${condition}, (${rule.alarms.map(printAlarm).join(", ")}))`;
    }
  }
}

const isLogic = (rule: AlarmRule): boolean => rule.kind === "and" || rule.kind === "or";

function printOperand(rule: AlarmRule, needsParentheses: boolean): string {
  return needsParentheses ? `(${printAlarmRule(rule)})` : printAlarmRule(rule);
}

/** Always in quotes, as the console writes it, so that no name can be taken for anything else. */
function printAlarm(alarm: string): string {
  return `"${alarm.replace(/["\\]/g, "\\$&")}"`;
}
