import { malformed } from "../malformed";

/** The fields of a query request by the parts of their dotted names: "Dimensions.member.1.Name" lies four steps deep. */
export type QueryTree = Map<string, QueryTree | string>;

/** AWS's largest requests need some 50,000; the bound is for names made of dots alone. */
const MAX_NODES = 250_000;

/** Puts the fields into a tree. Throws when a name is both a value and the start of other names. */
export function queryTree(fields: readonly [name: string, value: string][]): QueryTree {
  const root: QueryTree = new Map();
  let nodes = 0;
  for (const [name, value] of fields) {
    const parts = name.split(".");
    const last = parts.pop() ?? "";
    nodes += parts.length + 1;
    if (nodes > MAX_NODES) throw malformed("The request has too many parameters.");
    let node = root;
    for (const part of parts) node = branch(node, part, name);
    if (node.get(last) instanceof Map) throw conflict(name);
    node.set(last, value);
  }
  return root;
}

function branch(node: QueryTree, part: string, name: string): QueryTree {
  const known = node.get(part);
  if (known instanceof Map) return known;
  if (known !== undefined) throw conflict(name);
  const made: QueryTree = new Map();
  node.set(part, made);
  return made;
}

function conflict(name: string) {
  return malformed(`The parameter ${name} is both a value and a structure.`);
}
