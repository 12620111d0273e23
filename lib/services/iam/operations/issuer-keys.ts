import { createPublicKey, type JsonWebKey, type KeyObject, verify } from "node:crypto";
import { LRUCache } from "lru-cache";
import { AwsError } from "@/lib/platform/errors";
import { BlockedTarget, post } from "@/lib/platform/http-post";
import { settings } from "@/lib/platform/settings";
import { invalidToken, type WebToken } from "../model/web-token";

/** How each algorithm verifies. Only those with a public key: a token must not be able to name a secret of its own. */
const ALGORITHMS: Readonly<Record<string, { digest: string; kty: string; ieee: boolean }>> = {
  RS256: { digest: "sha256", kty: "RSA", ieee: false },
  RS384: { digest: "sha384", kty: "RSA", ieee: false },
  RS512: { digest: "sha512", kty: "RSA", ieee: false },
  ES256: { digest: "sha256", kty: "EC", ieee: true },
  ES384: { digest: "sha384", kty: "EC", ieee: true },
  ES512: { digest: "sha512", kty: "EC", ieee: true },
};

type IssuerKey = { kid: string | undefined; kty: string; key: KeyObject };

const FRESH_MILLIS = 300_000;
const TIMEOUT_MILLIS = 5_000;
const MAXIMUM_ANSWER = 256 * 1024;

const keysOfIssuers = new LRUCache<string, IssuerKey[]>({
  max: 100,
  ttl: FRESH_MILLIS,
  fetchMethod: (issuer) => fetchKeys(issuer),
});

/** Throws InvalidIdentityToken when no key of the issuer signed the token, IDPCommunicationError when its keys cannot be had. */
export async function checkIssuerSignature({ header, claims, signed, signature }: WebToken): Promise<void> {
  const algorithm = ALGORITHMS[header.alg];
  if (!algorithm) throw invalidToken(`The signing algorithm ${header.alg.slice(0, 32)} is not supported.`);
  const fits = ({ kid, kty }: IssuerKey) =>
    kty === algorithm.kty && (header.kid === undefined || kid === undefined || kid === header.kid);
  const isSigned = (keys: IssuerKey[]) =>
    keys.filter(fits).some(({ key }) => {
      const options = algorithm.ieee ? { key, dsaEncoding: "ieee-p1363" as const } : key;
      return verify(algorithm.digest, Buffer.from(signed), options, signature);
    });
  const known = (await keysOfIssuers.fetch(claims.issuer)) ?? [];
  if (isSigned(known)) return;
  // A key that is not known may be one that the issuer has begun to use since.
  if (header.kid !== undefined && !known.some(({ kid }) => kid === header.kid)) {
    const fresh = (await keysOfIssuers.fetch(claims.issuer, { forceRefresh: true })) ?? [];
    if (isSigned(fresh)) return;
  }
  throw invalidToken(
    "Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements",
  );
}

/** The issuer's keys by OpenID Connect Discovery. Addresses are judged as those of notifications are: none leads to metadata services. */
async function fetchKeys(issuer: string): Promise<IssuerKey[]> {
  // The operator's own issuer may well live on a private network.
  const trusted = issuer === settings().singleSignOn?.issuer;
  const { issuer: named, jwks_uri: address } = await getJson(
    `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    trusted,
  );
  if (named !== issuer) throw communicationError("The issuer's configuration names another issuer.");
  if (typeof address !== "string" || !/^https?:\/\//.test(address) || !URL.canParse(address)) {
    throw communicationError("The issuer's configuration has no address of keys.");
  }
  const { keys } = await getJson(address, trusted);
  if (!Array.isArray(keys)) throw communicationError("The issuer's keys cannot be read.");
  return keys.flatMap(keyOf);
}

/** Keys of kinds that are not for signatures, or that Node cannot read, are none. */
function keyOf(jwk: JsonWebKey & { kid?: unknown; use?: unknown }): IssuerKey[] {
  if (jwk.use !== undefined && jwk.use !== "sig") return [];
  try {
    const key = createPublicKey({ key: jwk, format: "jwk" });
    return [{ kid: typeof jwk.kid === "string" ? jwk.kid : undefined, kty: jwk.kty ?? "", key }];
  } catch {
    // An issuer may have keys of kinds that are not for us.
    return [];
  }
}

async function getJson(url: string, trusted: boolean): Promise<Record<string, unknown>> {
  try {
    const { status, text } = await post({
      method: "GET",
      url,
      headers: { accept: "application/json" },
      body: "",
      timeoutMillis: TIMEOUT_MILLIS,
      allowPrivate: settings().allowPrivateTargets,
      trusted,
      maxAnswerBytes: MAXIMUM_ANSWER,
    });
    if (status !== 200) throw communicationError(`The identity provider answered ${status}.`);
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof AwsError) throw error;
    const why = error instanceof BlockedTarget ? error.message : "The identity provider could not be reached.";
    throw communicationError(why);
  }
}

function communicationError(message: string): AwsError {
  return new AwsError("IDPCommunicationErrorException", message);
}
