import type { SelectorStep } from "./ast";

/** A place in a JSON document, with the keys and indexes that lead to it. */
export type JsonPath = readonly (string | number)[];

/**
 * The object in a message, or undefined when the message is not a JSON object.
 * Many filters see one message after another's turn, so the last message is kept.
 */
export function readJsonObject(message: string): object | undefined {
  if (message !== lastMessage) {
    lastMessage = message;
    lastObject = parseObject(message);
  }
  return lastObject;
}

let lastMessage = "";
let lastObject: object | undefined;

function parseObject(message: string): object | undefined {
  if (!/^\s*\{/.test(message)) return undefined;
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Calls `visit` for each value that a selector finds until one call returns true; tells whether one did. */
export function someSelected(
  root: unknown,
  steps: readonly SelectorStep[],
  visit: (value: unknown, path: JsonPath) => boolean,
): boolean {
  const path: (string | number)[] = [];
  const walk = (value: unknown, depth: number): boolean => {
    const step = steps[depth];
    if (step === undefined) return visit(value, path);
    if (typeof value !== "object" || value === null) return false;
    return keysOf(value, step).some((key) => {
      path.push(key);
      const found = walk(Reflect.get(value, key), depth + 1);
      path.pop();
      return found;
    });
  };
  return walk(root, 0);
}

/** A name selects in objects only and an index in arrays only; a wildcard selects all there is in either. */
function keysOf(value: object, step: SelectorStep): (string | number)[] {
  const isArray = Array.isArray(value);
  switch (step.kind) {
    case "wildcard":
      return isArray ? [...value.keys()] : Object.keys(value);
    case "index":
      return isArray && step.index < value.length ? [step.index] : [];
    case "key":
      return !isArray && Object.hasOwn(value, step.name) ? [step.name] : [];
  }
}
