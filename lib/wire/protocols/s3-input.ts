import { type Member, modelOf, type Shape, shapeOf } from "@/lib/aws-models/model";
import { AwsError } from "@/lib/platform/errors";
import { formFields } from "../form";
import type { WireRequest } from "../request";
import { readXml, type XmlElement } from "./s3-xml";
import { dateFromIsoText } from "./timestamp";

/**
 * The input of an S3 operation: members lie in the path, the query string and the headers, and one may be the body
 * (Smithy, "HTTP binding traits"). Throws InvalidURI, InvalidArgument, MalformedXML.
 */
export function readObjectInput(shapeName: string, request: WireRequest, body: Buffer): object {
  const shape = shapeOf(modelOf("s3"), shapeName);
  const sources: Sources = { path: pathParts(request.path), query: new Map(formFields(request.query)), request };
  const found = Object.entries(shape.members ?? {}).map(
    ([name, member]) => [name, name === shape.payload ? payload(member, body) : located(member, sources)] as const,
  );
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

type Sources = { path: { Bucket: string; Key: string }; query: Map<string, string>; request: WireRequest };

function located(member: Member, { path, query, request }: Sources): unknown {
  const { location, locationName = "", shape } = member;
  switch (location) {
    case "uri":
      return locationName === "Bucket" ? path.Bucket : path.Key;
    case "querystring":
      return leaf(shape, query.get(locationName), locationName);
    case "header":
      return leaf(shape, header(request, locationName), locationName);
    case "headers":
      return prefixed(request, locationName);
    default:
      return undefined;
  }
}

function header({ headers }: WireRequest, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(",") : value;
}

/** All headers of one prefix (x-amz-meta-) as a map, the prefix cut off. */
function prefixed({ headers }: WireRequest, prefix: string): Record<string, string> | undefined {
  const found = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith(prefix) && value !== undefined ? [[name.slice(prefix.length), String(value)] as const] : [],
  );
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

/** The body as it is for bytes and text; XML for a structure. No bytes at all are no member, save for an object. */
function payload({ shape }: Member, body: Buffer): unknown {
  const { type } = shapeOf(modelOf("s3"), shape);
  if (type === "blob") return body;
  if (body.length === 0) return undefined;
  return type === "string" ? body.toString("utf8") : fromXml(shape, readXml(body.toString("utf8")));
}

function fromXml(shapeName: string, element: XmlElement): unknown {
  const { type, members = {} } = shapeOf(modelOf("s3"), shapeName);
  if (type !== "structure") return leaf(shapeName, element.text.trim(), element.name);
  const found = element.children.flatMap((child) => {
    const member = members[child.name];
    return member ? [[child.name, fromXml(member.shape, child)] as const] : [];
  });
  return Object.fromEntries(found);
}

function leaf(shapeName: string, text: string | undefined, name: string): unknown {
  if (text === undefined) return undefined;
  switch (shapeOf(modelOf("s3"), shapeName).type satisfies Shape["type"]) {
    case "integer":
    case "long":
      // An empty number is one that was not given: "?max-keys=".
      return text === "" ? undefined : wholeNumber(text, name);
    case "boolean":
      return text.toLowerCase() === "true";
    case "timestamp":
      return date(text);
    default:
      return text;
  }
}

function wholeNumber(text: string, name: string): number {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  throw new AwsError("InvalidArgument", `Provided ${name} not an integer or within integer range`, {
    ArgumentName: name,
    ArgumentValue: text.slice(0, 64),
  });
}

/** HTTP's form of a date or ISO 8601; what is neither counts as not sent, as RFC 9110 has it for conditions. */
function date(text: string): Date | undefined {
  const iso = dateFromIsoText(text);
  const parsed = iso ?? new Date(text);
  return Number.isNaN(parsed.getTime()) ? undefined : parsed;
}

function pathParts(path: string): Sources["path"] {
  const [, bucket = "", ...key] = path.split("/");
  try {
    return { Bucket: decodeURIComponent(bucket), Key: key.map(decodeURIComponent).join("/") };
  } catch {
    throw new AwsError("InvalidURI", "Couldn't parse the specified URI.");
  }
}
