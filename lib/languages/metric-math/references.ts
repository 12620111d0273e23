import { type Call, type Expression, nodesOf } from "./ast";

/** The Ids that an expression names, each once, in the order of the text. */
export function referencedIds(expression: Expression): string[] {
  const ids = new Set<string>();
  for (const node of nodesOf(expression)) if (node.kind === "reference") ids.add(node.id);
  return [...ids];
}

/** Every call of a function, so that what it needs can be fetched before the expression is evaluated. */
export function callsOf(expression: Expression, name: string): Call[] {
  const calls: Call[] = [];
  for (const node of nodesOf(expression)) if (node.kind === "call" && node.name === name) calls.push(node);
  return calls;
}

/** The text of a call's argument; undefined where it is none. */
export function textArgument(call: Call, index: number): string | undefined {
  const argument = call.args[index];
  return argument?.kind === "text" ? argument.value : undefined;
}

/** The number of a call's argument, which AWS wants written out; undefined where it is none. */
export function numberArgument(call: Call, index: number): number | undefined {
  const argument = call.args[index];
  return argument?.kind === "number" ? argument.value : undefined;
}
