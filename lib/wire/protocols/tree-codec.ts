import { modelOf, type Service, type Shape, shapeOf } from "@/lib/aws-models/model";

/** Turns a value of one shape from one side into the other side's form. */
export type Convert = (value: unknown) => unknown;

/** The shapes that hold no others. */
export type Leaf = Exclude<Shape["type"], "structure" | "list" | "map">;

/**
 * What differs between protocols whose bodies are trees (JSON, CBOR), and between reading and writing:
 * the leaves, and how a structure or a list is told from everything else.
 */
export type Spelling = {
  leaves: Record<Leaf, Convert>;
  /** The value as a structure or map; throws when it is none. */
  fields: (value: unknown) => Readonly<Record<string, unknown>>;
  /** The value as a list; throws when it is none. */
  items: (value: unknown) => readonly unknown[];
};

/**
 * Answers a function that finds the converter of a shape. Converters are compiled when a value first reaches their shape and kept:
 * there are as many as AWS's models have shapes. They follow the model, so the depth of a decoded input is the model's.
 */
export function treeCodec(spelling: Spelling): (service: Service, shapeName: string) => Convert {
  const compiled = new Map<string, Convert>();
  const find = (service: Service, shapeName: string): Convert => {
    const key = `${service}#${shapeName}`;
    let convert = compiled.get(key);
    if (!convert) {
      convert = compile(shapeOf(modelOf(service), shapeName), spelling, (name) => innerOf(service, name));
      compiled.set(key, convert);
    }
    return convert;
  };
  // Long lists are of leaves, which hold nothing that would have to be looked up.
  const innerOf = (service: Service, shapeName: string): Convert =>
    leafOf(shapeOf(modelOf(service), shapeName), spelling) ?? lazily(() => find(service, shapeName));
  return find;
}

function leafOf({ type }: Shape, { leaves }: Spelling): Convert | undefined {
  return type === "structure" || type === "list" || type === "map" ? undefined : leaves[type];
}

/** Shapes may hold themselves, so a member's converter is looked up when the first value arrives. */
function lazily(find: () => Convert): Convert {
  let found: Convert | undefined;
  return (value) => {
    found ??= find();
    return found(value);
  };
}

function compile(shape: Shape, spelling: Spelling, inner: (shapeName: string) => Convert): Convert {
  switch (shape.type) {
    case "structure":
      return structure(shape, spelling, inner);
    case "list":
      return list(shape, spelling, inner);
    case "map":
      return map(shape, spelling, inner);
    default:
      return spelling.leaves[shape.type];
  }
}

/** Null members count as absent; members that the model lacks are left out. */
function structure({ members = {} }: Shape, { fields }: Spelling, inner: (shapeName: string) => Convert): Convert {
  const converters = new Map(Object.entries(members).map(([name, member]) => [name, inner(member.shape)]));
  return (value) => {
    const held = fields(value);
    const out: Record<string, unknown> = {};
    for (const name of Object.keys(held)) {
      const convert = converters.get(name);
      const field = held[name];
      if (convert && field !== null && field !== undefined) out[name] = convert(field);
    }
    return out;
  };
}

function list({ member }: Shape, { items }: Spelling, inner: (shapeName: string) => Convert): Convert {
  const convert = inner(member?.shape ?? "");
  return (value) => items(value).map(convert);
}

/** `fromEntries` defines its members, so that a key named __proto__ is a key like any other. */
function map({ value: held }: Shape, { fields }: Spelling, inner: (shapeName: string) => Convert): Convert {
  const convert = inner(held?.shape ?? "");
  return (value) => Object.fromEntries(Object.entries(fields(value)).map(([key, item]) => [key, convert(item)]));
}
