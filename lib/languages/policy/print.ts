import type { Choice, Condition, PolicyDocument, PrincipalName, Statement } from "./document";
import { printOperator } from "./operators";

/** Writes a policy as AWS's console does: four spaces, single values without brackets. It parses back to the same document. */
export function printPolicy({ version, id, statements }: PolicyDocument): string {
  return JSON.stringify({ Version: version, Id: id, Statement: statements.map(statementJson) }, null, 4);
}

type Json = string | readonly string[] | { readonly [key: string]: Json | undefined };

function statementJson({ sid, effect, principals, actions, resources, conditions }: Statement): Json {
  return {
    Sid: sid,
    Effect: effect,
    ...(principals ? { [nameOf("Principal", principals)]: principalsJson(principals.values) } : {}),
    [nameOf("Action", actions)]: valuesJson(actions.values),
    ...(resources ? { [nameOf("Resource", resources)]: valuesJson(resources.values) } : {}),
    ...(conditions.length > 0 ? { Condition: conditionsJson(conditions) } : {}),
  };
}

function nameOf(element: string, { not }: Choice<unknown>): string {
  return not ? `Not${element}` : element;
}

function valuesJson(values: readonly string[]): Json {
  const [only] = values;
  return only !== undefined && values.length === 1 ? only : values;
}

function principalsJson(principals: readonly PrincipalName[]): Json {
  const types = [...new Set(principals.map(({ type }) => type))];
  const valuesOf = (type: string) => principals.filter((one) => one.type === type).map(({ value }) => value);
  return Object.fromEntries(types.map((type) => [type, valuesJson(valuesOf(type))]));
}

function conditionsJson(conditions: readonly Condition[]): Json {
  const operators = [...new Set(conditions.map(({ operator }) => printOperator(operator)))];
  const keysOf = (name: string) => conditions.filter(({ operator }) => printOperator(operator) === name);
  return Object.fromEntries(
    operators.map((name) => [
      name,
      Object.fromEntries(keysOf(name).map(({ key, values }) => [key, valuesJson(values)])),
    ]),
  );
}
