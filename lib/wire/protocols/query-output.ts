import { modelOf, type Service, type Shape, shapeOf } from "@/lib/aws-models/model";
import { isoText } from "./timestamp";

/** Writes one value as XML inside an element of its own. */
type WriteElement = (element: string, value: unknown) => string;

/** The members of a structure as elements, in the model's order, without an element around them. */
export function structureXml(service: Service, shapeName: string, value: unknown): string {
  return membersOf(service, shapeName)
    .map(([element, name, write]) => optional(write, element, (value as Record<string, unknown>)[name]))
    .join("");
}

/** The further members of an error shape; its message has an element of its own. */
export function errorMembersXml(service: Service, shapeName: string, value: Readonly<Record<string, unknown>>): string {
  const { message: _, Message: __, ...further } = value;
  return structureXml(service, shapeName, further);
}

/** Escapes text for XML 1.0. What it cannot carry at all (control characters, lone surrogates) becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(SPECIAL, (found) => ENTITY[found] ?? "\uFFFD");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 cannot carry.
const SPECIAL = /[&<>"'\r\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/gu;
const ENTITY: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\r": "&#xD;",
};

type MemberXml = [element: string, name: string, write: WriteElement];

const structures = new Map<string, MemberXml[]>();
const compiled = new Map<string, WriteElement>();

function membersOf(service: Service, shapeName: string): MemberXml[] {
  const key = `${service}#${shapeName}`;
  let members = structures.get(key);
  if (!members) {
    const shape = shapeOf(modelOf(service), shapeName);
    members = Object.entries(shape.members ?? {}).map(([name, member]) => [
      member.locationName ?? name,
      name,
      (element, value) => writerOf(service, member.shape)(element, value),
    ]);
    structures.set(key, members);
  }
  return members;
}

function writerOf(service: Service, shapeName: string): WriteElement {
  const key = `${service}#${shapeName}`;
  let write = compiled.get(key);
  if (!write) {
    write = compile(service, shapeName, shapeOf(modelOf(service), shapeName));
    compiled.set(key, write);
  }
  return write;
}

function compile(service: Service, shapeName: string, shape: Shape): WriteElement {
  switch (shape.type) {
    case "structure":
      return (element, value) => wrap(element, structureXml(service, shapeName, value));
    case "list":
      return list(service, shape);
    case "map":
      return map(service, shape);
    default: {
      const spell = LEAVES[shape.type];
      return (element, value) => wrap(element, spell(value));
    }
  }
}

function list(service: Service, { member, flattened }: Shape): WriteElement {
  const { shape = "", locationName = "member" } = member ?? {};
  // S3's items stand beside each other under the name of the list itself.
  if (flattened) {
    return (element, value) => (value as unknown[]).map((item) => writerOf(service, shape)(element, item)).join("");
  }
  return (element, value) =>
    wrap(element, (value as unknown[]).map((item) => writerOf(service, shape)(locationName, item)).join(""));
}

function map(service: Service, { key, value: held }: Shape): WriteElement {
  const { shape = "", locationName = "value" } = held ?? {};
  const entry = (name: string, item: unknown) =>
    wrap("entry", wrap(key?.locationName ?? "key", escapeXml(name)) + writerOf(service, shape)(locationName, item));
  return (element, value) => {
    const entries = Object.entries(value as object).map(([name, item]) => entry(name, item));
    return wrap(element, entries.join(""));
  };
}

function optional(write: WriteElement, element: string, value: unknown): string {
  return value === undefined || value === null ? "" : write(element, value);
}

function wrap(element: string, inner: string): string {
  return inner === "" ? `<${element}/>` : `<${element}>${inner}</${element}>`;
}

const plain = (value: unknown) => String(value);

const LEAVES: Record<Exclude<Shape["type"], "structure" | "list" | "map">, (value: unknown) => string> = {
  string: (value) => escapeXml(String(value)),
  character: (value) => escapeXml(String(value)),
  integer: plain,
  long: plain,
  float: plain,
  double: plain,
  boolean: plain,
  timestamp: (value) => isoText(value as Date),
  blob: (value) => Buffer.from(value as Uint8Array).toString("base64"),
};
