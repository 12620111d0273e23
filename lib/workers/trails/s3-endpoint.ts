import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { settings } from "@/lib/platform/settings";

/** An object under the names of S3's own API. */
export type SentObject = {
  Bucket: string;
  Key: string;
  Body: Buffer;
  Metadata: Readonly<Record<string, string>>;
  ContentType: string;
  /** Empty for a body as it is. */
  ContentEncoding: string;
};

/** What another store answered when it did not take an object. */
export class EndpointRefused extends Error {
  override readonly name = "EndpointRefused";
}

const TIMEOUT_MILLIS = 60_000;

/**
 * Puts an object into a bucket of a store that speaks S3, path style, with the credentials of the settings; unsigned without any.
 * Throws EndpointRefused with the code and message of the store's error, or what kept it from being asked.
 */
export async function putAtEndpoint(endpoint: string, object: SentObject): Promise<void> {
  const { protocol, hostname, port, host } = new URL(endpoint);
  const { awsCredentials: credentials, region } = settings();
  const path = `/${object.Bucket}/${object.Key.split("/").map(encodeURIComponent).join("/")}`;
  const own = {
    host,
    "content-type": object.ContentType,
    ...(object.ContentEncoding === "" ? {} : { "content-encoding": object.ContentEncoding }),
    "x-amz-acl": "bucket-owner-full-control",
    ...Object.fromEntries(Object.entries(object.Metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
  };
  const request = {
    method: "PUT",
    protocol,
    hostname,
    ...(port ? { port: Number(port) } : {}),
    path,
    headers: own,
    body: object.Body,
  };
  // S3 alone signs the path as it is, and wants to be told the hash of the body.
  const signer =
    credentials && new SignatureV4({ credentials, region, service: "s3", sha256: Sha256, uriEscapePath: false });
  const { headers } = signer ? await signer.sign(request) : request;
  const { host: _, ...sent } = headers;
  const signal = AbortSignal.timeout(TIMEOUT_MILLIS);
  const url = `${protocol}//${host}${path}`;
  const answer = await fetch(url, { method: "PUT", headers: sent, body: new Uint8Array(object.Body), signal }).catch(
    (error) => {
      throw new EndpointRefused(`RequestError: ${reasonOf(error)}`);
    },
  );
  if (answer.ok) return;
  const text = await answer.text().catch(() => "");
  const code = /<Code>([^<]{1,128})<\/Code>/.exec(text)?.[1] ?? `Http${answer.status}`;
  const message = /<Message>([^<]{1,512})<\/Message>/.exec(text)?.[1] ?? answer.statusText;
  throw new EndpointRefused(`${code}: ${message}`);
}

/** Fetch hides what went wrong behind its own error. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ("code" in cause ? String(cause.code) : cause.name);
}
