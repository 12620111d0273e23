import { type Member, modelOf, type Service, type Shape, shapeOf } from "@/lib/aws-models/model";
import { malformed } from "../malformed";
import type { QueryTree } from "./query-tree";
import { dateFromIsoText } from "./timestamp";

type Node = QueryTree | string;
type Decode = (node: Node) => unknown;

/** Reads the input of an operation out of the tree of its fields. Throws SerializationException on values of the wrong type. */
export function decodeQuery(service: Service, shapeName: string, tree: QueryTree): object {
  return decoderOf(service, shapeName)(tree) as object;
}

const compiled = new Map<string, Decode>();

function decoderOf(service: Service, shapeName: string): Decode {
  const key = `${service}#${shapeName}`;
  const known = compiled.get(key);
  if (known) return known;
  const decode = compile(service, shapeOf(modelOf(service), shapeName));
  compiled.set(key, decode);
  return decode;
}

function compile(service: Service, shape: Shape): Decode {
  switch (shape.type) {
    case "structure":
      return structure(service, shape);
    case "list":
      return list(service, shape);
    case "map":
      return map(service, shape);
    default:
      return leaf(LEAVES[shape.type]);
  }
}

/** An empty value where a structure, list or map is expected stands for an empty one: "Dimensions=". */
function branches(node: Node): QueryTree {
  if (node instanceof Map) return node;
  if (node === "") return new Map();
  throw malformed("Unexpected complex element termination");
}

function structure(service: Service, { members = {} }: Shape): Decode {
  const byWireName = new Map(
    Object.entries(members).map(([name, member]) => [member.locationName ?? name, { name, member }]),
  );
  return (node) => {
    const out: Record<string, unknown> = {};
    for (const [wireName, held] of branches(node)) {
      const field = byWireName.get(wireName);
      if (field) out[field.name] = decoderOf(service, field.member.shape)(held);
    }
    return out;
  };
}

function list(service: Service, { member }: Shape): Decode {
  const { shape, wireName } = named(member, "member");
  return (node) => {
    const items = branches(node).get(wireName);
    return items === undefined ? [] : inOrder(branches(items)).map(decoderOf(service, shape));
  };
}

function map(service: Service, { key, value }: Shape): Decode {
  const keys = named(key, "key");
  const values = named(value, "value");
  return (node) => {
    const entries = branches(node).get("entry");
    const pairs = entries === undefined ? [] : inOrder(branches(entries)).map(branches);
    return Object.fromEntries(
      pairs.map((pair) => [
        decoderOf(service, keys.shape)(pair.get(keys.wireName) ?? ""),
        decoderOf(service, values.shape)(pair.get(values.wireName) ?? ""),
      ]),
    );
  };
}

function named(member: Member | undefined, usual: string): { shape: string; wireName: string } {
  if (!member) throw new Error("A list or map in AWS's model lacks its member.");
  return { shape: member.shape, wireName: member.locationName ?? usual };
}

/** The values of a tree whose names are indexes, by number. Gaps close, as AWS reads them. */
function inOrder(tree: QueryTree): Node[] {
  const indexed: [number, Node][] = [];
  for (const [index, node] of tree) {
    if (!/^\d{1,9}$/.test(index)) throw malformed(`Key is not numeric: ${index}`);
    indexed.push([Number(index), node]);
  }
  return indexed.sort(([a], [b]) => a - b).map(([, node]) => node);
}

type ReadText = (text: string) => unknown;

function leaf(read: ReadText): Decode {
  return (node) => {
    if (typeof node === "string") return read(node);
    throw malformed("Unexpected complex element termination");
  };
}

const LEAVES: Record<Exclude<Shape["type"], "structure" | "list" | "map">, ReadText> = {
  string: (text) => text,
  character: (text) => text,
  integer: wholeNumber,
  long: wholeNumber,
  float: decimal,
  double: decimal,
  boolean: truth,
  timestamp: (text) => dateFromIsoText(text) ?? fail("timestamp must follow ISO8601"),
  blob: (text) => Buffer.from(text, "base64"),
};

function wholeNumber(text: string): number {
  return /^[+-]?\d{1,19}$/.test(text) ? Number(text) : fail(`${shorten(text)} is not a whole number`);
}

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const NON_FINITE = /^(NaN|[+-]?Infinity)$/;

function decimal(text: string): number {
  return DECIMAL.test(text) || NON_FINITE.test(text) ? Number(text) : fail(`${shorten(text)} is not a number`);
}

function truth(text: string): boolean {
  const lower = text.toLowerCase();
  return lower === "true" || (lower === "false" ? false : fail(`${shorten(text)} is not true or false`));
}

function shorten(text: string): string {
  return text.length > 64 ? `${text.slice(0, 64)}...` : text;
}

function fail(message: string): never {
  throw malformed(message);
}
