import { parseArn } from "@/lib/platform/arn";
import { type Caller, serviceCaller } from "@/lib/platform/caller";
import { now } from "@/lib/platform/clock";
import { readConfirmationToken } from "@/lib/platform/confirmation-token";
import { AwsError, isAwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { isSignedLink } from "@/lib/platform/signed-link";
import { formField } from "./form";
import type { Gateway } from "./gateway";
import { originOf } from "./origin";
import type { Answer } from "./protocols/protocol";
import { awsQuery } from "./protocols/query";
import type { WireRequest } from "./request";
import { askPage, languageOf, tellPage } from "./subscription-page";

type Dispatch = (caller: Caller, action: string, input: object) => Promise<unknown>;

/**
 * Puts before a gateway what messages of SNS link to and what needs no credentials: the certificate that signatures are checked
 * with, and the links by which an endpoint confirms its subscription or ends it, whose token is the proof. A program that opens
 * a link acts at once, as with AWS; a person gets a page with a button, because mail programs open links by themselves.
 */
export function withSubscriptionLinks(gateway: Gateway, dispatch: Dispatch, trustProxy: boolean): Gateway {
  return async (request) => {
    const requestId = newUuid();
    const desk = { dispatch, callerFor: (arn: string) => linkCaller(arn, request, requestId, trustProxy) };
    const answer = await linkAnswer(request, desk, requestId);
    if (!answer) return gateway(request);
    return { ...answer, headers: { ...answer.headers, "x-amzn-requestid": requestId } };
  };
}

type Desk = { dispatch: Dispatch; callerFor: (arn: string) => Caller | undefined };

/** What a link does: the operation, and the member that names what it is done to. */
type Deed = { operation: "ConfirmSubscription" | "Unsubscribe"; member: "TopicArn" | "SubscriptionArn" };

const CONFIRM: Deed = { operation: "ConfirmSubscription", member: "TopicArn" };
const UNSUBSCRIBE: Deed = { operation: "Unsubscribe", member: "SubscriptionArn" };
const PAGES: Readonly<Record<string, Deed>> = { "/confirmation.html": CONFIRM, "/unsubscribe.html": UNSUBSCRIBE };
const MAX_FORM_BYTES = 8_192;
const SERVICE = "sns.amazonaws.com";

/** Undefined for a request that is about no link of ours. */
async function linkAnswer(request: WireRequest, desk: Desk, requestId: string): Promise<Answer | undefined> {
  try {
    return (await certificate(request, desk)) ?? (await page(request, desk)) ?? (await link(request, desk, requestId));
  } catch (error) {
    if (!isAwsError(error)) throw error;
    return awsQuery.encodeError(error, { call: undefined, requestId, queryMode: false });
  }
}

async function certificate({ method, path }: WireRequest, { dispatch }: Desk): Promise<Answer | undefined> {
  const [, KeyId] = (method === "GET" && /^\/SimpleNotificationService-([0-9a-f]{32})\.pem$/.exec(path)) || [];
  if (KeyId === undefined) return undefined;
  const found = await dispatch(serviceCaller(SERVICE, "", ""), "sns:GetSigningCertificate", { KeyId });
  const { Certificate } = found as { Certificate?: string };
  if (Certificate === undefined) return { status: 404, headers: { "content-type": "text/plain" }, body: "Not found\n" };
  return { status: 200, headers: { "content-type": "application/x-pem-file" }, body: Certificate };
}

/** GET shows the button, POST is the button. */
async function page(request: WireRequest, desk: Desk): Promise<Answer | undefined> {
  const deed = PAGES[request.path];
  if (!deed || (request.method !== "GET" && request.method !== "POST")) return undefined;
  const language = languageOf(request.headers["accept-language"]);
  if (request.method === "GET") {
    const { arn, token } = read(request.query, deed);
    return askPage(language, deed.operation, { [deed.member]: arn, Token: token });
  }
  const { arn, token } = read((await request.readBody(MAX_FORM_BYTES)).toString("latin1"), deed);
  try {
    await perform(desk, deed, arn, token);
    return tellPage(language, deed.operation, arn);
  } catch (error) {
    if (!isAwsError(error)) throw error;
    return tellPage(language, deed.operation, arn, error.message);
  }
}

/** Signed requests, and links without their proof, are none of these and go the usual way. */
async function link(request: WireRequest, desk: Desk, requestId: string): Promise<Answer | undefined> {
  const { method, path, query, headers } = request;
  if (method !== "GET" || path !== "/" || headers.authorization !== undefined || query.includes("X-Amz-"))
    return undefined;
  const action = formField(query, "Action");
  const deed = [CONFIRM, UNSUBSCRIBE].find(({ operation }) => operation === action);
  if (!deed) return undefined;
  const { arn, token } = read(query, deed);
  if (token === "" || !desk.callerFor(arn)) return undefined;
  const call = { service: "sns" as const, operation: deed.operation };
  try {
    return awsQuery.encode(call, await perform(desk, deed, arn, token), requestId);
  } catch (error) {
    if (!isAwsError(error)) throw error;
    return awsQuery.encodeError(error, { call, requestId, queryMode: false });
  }
}

/** Whoever cannot show a token of ours gets no further, and leaves no trace in anybody's trail. */
async function perform({ dispatch, callerFor }: Desk, deed: Deed, arn: string, token: string): Promise<unknown> {
  const caller = callerFor(arn);
  const isProven =
    deed === CONFIRM ? readConfirmationToken(arn, token, now()) : isSignedLink("sns-unsubscribe", arn, token);
  if (!caller || !isProven) throw new AwsError("InvalidParameterException", "Invalid parameter: Token");
  const input = deed === CONFIRM ? { TopicArn: arn, Token: token } : { SubscriptionArn: arn };
  return dispatch(caller, `sns:${deed.operation}`, input);
}

function read(form: string, { member }: Deed): { arn: string; token: string } {
  return { arn: formField(form, member) ?? "", token: formField(form, "Token") ?? "" };
}

/** SNS itself, in the account and Region of the ARN, from where the link was opened. */
function linkCaller(text: string, request: WireRequest, requestId: string, trustProxy: boolean): Caller | undefined {
  const arn = parseArn(text);
  if (arn?.service !== "sns") return undefined;
  const caller = serviceCaller(SERVICE, arn.accountId, arn.region);
  return { ...caller, origin: originOf(request, requestId, trustProxy) };
}
