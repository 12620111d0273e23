import { modelOf, type Service } from "@/lib/aws-models/model";
import { AwsError } from "@/lib/platform/errors";
import {
  isSigningName,
  queryServiceOfAction,
  queryServiceOfSigningName,
  queryServiceOfVersion,
  restOperation,
  serviceOfTarget,
} from "./endpoints";
import { formField } from "./form";
import { rpcV2Cbor } from "./protocols/cbor";
import { json10, json11, restJson } from "./protocols/json";
import type { Call, Protocol } from "./protocols/protocol";
import { awsQuery } from "./protocols/query";
import { s3Protocol } from "./protocols/s3";
import type { WireRequest } from "./request";
import { isForObjects, objectOperation, routeOfObjects } from "./s3-route";

/** What the head of a request tells: the protocol to answer in, and whom and what it names. The query protocol names it in the body. */
export type Head = { protocol: Protocol; service?: string; operation?: string | undefined };

/** Which protocol a request speaks. Never fails: what is none of the others is answered as the query protocol would. */
export function readHead(request: WireRequest): Head {
  // First of all, because keys of objects may look like anything, even like another protocol's path.
  if (isForObjects(request)) return { protocol: s3Protocol, service: "s3", operation: objectOperation(request) };
  const path = CBOR_PATH.exec(request.path);
  if (path && request.method === "POST")
    return { protocol: rpcV2Cbor, service: path[1] ?? "", operation: path[2] ?? "" };
  const target = request.headers["x-amz-target"];
  if (typeof target === "string" && request.method === "POST") return ofTarget(target, request.headers["content-type"]);
  const rest = restOperation(request.method, request.path);
  return rest ? { protocol: restJson, ...rest } : { protocol: awsQuery };
}

/**
 * The operation of AWS's model that a request asks for. `signingName` is the service it says it is signed for.
 * Throws NotImplemented for a service that is not ours, UnknownOperation for an operation that AWS does not have.
 */
export function routeOf(request: WireRequest, head: Head, body: Buffer, signingName: string | undefined): Call {
  if (head.protocol === s3Protocol) return routeOfObjects(request, head.operation);
  if (head.protocol === awsQuery) return routeOfQuery(request, body, signingName);
  const { service = "", operation = "" } = head;
  const known = head.protocol === restJson ? (service as Service) : serviceOfTarget(service);
  if (!known) throw notOurs(service, operation);
  return existing(known, operation, `The operation ${shorten(operation)} does not exist.`);
}

const CBOR_PATH = /\/service\/([\w.]+)\/operation\/(\w+)$/;
const MAX_NAME = 128;

/** The target is split at its last dot: what comes before may hold dots itself. */
function ofTarget(target: string, contentType: string | undefined): Head {
  const dot = target.lastIndexOf(".");
  const protocol = contentType?.startsWith("application/x-amz-json-1.0") ? json10 : json11;
  return { protocol, service: target.slice(0, Math.max(dot, 0)), operation: target.slice(dot + 1) };
}

function routeOfQuery(request: WireRequest, body: Buffer, signingName: string | undefined): Call {
  const form = body.length > 0 ? body.toString("latin1") : request.query;
  const action = formField(form, "Action") ?? "";
  const version = formField(form, "Version");
  const service = queryServiceOf(signingName, version, action);
  if (!service && signingName && !isSigningName(signingName)) throw notOurs(signingName, action || request.path);
  if (!action) throw new AwsError("MissingAction", "The request must contain the parameter Action.");
  if (!service) throw notOurs(version ?? "", action);
  const shown = `Could not find operation ${shorten(action)} for version ${shorten(version ?? "NO_VERSION_SPECIFIED")}`;
  if (version !== undefined && version !== modelOf(service).metadata.apiVersion) {
    throw new AwsError("InvalidAction", shown);
  }
  return existing(service, action, shown);
}

/** Unsigned requests (open mode) and signers with a name of their own leave the version to tell, or at last the action. */
function queryServiceOf(
  signingName: string | undefined,
  version: string | undefined,
  action: string,
): Service | undefined {
  const signedFor = signingName === undefined ? undefined : queryServiceOfSigningName(signingName);
  if (signedFor) return signedFor;
  if (version !== undefined) return queryServiceOfVersion(version);
  return signingName === undefined ? queryServiceOfAction(action) : undefined;
}

function existing(service: Service, operation: string, otherwise: string): Call {
  if (Object.hasOwn(modelOf(service).operations, operation)) return { service, operation };
  throw new AwsError("UnknownOperation", otherwise);
}

/** Some clients send every AWS service to one address; they deserve to hear which one is missing. */
function notOurs(service: string, operation: string): AwsError {
  const name = shorten(service) || "of this request";
  return new AwsError(
    "NotImplemented",
    `The service ${name} is not part of Mirante: it has no operation ${shorten(operation)}.`,
  );
}

function shorten(name: string): string {
  return name.slice(0, MAX_NAME);
}
