import type { PolicyDocument } from "./document";
import { parseTemplate, requiredKeys } from "./template";

/**
 * The condition keys a policy asks of a request, in conditions and as variables, in lower case and in order.
 * What GetContextKeysForCustomPolicy answers, and what a simulator asks its user to fill in.
 */
export function contextKeysOf({ version, statements }: PolicyDocument): string[] {
  const variables = version === "2012-10-17";
  const variablesIn = (text: string) => requiredKeys(parseTemplate(text, { wildcards: false, variables }));
  const keys = statements.flatMap(({ resources, conditions }) => [
    ...(resources?.values ?? []).flatMap(variablesIn),
    ...conditions.flatMap(({ key, values }) => [key.toLowerCase(), ...values.flatMap(variablesIn)]),
  ]);
  return [...new Set(keys)].toSorted();
}
