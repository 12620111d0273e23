import { wrongType } from "../malformed";
import type { Convert } from "./tree-codec";

/** Leaves that JSON and CBOR read alike: a value of the right type is its own, anything else is AWS's error for it. */
export const strictLeaves = {
  string: text("String"),
  character: text("Character"),
  boolean: (value: unknown) => (typeof value === "boolean" ? value : refuse(value, "Boolean")),
};

/** Leaves that JSON and CBOR write as they are. */
export const plainLeaves = { string: same, character: same, integer: same, long: same, boolean: same };

/** Nothing to convert: the protocol and we hold the value in one form. */
export function same(value: unknown): unknown {
  return value;
}

/** Throws SerializationException for a value that is not of the type with this Java name. */
export function refuse(value: unknown, javaName: string): never {
  throw wrongType(value, javaName);
}

function text(javaName: string): Convert {
  return (value) => (typeof value === "string" ? value : refuse(value, javaName));
}
