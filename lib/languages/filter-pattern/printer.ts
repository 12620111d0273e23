import type {
  Comparison,
  DelimitedField,
  FieldCondition,
  FilterPattern,
  JsonCondition,
  Operand,
  Selector,
  SelectorStep,
  Term,
} from "./ast";

/** The pattern as text, in the form of AWS's documentation. Reading it again gives the same tree. */
export function printFilterPattern(pattern: FilterPattern): string {
  switch (pattern.kind) {
    case "terms":
      return pattern.terms.map(printTerm).join(" ");
    case "json":
      return `{ ${printJson(pattern.condition)} }`;
    case "delimited":
      return `[${pattern.fields.map(printField).join(", ")}]`;
  }
}

function printSelector(selector: Selector): string {
  return `$${selector.steps.map(printStep).join("")}`;
}

const ROLE_SIGNS = { required: "", optional: "?", excluded: "-" } as const;

function printTerm({ role, content }: Term): string {
  const isBare = content.kind === "phrase" && /^[A-Za-z0-9_]+$/.test(content.text);
  const text = content.kind === "regex" ? `%${content.source}%` : isBare ? content.text : quote(content.text);
  return ROLE_SIGNS[role] + text;
}

function printJson(condition: JsonCondition): string {
  switch (condition.kind) {
    case "and":
    case "or":
      return printLogic(
        condition.kind,
        condition.operands.map((operand) => [operand.kind, printJson(operand)]),
      );
    case "comparison":
      return `${printSelector(condition.selector)} ${printComparison(condition.comparison)}`;
    case "is":
      return `${printSelector(condition.selector)} IS ${String(condition.value).toUpperCase()}`;
    case "notExists":
      return `${printSelector(condition.selector)} NOT EXISTS`;
  }
}

function printLogic(kind: "and" | "or", operands: readonly (readonly [string, string])[]): string {
  // An operand needs parentheses when it binds no tighter than its parent, or the tree would come back flattened.
  const needsParentheses = (operand: string) => operand === "or" || (kind === "and" && operand === "and");
  return operands
    .map(([operand, text]) => (needsParentheses(operand) ? `(${text})` : text))
    .join(kind === "and" ? " && " : " || ");
}

function printField(field: DelimitedField): string {
  if (field.kind === "ellipsis") return "...";
  const name = field.name ?? "";
  return field.condition === null ? name : printFieldCondition(name, field.condition);
}

function printFieldCondition(name: string, condition: FieldCondition): string {
  if (condition.kind === "comparison") return `${name} ${printComparison(condition.comparison)}`;
  const sign = condition.kind === "and" ? " && " : " || ";
  return condition.operands.map((operand) => printFieldCondition(name, operand)).join(sign);
}

function printComparison({ operator, operand }: Comparison): string {
  return `${operator} ${printOperand(operand)}`;
}

function printOperand(operand: Operand): string {
  if (operand.kind === "regex") return `%${operand.source}%`;
  return operand.kind === "text" && operand.quoted ? quote(operand.text) : operand.text;
}

function printStep(step: SelectorStep): string {
  if (step.kind === "wildcard") return step.notation;
  if (step.kind === "index") return `[${step.index}]`;
  return /^[A-Za-z0-9_-]+$/.test(step.name) ? `.${step.name}` : `.[${quote(step.name, "'")}]`;
}

function quote(text: string, sign = '"'): string {
  return sign + text.replaceAll("\\", "\\\\").replaceAll(sign, `\\${sign}`) + sign;
}
