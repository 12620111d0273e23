import { modelOf, type Shape, shapeOf } from "@/lib/aws-models/model";
import type { AwsError } from "@/lib/platform/errors";
import type { Answer, Protocol } from "./protocol";
import { escapeXml, structureXml } from "./query-output";
import { objectErrorForm } from "./s3-errors";
import { readObjectInput } from "./s3-input";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
const XML = { "content-type": "application/xml" };

/** AWS restXml as S3 speaks it, path style (Smithy, "AWS restXml protocol"; Amazon S3 API Reference). */
export const s3Protocol: Protocol = {
  decode({ operation }, body, request) {
    const shape = modelOf("s3").operations[operation]?.input?.shape;
    return shape ? readObjectInput(shape, request, body) : {};
  },

  encode({ operation }, output, requestId) {
    const { output: declared, http } = modelOf("s3").operations[operation] ?? {};
    const shape = declared && shapeOf(modelOf("s3"), declared.shape);
    const value = (output ?? {}) as Record<string, unknown>;
    const { headers, body } = bodyOf(declared, shape, value);
    const own = shape ? headersOf(shape, value) : {};
    const status = http?.responseCode ?? (value.ContentRange ? 206 : 200);
    return { status, headers: { ...headers, ...identity(requestId), ...own }, body };
  },

  encodeError(error, { requestId }) {
    const { code, status } = objectErrorForm(error);
    // 304 has no body, whatever happened.
    const body = status === 304 ? "" : `${DECLARATION}<Error>${errorXml(error, code, requestId)}</Error>`;
    return { status, headers: { ...XML, ...identity(requestId) }, body };
  },
};

/** S3's own names for the request id; clients print both. */
function identity(requestId: string): Record<string, string> {
  return { "x-amz-request-id": requestId, "x-amz-id-2": requestId };
}

function errorXml({ message, members }: AwsError, code: string, requestId: string): string {
  const further = Object.entries(members).map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`);
  return [
    `<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>`,
    ...further,
    `<RequestId>${requestId}</RequestId><HostId>${requestId}</HostId>`,
  ].join("");
}

type Declared = { shape: string; resultWrapper?: string } | undefined;

function bodyOf(declared: Declared, shape: Shape | undefined, value: Record<string, unknown>): Omit<Answer, "status"> {
  if (!declared || !shape) return { headers: {}, body: "" };
  if (shape.payload) return payload(value[shape.payload]);
  const root = declared.resultWrapper;
  if (!root) return { headers: {}, body: "" };
  // GetBucketLocation alone has a root that is its own only member: text, or nothing for us-east-1.
  const inner =
    root === "LocationConstraint"
      ? escapeXml(String(value.LocationConstraint ?? ""))
      : structureXml("s3", declared.shape, value);
  return { headers: XML, body: `${DECLARATION}<${root} xmlns="${NAMESPACE}">${inner}</${root}>` };
}

function payload(value: unknown): Omit<Answer, "status"> {
  if (value instanceof Uint8Array) return { headers: { "content-type": "binary/octet-stream" }, body: value };
  return { headers: { "content-type": "application/json" }, body: String(value ?? "") };
}

function headersOf(shape: Shape, value: Record<string, unknown>): Record<string, string> {
  const found = Object.entries(shape.members ?? {}).flatMap(([name, { location, locationName = "" }]) => {
    const held = value[name];
    if (held === undefined || held === null) return [];
    if (location === "header") return [[locationName.toLowerCase(), headerText(held)] as const];
    if (location !== "headers") return [];
    return Object.entries(held as Record<string, string>).map(
      ([key, text]) => [`${locationName}${key}`, text] as const,
    );
  });
  return Object.fromEntries(found);
}

/** What no header can carry is left out: a client may ask for any text in its response-content-disposition. */
function headerText(value: unknown): string {
  return value instanceof Date ? value.toUTCString() : String(value).replace(/[^\t\x20-\x7e\x80-\xff]/g, "");
}
