import fc from "fast-check";
import { modelOf, type Service, type Shape, shapeOf } from "@/lib/aws-models/model";

/**
 * What a protocol cannot tell apart is not generated: the query protocol sends nothing for an absent or an empty structure or map.
 * `text` answers the texts of a shape where any text will not do.
 */
export type Can = { omit: boolean; emptyMaps: boolean; text?: (shape: Shape) => fc.Arbitrary<string> };

const MAX_DEPTH = 6;
/** PutEvents: the SDK makes this member part of a host name. */
const HOST_PART = "EndpointId";

/** Values of one of AWS's shapes, right in type and free in everything else. */
export function arbitraryOf(service: Service, shapeName: string, can: Can, depth = 0): fc.Arbitrary<unknown> {
  const shape = shapeOf(modelOf(service), shapeName);
  const inner = (name: string) => arbitraryOf(service, name, can, depth + 1);
  switch (shape.type) {
    case "structure":
      return structure(shape, can, depth, inner, (name) => isEmptyStructure(shapeOf(modelOf(service), name)));
    case "list":
      return fc.array(inner(shape.member?.shape ?? ""), { maxLength: depth < 3 ? 2 : 1 });
    case "map":
      return fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), inner(shape.value?.shape ?? ""), {
        minKeys: can.emptyMaps ? 0 : 1,
        maxKeys: 2,
        noNullPrototype: true,
      });
    case "string":
    case "character":
      return can.text?.(shape) ?? fc.string({ unit: "binary", maxLength: 12 }).filter(isXmlText);
    case "integer":
      return fc.integer();
    case "long":
      return fc.maxSafeInteger();
    case "float":
    case "double":
      return fc
        .oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY))
        .map(positiveZero);
    case "boolean":
      return fc.boolean();
    case "timestamp":
      return fc.date({
        min: new Date("1970-01-01T00:00:00Z"),
        max: new Date("2500-01-01T00:00:00Z"),
        noInvalidDate: true,
      });
    case "blob":
      return fc.uint8Array({ maxLength: 8 });
  }
}

/** A union holds one member, any other structure some or all of them. Tokens that clients make up when they are missing are given. */
function structure(
  { members = {}, union }: Shape,
  can: Can,
  depth: number,
  inner: (name: string) => fc.Arbitrary<unknown>,
  isEmpty: (name: string) => boolean,
) {
  const entries = Object.entries(members).filter(
    ([name, { shape }]) => name !== HOST_PART && (can.omit || !isEmpty(shape)),
  );
  if (depth >= MAX_DEPTH && can.omit) return fc.constant({});
  if (union) return fc.oneof(...entries.map(([name, member]) => fc.record({ [name]: inner(member.shape) })));
  const generated = Object.fromEntries(entries.map(([name, member]) => [name, inner(member.shape)]));
  const needed = entries.filter(([, member]) => member.idempotencyToken).map(([name]) => name);
  return fc.record(generated, { requiredKeys: can.omit ? needed : Object.keys(generated), noNullPrototype: true });
}

function isEmptyStructure({ type, members = {} }: Shape): boolean {
  return type === "structure" && Object.keys(members).length === 0;
}

/** XML cannot carry control characters; a client's parser may drop text that is only white space. */
function isXmlText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters in question.
  return !/[\u0000-\u001F\uFFFE\uFFFF]|^\s|\s$/u.test(text);
}

function positiveZero(value: number): number {
  return value === 0 ? 0 : value;
}
