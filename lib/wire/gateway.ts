import { modelOf } from "@/lib/aws-models/model";
import { type Caller, type Origin, serviceCaller, unknownCaller } from "@/lib/platform/caller";
import { AwsError, isAwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { log } from "@/lib/platform/log";
import { admit, type Doorman, openCaller, type Rules } from "./admission";
import { ClientGone, inflate } from "./body";
import { signingNameOf } from "./endpoints";
import { bodyLimitOf } from "./limits";
import { originOf } from "./origin";
import { isOtlp, receiveOtlp } from "./otlp/receive";
import type { Answer, Call } from "./protocols/protocol";
import { s3Protocol } from "./protocols/s3";
import type { WireRequest } from "./request";
import { type Head, readHead, routeOf } from "./route";
import { claimedBodyHash, openBody } from "./s3-body";
import { readSignature, scopeHint } from "./sigv4/signature";
import { chunkChecker, verifyObjectSignature, verifySignature } from "./sigv4/verify";

/** What lies behind the wire, handed in by the process that starts it: the wire itself knows no service. */
export type FrontDesk = Doorman & {
  dispatch: (caller: Caller, action: string, input: object) => Promise<unknown>;
  findOperation: (action: string) => object | undefined;
  actionsEndingIn: (ending: string) => string[];
};

/** A request under way. `call` is known as soon as it has been routed. */
type Exchange = { request: WireRequest; head: Head; origin: Origin; call?: Call };

/** What has been received: who asks for what, and the body as it was meant. */
type Received = { call: Call; caller: Caller; body: Buffer; request: WireRequest };

/** Answers one request; throws ClientGone when nobody is left to hear it. */
export type Gateway = (request: WireRequest) => Promise<Answer>;

/** The life of a request, from its head to its answer. */
export function createGateway(desk: FrontDesk, rules: Rules): Gateway {
  return async (request) => {
    const requestId = newUuid();
    const head = readHead(request);
    const exchange: Exchange = { request, head, origin: originOf(request, requestId, rules.trustProxy) };
    try {
      if (isOtlp(request)) return identified(await receiveOtlp(desk, rules, request, exchange.origin), requestId);
      if (isReset(request)) return identified(await reset(desk, rules, exchange), requestId);
      const receive = head.protocol === s3Protocol ? receiveObject : receiveCall;
      const { call, caller, body, request: opened } = await receive(desk, rules, exchange);
      const input = head.protocol.decode(call, body, opened);
      const output = await desk.dispatch(caller, implemented(desk, call), input);
      // The answer of a streaming operation (StartLiveTail) would leave here too: see Answer.
      return identified(head.protocol.encode(call, output, requestId), requestId);
    } catch (thrown) {
      const error = asAwsError(thrown, requestId);
      const queryMode = request.headers["x-amzn-query-mode"] === "true";
      return identified(head.protocol.encodeError(error, { call: exchange.call, requestId, queryMode }), requestId);
    }
  };
}

/** The body first, because it may name the operation, and because the signature covers its bytes as sent. */
async function receiveCall(desk: FrontDesk, rules: Rules, exchange: Exchange): Promise<Received> {
  const { request, head, origin } = exchange;
  const limit = bodyLimitOf(head.operation);
  const sent = await request.readBody(limit.sent);
  const call = routeOf(request, head, sent, scopeHint(request)?.service);
  exchange.call = call;
  const caller = needsNoSignature(call, request)
    ? strangerAt(desk, rules, origin)
    : await signedCaller(desk, rules, exchange, call, sent);
  implemented(desk, call);
  const body = await inflate(sent, request.headers["content-encoding"], limit.inflated);
  return { call, caller, body, request };
}

async function signedCaller(
  desk: FrontDesk,
  rules: Rules,
  { request, origin }: Exchange,
  { service }: Call,
  sent: Buffer,
): Promise<Caller> {
  const { caller } = await admit(desk, rules, request, origin, signingNameOf(service), (signature, secrets) =>
    verifySignature(signature, request, sent, secrets),
  );
  return caller;
}

/**
 * Operations whose input says who asks, such as a token of an identity provider, are open to unsigned requests; those of them
 * that are not here (AssumeRoleWithSAML) say so, and do not ask for a signature which would not help.
 */
function needsNoSignature({ service, operation }: Call, request: WireRequest): boolean {
  return modelOf(service).operations[operation]?.authtype === "none" && readSignature(request) === undefined;
}

/** Nobody yet, in the account that this installation is for. */
function strangerAt(desk: FrontDesk, { region }: Rules, origin: Origin): Caller {
  return unknownCaller(desk.callerInOpenMode(undefined, region, origin).accountId, region, origin);
}

/** S3's signatures cover what a request says of its body, so that who may not ask is refused before a large one is read. */
async function receiveObject(desk: FrontDesk, rules: Rules, exchange: Exchange): Promise<Received> {
  const { request, head, origin } = exchange;
  const call = routeOf(request, head, NO_BODY, undefined);
  exchange.call = call;
  const { caller, signed } = await admit(
    desk,
    rules,
    request,
    origin,
    signingNameOf(call.service),
    (signature, secrets) => verifyObjectSignature(signature, request, claimedBodyHash(request), secrets),
  );
  const sent = await request.readBody(bodyLimitOf(head.operation).sent);
  return { call, caller, ...openBody(request, sent, signed && chunkChecker(signed.signature, signed.secrets)) };
}

const NO_BODY = Buffer.alloc(0);

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
async function reset(desk: FrontDesk, rules: Rules, { request, origin }: Exchange): Promise<Answer> {
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
