import type { WireRequest } from "../request";

/**
 * The canonical request: the text whose hash a client signs, every byte of it as latin1, because that is how Node gives header bytes.
 * `bodyHash` is of the body as sent, never what the client says it is.
 * Source: IAM User Guide, "Create a signed AWS API request", step 1.
 */
export function canonicalRequest(
  request: WireRequest,
  signedHeaders: readonly string[],
  bodyHash: string,
  pathOf: (path: string) => string = canonicalPath,
): string {
  return [
    request.method,
    pathOf(request.path),
    canonicalQuery(request.query),
    ...canonicalHeaders(request.rawHeaders, signedHeaders),
    "",
    signedHeaders.join(";"),
    bodyHash,
  ].join("\n");
}

/** Normalised (RFC 3986, without "." and ".." and empty segments), then encoded once more than it is on the wire. S3 alone does neither. */
export function canonicalPath(path: string): string {
  if (path === "/") return path;
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(encode(segment));
  }
  const end = segments.length > 0 && path.endsWith("/") ? "/" : "";
  return `/${segments.join("/")}${end}`;
}

/** S3's form: encoded once, segment by segment. Keys may hold empty segments and dots, so nothing is normalised. */
export function canonicalObjectPath(path: string): string {
  return path
    .split("/")
    .map((segment) => encode(decode(segment)))
    .join("/");
}

/** Decoded and encoded again in one way, sorted by encoded name, then by value. The signature itself is not signed. */
export function canonicalQuery(query: string): string {
  if (query === "") return query;
  return query
    .split("&")
    .filter((field) => field !== "" && !field.startsWith("X-Amz-Signature="))
    .map((field) => {
      const equals = field.indexOf("=");
      const [name, value] = equals === -1 ? [field, ""] : [field.slice(0, equals), field.slice(equals + 1)];
      return [encode(decode(name)), encode(decode(value))] as const;
    })
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** One line a signed header; a header sent twice is one line with its values in order. */
function canonicalHeaders(rawHeaders: readonly string[], signedHeaders: readonly string[]): string[] {
  const values = new Map<string, string[]>(signedHeaders.map((name) => [name, []]));
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    values.get(rawHeaders[at]?.toLowerCase() ?? "")?.push((rawHeaders[at + 1] ?? "").trim().replace(/\s+/g, " "));
  }
  return signedHeaders.map((name) => `${name}:${values.get(name)?.join(",") ?? ""}`);
}

/** RFC 3986: all but the unreserved characters; encodeURIComponent leaves five of the others alone. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** What is not percent-encoded UTF-8 stays as it is; the signature then fails to match rather than the server. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
