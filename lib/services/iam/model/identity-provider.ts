import { formatArn, parseArn } from "@/lib/platform/arn";
import { invalidInput } from "./faults";
import type { Tags } from "./principal";

type Kept = { accountId: string; arn: string; tags: Tags; createdAt: Date };

/** Who vouches for people from outside: an OpenID Connect issuer, or a SAML identity provider. */
export type IdentityProvider =
  /** `address` is the issuer's, without https://. */
  | (Kept & { kind: "oidc"; address: string; clientIds: string[]; thumbprints: string[] })
  | (Kept & { kind: "saml"; name: string; metadata: string; uuid: string; validUntil: Date });

export type OidcProvider = Extract<IdentityProvider, { kind: "oidc" }>;
export type SamlProvider = Extract<IdentityProvider, { kind: "saml" }>;

export const PROVIDER_TYPES = { oidc: "AWS::IAM::OpenIDConnectProvider", saml: "AWS::IAM::SamlProvider" } as const;

const MAXIMUM_THUMBPRINTS = 5;

/** "login.example.com/team" of https://login.example.com/team; throws InvalidInput when the text is no issuer's address. */
export function issuerAddress(url: string, allowHttp: boolean): string {
  const [, scheme, address] = /^(https?):\/\/([^\s?#]+)$/.exec(url) ?? [];
  if (!address || !URL.canParse(url)) throw invalidInput("Invalid Open ID Connect Provider URL");
  if (scheme === "http" && !allowHttp) throw invalidInput("Open ID Connect Provider URL must begin with https://");
  return address.replace(/\/$/, "");
}

/** The address of a token's issuer as providers keep it; undefined when it is none. */
export function addressOfIssuer(issuer: string): string | undefined {
  const [, address] = /^https?:\/\/([^\s?#]{1,255})$/.exec(issuer) ?? [];
  return address?.replace(/\/$/, "");
}

export function oidcProviderArn(accountId: string, address: string): string {
  return formatArn("iam", { accountId, region: "" }, `oidc-provider/${address}`);
}

export function samlProviderArn(accountId: string, name: string): string {
  return formatArn("iam", { accountId, region: "" }, `saml-provider/${name}`);
}

/** Throws InvalidInput when a text is no provider's ARN of this kind. */
export function checkProviderArn(arn: string, kind: IdentityProvider["kind"]): void {
  const parsed = parseArn(arn);
  if (parsed?.service === "iam" && parsed.resource.startsWith(`${kind}-provider/`)) return;
  throw invalidInput(
    `Invalid ARN: ${arn} is not the ARN of ${kind === "oidc" ? "an OpenID Connect" : "a SAML"} provider`,
  );
}

/** SHA-1 thumbprints of certificates, which are kept as they are told. */
export function checkThumbprints(thumbprints: string[]): string[] {
  if (thumbprints.length > MAXIMUM_THUMBPRINTS)
    throw invalidInput("Thumbprint list must contain fewer than 5 entries.");
  const isHash = (text: string) => /^[0-9a-f]{40}$/i.test(text);
  if (!thumbprints.every(isHash)) throw invalidInput("Thumbprint must be 40 hexadecimal characters.");
  return thumbprints.map((text) => text.toLowerCase());
}

const HUNDRED_YEARS_MILLIS = 36_525 * 86_400_000;

/** Until when SAML metadata says it holds, a hundred years when it does not say. Throws InvalidInput for what is no metadata. */
export function validUntilOf(metadata: string, now: Date): Date {
  const [root] = /<(?:[\w.-]+:)?(?:EntityDescriptor|EntitiesDescriptor)\b[^>]{0,4096}>/.exec(metadata) ?? [];
  if (!root) throw invalidInput("Could not parse metadata");
  const [, written = ""] = /\bvalidUntil\s*=\s*["']([^"']{1,64})["']/.exec(root) ?? [];
  const until = new Date(written);
  return Number.isNaN(until.getTime()) ? new Date(now.getTime() + HUNDRED_YEARS_MILLIS) : until;
}
