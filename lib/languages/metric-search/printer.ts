import type { Match, MetricSearch, Term } from "./ast";

/** The search as text. Reading it again gives the same tree. */
export function printMetricSearch({ schema, term }: MetricSearch): string {
  const names = schema && [schema.namespace, ...schema.dimensions].map(quote).join(",");
  return [names && `{${names}}`, term && printTerm(term)].filter((part) => part !== undefined).join(" ");
}

function printTerm(term: Term): string {
  switch (term.kind) {
    case "or":
      return term.operands.map((operand) => printOperand(operand, operand.kind === "or")).join(" OR ");
    case "and":
      return term.operands.map((operand) => printOperand(operand, isLogic(operand))).join(" AND ");
    case "not":
      return `NOT ${printOperand(term.operand, isLogic(term.operand))}`;
    case "match":
      return printMatch(term);
  }
}

const isLogic = ({ kind }: Term): boolean => kind === "and" || kind === "or";

function printOperand(term: Term, needsParentheses: boolean): string {
  return needsParentheses ? `(${printTerm(term)})` : printTerm(term);
}

function printMatch({ property, isExact, text }: Match): string {
  const value = isExact ? quote(text) : text;
  return property === undefined ? value : `${quote(property)}=${value}`;
}

/** The four characters that the User Guide wants escaped; a single quote would end SEARCH's own text. */
function quote(text: string): string {
  return `"${text.replace(/["\\()]/g, "\\$&")}"`;
}
