import { modelOf } from "@/lib/aws-models/model";
import { formFields } from "../form";
import { malformed } from "../malformed";
import { errorForm, queryErrorHeader } from "./errors";
import { plainLeaves, refuse, strictLeaves } from "./leaves";
import type { Call, Protocol } from "./protocol";
import { dateFromEpochSeconds, dateFromIsoText, epochSeconds } from "./timestamp";
import { type Convert, treeCodec } from "./tree-codec";

/** AWS JSON 1.0 and 1.1: one POST, the operation in X-Amz-Target (Smithy, "AWS JSON 1.1 protocol"). */
export const json10 = jsonProtocol("application/x-amz-json-1.0");
export const json11 = jsonProtocol("application/x-amz-json-1.1");

/** AWS restJson1, as far as CloudTrail's data plane needs it: some members in the query string, the others in a JSON body. */
export const restJson: Protocol = {
  ...jsonProtocol("application/json"),
  decode: (call, body, { query }) => ({ ...decodeBody(call, body), ...queryStringMembers(call, query) }),
};

function jsonProtocol(contentType: string): Protocol {
  return {
    decode: decodeBody,
    encode({ service, operation }, output) {
      const { output: shape, http } = modelOf(service).operations[operation] ?? {};
      // An operation without output answers no bytes at all, as CloudWatch Logs does.
      const body = shape ? JSON.stringify(encodeShape(service, shape.shape)(output ?? {})) : "";
      return { status: http?.responseCode ?? 200, headers: { "content-type": contentType }, body };
    },
    encodeError(error, { call, queryMode }) {
      const form = errorForm(error, call?.service);
      const members = call && form.shape ? encodeShape(call.service, form.shape)(error.members) : {};
      return {
        status: form.status,
        headers: {
          "content-type": contentType,
          "x-amzn-errortype": form.name,
          ...(queryMode && queryErrorHeader(form)),
        },
        body: JSON.stringify({ __type: form.name, [form.messageMember]: error.message, ...(members as object) }),
      };
    },
  };
}

/** No bytes at all stand for an empty structure. */
function decodeBody({ service, operation }: Call, body: Buffer): object {
  const shape = modelOf(service).operations[operation]?.input?.shape;
  if (!shape || body.length === 0) return {};
  return decodeShape(service, shape)(parse(body)) as object;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw malformed("The request body is not valid JSON.");
  }
}

function queryStringMembers({ service, operation }: Call, query: string): object {
  const model = modelOf(service);
  const members = model.shapes[model.operations[operation]?.input?.shape ?? ""]?.members ?? {};
  const fields = new Map(formFields(query));
  const found: [string, string][] = [];
  for (const [name, { location, locationName }] of Object.entries(members)) {
    const value = location === "querystring" ? fields.get(locationName ?? name) : undefined;
    if (value !== undefined) found.push([name, value]);
  }
  return Object.fromEntries(found);
}

const decodeShape = treeCodec({
  fields: (value) => (isObject(value) ? value : refuse(value, "Structure")),
  items: (value) => (Array.isArray(value) ? value : refuse(value, "List")),
  leaves: {
    ...strictLeaves,
    integer: wholeNumber("Integer"),
    long: wholeNumber("Long"),
    float: number("Float"),
    double: number("Double"),
    timestamp: date,
    blob: (value) =>
      typeof value === "string" && BASE64.test(value) ? Buffer.from(value, "base64") : refuse(value, "ByteBuffer"),
  },
});

const encodeShape = treeCodec({
  fields: (value) => value as Record<string, unknown>,
  items: (value) => value as unknown[],
  leaves: {
    ...plainLeaves,
    float: spellNonFinite,
    double: spellNonFinite,
    timestamp: (value) => epochSeconds(value as Date),
    blob: (value) => Buffer.from(value as Uint8Array).toString("base64"),
  },
});

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const NON_FINITE = new Map([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** AWS's parser cuts the fraction off where the model wants a whole number. */
function wholeNumber(javaName: string): Convert {
  return (value) => (typeof value === "number" && Number.isFinite(value) ? Math.trunc(value) : refuse(value, javaName));
}

/** JSON has no word for what is not finite; the protocol spells it as text. */
function number(javaName: string): Convert {
  return (value) => {
    if (typeof value === "number") return value;
    return (typeof value === "string" ? NON_FINITE.get(value) : undefined) ?? refuse(value, javaName);
  };
}

function spellNonFinite(value: unknown): unknown {
  return Number.isFinite(value) ? value : String(value);
}

function date(value: unknown): Date {
  if (typeof value === "number") return dateFromEpochSeconds(value) ?? refuse(value, "Date");
  return (typeof value === "string" ? dateFromIsoText(value) : undefined) ?? refuse(value, "Date");
}
