import { AwsError } from "@/lib/platform/errors";
import { formFields } from "../form";
import type { WireRequest } from "../request";

/** What a request says of its signature: nothing of this is believed before `verifySignature`. */
export type Signature = {
  accessKeyId: string;
  /** The credential scope: YYYYMMDD, Region, signing name. */
  date: string;
  region: string;
  service: string;
  /** Lower-case names in the order in which they were signed. */
  signedHeaders: string[];
  /** 64 hexadecimal digits when it is one at all. */
  signature: string;
  /** When it was signed: YYYYMMDDTHHMMSSZ. */
  timestamp: string;
  /** For how long: the time a presigned address was given, absent for a signature in a header. */
  expiresSeconds: number | undefined;
  sessionToken: string | undefined;
};

const ALGORITHM = "AWS4-HMAC-SHA256";
const MAX_PRESIGNED_SECONDS = 604_800;

/**
 * The signature of a request, from its Authorization header or its query string (IAM User Guide, "AWS Signature Version 4 for
 * API requests"). Undefined when the request is not signed; throws IncompleteSignature, in AWS's words, when it is half.
 */
export function readSignature(request: WireRequest): Signature | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) return fromHeader(request, authorization);
  return request.query.includes("X-Amz-") ? fromQuery(new Map(formFields(request.query))) : undefined;
}

/** Who a request says it is from, without a word of judgement: to find a query service by, and for open mode. */
export function scopeHint({
  headers,
  query,
}: WireRequest): Pick<Signature, "accessKeyId" | "region" | "service"> | undefined {
  const [text, pattern] = headers.authorization ? [headers.authorization, IN_HEADER] : [query, IN_QUERY];
  const [, accessKeyId, region, service] = pattern.exec(text) ?? [];
  return accessKeyId && region && service ? { accessKeyId, region, service } : undefined;
}

const IN_HEADER = /\bCredential=([\w.-]+)\/\d+\/([\w-]+)\/([\w-]+)\/aws4_request/;
const IN_QUERY = /\bX-Amz-Credential=([\w.-]+)(?:\/|%2F)\d+(?:\/|%2F)([\w-]+)(?:\/|%2F)([\w-]+)(?:\/|%2F)aws4_request/i;

function fromHeader({ headers }: WireRequest, authorization: string): Signature {
  const [algorithm = "", ...parts] = authorization.split(/[\s,]+/);
  if (algorithm !== ALGORITHM) throw unsupported(algorithm);
  const named = new Map(parts.map((part) => splitAt(part, part.indexOf("="))));
  const missing = ["Credential", "Signature", "SignedHeaders"]
    .filter((name) => !named.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  const signedAt = timestampOf(headers["x-amz-date"], headers.date);
  if (!signedAt) missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  if (missing.length > 0 || !signedAt) throw incomplete(`${missing.join(" ")} Authorization=${algorithm}`);
  return {
    ...scopeOf(named.get("Credential") ?? ""),
    signedHeaders: (named.get("SignedHeaders") ?? "").toLowerCase().split(";"),
    signature: named.get("Signature") ?? "",
    timestamp: signedAt,
    expiresSeconds: undefined,
    sessionToken: single(headers["x-amz-security-token"]),
  };
}

function fromQuery(fields: Map<string, string>): Signature | undefined {
  const needed = ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"];
  const missing = needed.filter((name) => !fields.get(name));
  if (missing.length === needed.length) return undefined;
  if (missing.length > 0) {
    const sentences = missing.map((name) => `AWS query-string parameters must include '${name}'.`);
    throw incomplete(`${sentences.join(" ")} Re-examine the query-string parameters.`);
  }
  const algorithm = fields.get("X-Amz-Algorithm") ?? "";
  if (algorithm !== ALGORITHM) throw unsupported(algorithm);
  return {
    ...scopeOf(fields.get("X-Amz-Credential") ?? ""),
    signedHeaders: (fields.get("X-Amz-SignedHeaders") ?? "").toLowerCase().split(";"),
    signature: fields.get("X-Amz-Signature") ?? "",
    timestamp: basicIso(fields.get("X-Amz-Date") ?? ""),
    expiresSeconds: expiryOf(fields.get("X-Amz-Expires")),
    sessionToken: fields.get("X-Amz-Security-Token"),
  };
}

function scopeOf(credential: string): Pick<Signature, "accessKeyId" | "date" | "region" | "service"> {
  const [accessKeyId, date, region, service, term, ...more] = credential.split("/");
  if (
    !accessKeyId ||
    date === undefined ||
    region === undefined ||
    service === undefined ||
    term === undefined ||
    more.length > 0
  ) {
    const form = "e.g. keyid/date/region/service/term";
    throw incomplete(
      `Credential must have exactly 5 slash-delimited elements, ${form}, got '${credential.slice(0, 256)}'`,
    );
  }
  if (term !== "aws4_request") {
    const message = `Credential should be scoped with a valid terminator: 'aws4_request', not '${term.slice(0, 64)}'.`;
    throw new AwsError("SignatureDoesNotMatch", message);
  }
  return { accessKeyId, date, region, service };
}

/** x-amz-date goes before Date, which may also be in HTTP's own form. */
function timestampOf(amzDate: string | string[] | undefined, date: string | undefined): string | undefined {
  const given = single(amzDate);
  if (given !== undefined) return basicIso(given);
  if (date === undefined) return undefined;
  const parsed = Date.parse(date);
  return Number.isNaN(parsed) ? basicIso(date) : basicIsoOf(new Date(parsed));
}

function basicIso(text: string): string {
  if (/^\d{8}T\d{6}Z$/.test(text)) return text;
  const message = `Date must be in ISO-8601 'basic format'. Got '${text.slice(0, 64)}'. See http://en.wikipedia.org/wiki/ISO_8601`;
  throw incomplete(message);
}

/** A date in ISO 8601's basic format: YYYYMMDDTHHMMSSZ. */
export function basicIsoOf(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, "");
}

function expiryOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= MAX_PRESIGNED_SECONDS) return Number(text);
  throw incomplete(`X-Amz-Expires must be a number of seconds from 1 to ${MAX_PRESIGNED_SECONDS}.`);
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function splitAt(text: string, index: number): [string, string] {
  return index === -1 ? [text, ""] : [text.slice(0, index), text.slice(index + 1)];
}

function unsupported(algorithm: string): AwsError {
  return incomplete(`Unsupported AWS 'algorithm': '${algorithm.slice(0, 64)}'.`);
}

function incomplete(message: string): AwsError {
  return new AwsError("IncompleteSignature", message);
}
