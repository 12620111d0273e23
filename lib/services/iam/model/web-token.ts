import { AwsError } from "@/lib/platform/errors";
import type { Tags } from "./principal";

/** What a JSON Web Token says, read and not yet believed (RFC 7519). */
export type WebToken = {
  header: { alg: string; kid: string | undefined };
  claims: WebClaims;
  /** What the signature covers, and the signature. */
  signed: string;
  signature: Uint8Array;
};

export type WebClaims = {
  issuer: string;
  subject: string;
  audiences: string[];
  /** The audience that policies are asked about: azp where the token has one. */
  audience: string;
  expiresAt: number;
  notBefore: number | undefined;
  issuedAt: number | undefined;
  amr: string[];
  sourceIdentity: string | undefined;
  tags: Tags;
  transitiveKeys: string[];
  /** Everything, for whoever maps claims of their own. */
  all: Readonly<Record<string, unknown>>;
};

/** The longest token that STS takes. */
const MAXIMUM_LENGTH = 20_000;

/** The claims by which an issuer passes tags and a source identity on (IAM User Guide, "Passing session tags using AssumeRoleWithWebIdentity"). */
const TAGS_CLAIM = "https://aws.amazon.com/tags";
const SOURCE_CLAIM = "https://aws.amazon.com/source_identity";

/** Clocks of two machines differ by so much. */
const SKEW_SECONDS = 60;

/** Reads a token without believing it; throws InvalidIdentityToken when it is none. */
export function readWebToken(text: string): WebToken {
  const [head, body, sign, ...more] = text.length <= MAXIMUM_LENGTH ? text.split(".") : [];
  const header = objectIn(head);
  const claims = objectIn(body);
  if (!head || !body || !sign || more.length > 0 || !header || !claims)
    throw invalidToken("The ID Token provided is not a valid JWT.");
  const { alg, kid } = header;
  if (typeof alg !== "string") throw invalidToken("The ID Token provided is not a valid JWT.");
  return {
    header: { alg, kid: typeof kid === "string" ? kid : undefined },
    claims: claimsOf(claims),
    signed: `${head}.${body}`,
    signature: new Uint8Array(Buffer.from(sign, "base64url")),
  };
}

/** Throws ExpiredToken and InvalidIdentityToken when the token is not good at this time. */
export function checkTimes({ expiresAt, notBefore, issuedAt }: WebClaims, now: Date): void {
  const at = now.getTime() / 1000;
  if (at > expiresAt + SKEW_SECONDS) {
    const shown = [at, expiresAt].map((seconds) => Math.floor(seconds));
    throw new AwsError(
      "ExpiredTokenException",
      `Token expired: current date/time ${shown[0]} must be before the expiration date/time ${shown[1]}`,
    );
  }
  const begins = Math.max(notBefore ?? 0, issuedAt ?? 0);
  if (at < begins - SKEW_SECONDS) throw invalidToken("Token must not be used before its time.");
}

/** What GitHub says of a workflow's run, which policies may ask for beside sub. */
const WORKFLOW_CLAIMS = [
  "actor",
  "actor_id",
  "enterprise_id",
  "environment",
  "job_workflow_ref",
  "ref",
  "repository",
  "repository_id",
  "repository_owner_id",
  "workflow",
];

/** The condition keys that IAM has for some issuers alone (IAM User Guide, "Available keys for AWS web identity federation"). */
export function issuerKeys(provider: string, { audiences: [first], all }: WebClaims): Record<string, string> {
  if (provider === "accounts.google.com" && first !== undefined) return { [`${provider}:oaud`]: first };
  if (!/^token\.actions\.(githubusercontent\.com|[\w-]+\.ghe\.com)(\/|$)/.test(provider)) return {};
  const said = WORKFLOW_CLAIMS.map((claim) => [`${provider}:${claim}`, all[claim]]);
  return Object.fromEntries(said.filter(([, value]) => typeof value === "string"));
}

export function invalidToken(message: string): AwsError {
  return new AwsError("InvalidIdentityTokenException", message);
}

function claimsOf(all: Record<string, unknown>): WebClaims {
  const { iss, sub, aud, azp, exp, nbf, iat, amr } = all;
  if (typeof iss !== "string") throw invalidToken("Missing a required claim: iss");
  if (typeof sub !== "string" || sub === "") throw invalidToken("Missing a required claim: sub");
  if (typeof exp !== "number") throw invalidToken("Missing a required claim: exp");
  const audiences = textsIn(aud);
  const [first] = audiences;
  if (first === undefined) throw invalidToken("Missing a required claim: aud");
  const tags = isRecord(all[TAGS_CLAIM]) ? all[TAGS_CLAIM] : {};
  const source = all[SOURCE_CLAIM];
  return {
    issuer: iss,
    subject: sub,
    audiences,
    audience: typeof azp === "string" ? azp : first,
    expiresAt: exp,
    notBefore: typeof nbf === "number" ? nbf : undefined,
    issuedAt: typeof iat === "number" ? iat : undefined,
    amr: textsIn(amr),
    sourceIdentity: typeof source === "string" ? source : undefined,
    tags: tagsIn(tags.principal_tags),
    transitiveKeys: textsIn(tags.transitive_tag_keys),
    all,
  };
}

/** Values are lists of one in these claims. */
function tagsIn(given: unknown): Tags {
  if (!isRecord(given)) return {};
  const pairs = Object.entries(given).flatMap(([key, value]) => {
    const [first] = textsIn(value);
    return first === undefined ? [] : [[key, first]];
  });
  return Object.fromEntries(pairs);
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function objectIn(part: string | undefined): Record<string, unknown> | undefined {
  if (!part || !/^[\w-]+$/.test(part)) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return isRecord(value) ? value : undefined;
  } catch {
    // No JSON, so no part of a token.
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
