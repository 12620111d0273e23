import { cbor, tag, tagSymbol } from "@smithy/core/cbor";
import { modelOf } from "@/lib/aws-models/model";
import { malformed } from "../malformed";
import { boundCbor } from "./cbor-bounds";
import { errorForm, queryErrorHeader } from "./errors";
import { plainLeaves, refuse, same, strictLeaves } from "./leaves";
import type { Protocol } from "./protocol";
import { dateFromEpochSeconds, epochSeconds } from "./timestamp";
import { type Convert, treeCodec } from "./tree-codec";

const HEADERS = { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor" };
const EPOCH_TAG = 1;

/** Smithy RPC v2 CBOR: POST /service/<name>/operation/<operation> (Smithy, "Smithy RPC v2 CBOR protocol"). */
export const rpcV2Cbor: Protocol = {
  decode({ service, operation }, body) {
    const shape = modelOf(service).operations[operation]?.input?.shape;
    if (!shape || body.length === 0) return {};
    return decodeShape(service, shape)(parse(body)) as object;
  },

  /** An operation without output answers neither body nor content type. */
  encode({ service, operation }, output) {
    const shape = modelOf(service).operations[operation]?.output?.shape;
    if (!shape) return { status: 200, headers: { "smithy-protocol": "rpc-v2-cbor" }, body: "" };
    return { status: 200, headers: HEADERS, body: cbor.serialize(encodeShape(service, shape)(output ?? {})) };
  },

  encodeError(error, { call, queryMode }) {
    const form = errorForm(error, call?.service);
    const members = call && form.shape ? encodeShape(call.service, form.shape)(error.members) : {};
    const namespace = call && form.shape ? `com.amazonaws.${call.service}` : "com.amazon.coral.service";
    const body = { __type: `${namespace}#${form.name}`, [form.messageMember]: error.message, ...(members as object) };
    return {
      status: form.status,
      headers: { ...HEADERS, ...(queryMode && queryErrorHeader(form)) },
      body: cbor.serialize(body),
    };
  },
};

function parse(body: Buffer): unknown {
  boundCbor(body);
  try {
    return cbor.deserialize(body);
  } catch {
    throw malformed("The request body is not valid CBOR.");
  }
}

const decodeShape = treeCodec({
  fields: (value) => (isMap(value) ? value : refuse(value, "Structure")),
  items: (value) => (Array.isArray(value) ? value : refuse(value, "List")),
  leaves: {
    ...strictLeaves,
    integer: wholeNumber("Integer"),
    long: wholeNumber("Long"),
    float: number("Float"),
    double: number("Double"),
    timestamp: date,
    blob: (value) => (value instanceof Uint8Array ? value : refuse(value, "ByteBuffer")),
  },
});

const encodeShape = treeCodec({
  fields: (value) => value as Record<string, unknown>,
  items: (value) => value as unknown[],
  leaves: {
    ...plainLeaves,
    float: same,
    double: same,
    timestamp: (value) => tag({ tag: EPOCH_TAG, value: epochSeconds(value as Date) }),
    blob: same,
  },
});

type Tagged = { tag: number; value: unknown };

function isTagged(value: unknown): value is Tagged {
  return typeof value === "object" && value !== null && tagSymbol in value;
}

function isMap(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return !(value instanceof Uint8Array) && !isTagged(value);
}

/** A whole number beyond 2^53 arrives as a bigint; nothing of AWS's that large needs its last digits. */
function wholeNumber(javaName: string): Convert {
  return (value) => {
    if (typeof value === "bigint") return Number(value);
    return Number.isInteger(value) ? value : refuse(value, javaName);
  };
}

function number(javaName: string): Convert {
  return (value) => {
    if (typeof value === "bigint") return Number(value);
    return typeof value === "number" ? value : refuse(value, javaName);
  };
}

function date(value: unknown): Date {
  if (!isTagged(value) || typeof value.value !== "number") return refuse(value, "Date");
  return dateFromEpochSeconds(value.value) ?? refuse(value.value, "Date");
}
