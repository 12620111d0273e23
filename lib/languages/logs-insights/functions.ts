import { dateFunctions } from "./date-functions";
import type { FunctionForm } from "./function-form";
import { generalFunctions } from "./general-functions";
import { ipFunctions } from "./ip-functions";
import { numericFunctions } from "./numeric-functions";
import { stringFunctions } from "./string-functions";
import { structureFunctions } from "./structure-functions";

const ALL: readonly FunctionForm[] = [
  ...numericFunctions,
  ...stringFunctions,
  ...dateFunctions,
  ...structureFunctions,
  ...ipFunctions,
  ...generalFunctions,
];
const BY_NAME = new Map(ALL.map((form) => [form.name.toLowerCase(), form]));

export const FUNCTION_NAMES: readonly string[] = ALL.map(({ name }) => name);

/** A function by its name in any case. */
export function functionNamed(name: string): FunctionForm | undefined {
  return BY_NAME.get(name.toLowerCase());
}
