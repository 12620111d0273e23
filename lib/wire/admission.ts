import type { Caller, Origin } from "@/lib/platform/caller";
import { now } from "@/lib/platform/clock";
import { AwsError } from "@/lib/platform/errors";
import type { Settings } from "@/lib/platform/settings";
import type { Credential } from "@/lib/services/authenticate";
import type { WireRequest } from "./request";
import { readSignature, type Signature, scopeHint } from "./sigv4/signature";
import { checkScope, invalidToken, isRegion, type Secrets } from "./sigv4/verify";

/** What the wire asks of authentication, handed in by the process that starts it. */
export type Doorman = {
  credentialOf: (accessKeyId: string) => Promise<Credential | undefined>;
  callerInOpenMode: (accessKeyId: string | undefined, region: string, origin: Origin) => Caller;
};

export type Rules = Pick<Settings, "auth" | "region" | "trustProxy">;

/** The one who asks, and what they signed with; nothing is signed in open mode. */
export type Admitted = { caller: Caller; signed: { signature: Signature; secrets: Secrets } | undefined };

/** Throws SignatureDoesNotMatch when the secrets did not sign the request. */
type Verify = (signature: Signature, secrets: Secrets) => void;

/** Who asks. In open mode whoever they say they are; else whoever holds the secret that signed this request, a short while ago. */
export async function admit(
  door: Doorman,
  rules: Rules,
  request: WireRequest,
  origin: Origin,
  signingName: string,
  verify: Verify,
): Promise<Admitted> {
  if (rules.auth === "open") return { caller: openCaller(door, rules, request, origin), signed: undefined };
  const signature = readSignature(request);
  if (!signature) throw new AwsError("MissingAuthenticationToken", "Request is missing Authentication Token");
  checkScope(signature, request, signingName, now());
  const credential = await door.credentialOf(signature.accessKeyId);
  if (credential?.status !== "Active") throw invalidToken();
  verify(signature, credential);
  if (credential.expiresAt && credential.expiresAt <= now()) {
    throw new AwsError("ExpiredToken", "The security token included in the request is expired");
  }
  const caller = await credential.callerFrom(signature.region, origin, signature.service);
  return { caller, signed: { signature, secrets: credential } };
}

/** Who a request of open mode says it is from. Throws AccessDenied for one that a web site sends. */
export function openCaller(door: Doorman, rules: Rules, request: WireRequest, origin: Origin): Caller {
  refuseWebsites(request);
  const hint = scopeHint(request);
  return door.callerInOpenMode(hint?.accessKeyId, hint && isRegion(hint.region) ? hint.region : rules.region, origin);
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
