import { modelOf } from "@/lib/aws-models/model";
import { AwsError } from "@/lib/platform/errors";
import { formFields } from "./form";
import type { Call } from "./protocols/protocol";
import type { WireRequest } from "./request";
import { scopeHint } from "./sigv4/signature";

/**
 * Whether a request is for S3: it is signed for it, or it is not signed at all and asks for a path that begins with what could
 * be a bucket, as a browser or curl would.
 */
export function isForObjects(request: WireRequest): boolean {
  const hint = scopeHint(request);
  if (hint) return hint.service === "s3";
  const plain = request.headers["x-amz-target"] === undefined && request.method !== "POST";
  return plain && BUCKET_FIRST.test(request.path);
}

/** The operation that a method, a path and the flags of a query string ask for; undefined when Mirante's model has none. */
export function objectOperation({ method, path, query }: WireRequest): string | undefined {
  const depth = depthOf(path);
  const fields = new Map(formFields(query));
  const found = ROUTES.find(
    (route) =>
      route.method === method &&
      route.depth === depth &&
      route.flags.every(([name, value]) => fields.has(name) && (value === "" || fields.get(name) === value)),
  );
  const flags = new Set(found?.flags.map(([name]) => name));
  const asksMore = [...fields.keys()].some((name) => SUBRESOURCES.has(name) && !flags.has(name));
  return asksMore ? undefined : found?.operation;
}

/** Throws MethodNotAllowed for what S3 itself does not know, NotImplemented for what Mirante lacks. */
export function routeOfObjects(request: WireRequest, operation: string | undefined): Call {
  if (!METHODS.has(request.method)) {
    throw new AwsError("MethodNotAllowed", "The specified method is not allowed against this resource.");
  }
  const feature = UNSUPPORTED_HEADERS.find((name) => request.headers[name] !== undefined);
  const encryption = request.headers["x-amz-server-side-encryption"];
  if (feature || (encryption !== undefined && encryption !== "AES256")) {
    throw new AwsError("NotImplemented", "A header you provided implies functionality that is not implemented", {
      Header: feature ?? "x-amz-server-side-encryption",
    });
  }
  if (operation) return { service: "s3", operation };
  throw new AwsError(
    "NotImplemented",
    "A parameter you provided implies functionality that is not implemented: Mirante keeps plain objects only.",
  );
}

const BUCKET_FIRST = /^\/[a-z0-9][a-z0-9.-]{2,62}(\/|$)/;
const METHODS = new Set(["GET", "HEAD", "PUT", "POST", "DELETE"]);

/** Features that a header asks for and that must not be passed over in silence. */
const UNSUPPORTED_HEADERS = [
  "x-amz-copy-source",
  "x-amz-tagging",
  "x-amz-website-redirect-location",
  "x-amz-object-lock-mode",
  "x-amz-object-lock-legal-hold",
  "x-amz-server-side-encryption-customer-algorithm",
  "x-amz-server-side-encryption-aws-kms-key-id",
];

/** S3's subresources and the parameters of its other operations (Amazon S3 API Reference, "Actions"). */
const SUBRESOURCES = new Set(
  `accelerate acl analytics append attributes cors delete encryption intelligent-tiering inventory legal-hold lifecycle
   list-type location logging metrics notification object-lock ownershipControls partNumber policy policyStatus
   publicAccessBlock replication requestPayment restore retention select tagging torrent uploadId uploads versionId
   versioning versions website metadataTable metadataConfiguration abac renameObject session`.split(/\s+/),
);

/** Routes with more flags first, so that "?policy" is not taken for a plain listing. */
const ROUTES = Object.entries(modelOf("s3").operations)
  .map(([operation, { http }]) => {
    const [path = "", query = ""] = http.requestUri.split("?");
    return { operation, method: http.method, depth: depthOf(path), flags: formFields(query) };
  })
  .sort((one, other) => other.flags.length - one.flags.length);

/** 0 for the service, 1 for a bucket, 2 for an object. A slash behind the bucket's name is no key. */
function depthOf(path: string): 0 | 1 | 2 {
  const [, bucket = "", ...key] = path.split("/");
  if (bucket === "") return 0;
  return key.join("/") === "" ? 1 : 2;
}
