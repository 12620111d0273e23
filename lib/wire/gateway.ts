import { type Caller, type Origin, serviceCaller } from "@/lib/platform/caller";
import { now } from "@/lib/platform/clock";
import { AwsError, isAwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { log } from "@/lib/platform/log";
import type { Settings } from "@/lib/platform/settings";
import type { Credential } from "@/lib/services/authenticate";
import { ClientGone, inflate } from "./body";
import { signingNameOf } from "./endpoints";
import { bodyLimitOf } from "./limits";
import { originOf } from "./origin";
import type { Answer, Call } from "./protocols/protocol";
import type { WireRequest } from "./request";
import { readHead, routeOf } from "./route";
import { readSignature, scopeHint } from "./sigv4/signature";
import { checkScope, invalidToken, isRegion, verifySignature } from "./sigv4/verify";

/** What lies behind the wire, handed in by the process that starts it: the wire itself knows no service. */
export type FrontDesk = {
  dispatch: (caller: Caller, action: string, input: object) => Promise<unknown>;
  findOperation: (action: string) => object | undefined;
  actionsEndingIn: (ending: string) => string[];
  credentialOf: (accessKeyId: string) => Promise<Credential | undefined>;
  callerInOpenMode: (accessKeyId: string | undefined, region: string, origin: Origin) => Caller;
};

type Rules = Pick<Settings, "auth" | "region" | "trustProxy">;

/** A request that has been read and routed, and believed in nothing. */
type Arrival = { request: WireRequest; origin: Origin; body: Buffer; call: Call };

/** Answers one request; throws ClientGone when nobody is left to hear it. */
export type Gateway = (request: WireRequest) => Promise<Answer>;

/** The life of a request, from its head to its answer. */
export function createGateway(desk: FrontDesk, rules: Rules): Gateway {
  return async (request) => {
    const requestId = newUuid();
    const origin = originOf(request, requestId, rules.trustProxy);
    const head = readHead(request);
    let call: Call | undefined;
    try {
      if (isReset(request)) return identified(await reset(desk, rules, request, origin), requestId);
      const limit = bodyLimitOf(head.operation);
      const body = await request.readBody(limit.sent);
      call = routeOf(request, head, body, scopeHint(request)?.service);
      const caller = await admit(desk, rules, { request, origin, body, call });
      const action = implemented(desk, call);
      const plain = await inflate(body, request.headers["content-encoding"], limit.inflated);
      const input = head.protocol.decode(call, plain, request.query);
      const output = await desk.dispatch(caller, action, input);
      // The answer of a streaming operation (StartLiveTail) would leave here too: see Answer.
      return identified(head.protocol.encode(call, output, requestId), requestId);
    } catch (thrown) {
      const error = asAwsError(thrown, requestId);
      const queryMode = request.headers["x-amzn-query-mode"] === "true";
      return identified(head.protocol.encodeError(error, { call, requestId, queryMode }), requestId);
    }
  };
}

/** Who asks. In open mode whoever they say they are; else whoever holds the secret that signed exactly these bytes, a short while ago. */
async function admit(desk: FrontDesk, rules: Rules, { request, origin, body, call }: Arrival): Promise<Caller> {
  if (rules.auth === "open") return openCaller(desk, rules, request, origin);
  const signature = readSignature(request);
  if (!signature) throw new AwsError("MissingAuthenticationToken", "Request is missing Authentication Token");
  checkScope(signature, request, signingNameOf(call.service), now());
  const credential = await desk.credentialOf(signature.accessKeyId);
  if (credential?.status !== "Active") throw invalidToken();
  verifySignature(signature, request, body, credential);
  if (credential.expiresAt && credential.expiresAt <= now()) {
    throw new AwsError("ExpiredToken", "The security token included in the request is expired");
  }
  return credential.callerFrom(signature.region, origin, signature.service);
}

function openCaller(desk: FrontDesk, rules: Rules, request: WireRequest, origin: Origin): Caller {
  refuseWebsites(request);
  const hint = scopeHint(request);
  return desk.callerInOpenMode(hint?.accessKeyId, hint && isRegion(hint.region) ? hint.region : rules.region, origin);
}

/**
 * In open mode no signature stands between a web site that a developer happens to visit and the server on their own machine.
 * Browsers mark what a site makes them send with these headers; programs send neither.
 */
function refuseWebsites({ headers }: WireRequest): void {
  const site = headers["sec-fetch-site"];
  if (headers.origin === undefined && (site === undefined || site === "none" || site === "same-origin")) return;
  throw new AwsError("AccessDenied", "Requests that a web site sends are not answered in open mode.");
}

/** An operation of AWS's that Mirante lacks is said by name, so that nobody takes silence for success. */
function implemented(desk: FrontDesk, { service, operation }: Call): string {
  const action = `${service}:${operation}`;
  if (desk.findOperation(action)) return action;
  throw new AwsError("NotImplemented", `${action} is not implemented by Mirante.`);
}

function isReset({ method, path }: WireRequest): boolean {
  return method === "POST" && path === "/_mirante/reset";
}

/** Empties the caller's account, between two tests of somebody's. Only open mode has this door. */
async function reset(desk: FrontDesk, rules: Rules, request: WireRequest, origin: Origin): Promise<Answer> {
  if (rules.auth !== "open") return { status: 404, headers: {}, body: "" };
  const { accountId, region } = openCaller(desk, rules, request, origin);
  const mirante = serviceCaller("mirante", accountId, region);
  for (const action of desk.actionsEndingIn("ResetAccount")) await desk.dispatch(mirante, action, {});
  return { status: 204, headers: {}, body: "" };
}

function identified(answer: Answer, requestId: string): Answer {
  return { ...answer, headers: { ...answer.headers, "x-amzn-requestid": requestId } };
}

/** What is neither an answer of ours nor a lost client is a fault of ours: logged whole, told in AWS's words. */
function asAwsError(thrown: unknown, requestId: string): AwsError {
  if (isAwsError(thrown)) return thrown;
  if (thrown instanceof ClientGone) throw thrown;
  log.error({ err: thrown, requestId }, "request failed");
  return new AwsError(
    "InternalFailure",
    "The request processing has failed because of an unknown error, exception or failure.",
  );
}
