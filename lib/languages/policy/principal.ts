import type { Choice, PrincipalName } from "./document";

/**
 * Who asks, as far as resource-based and trust policies can name them.
 * A tagged union without a fall-back member: whoever adds a kind must say what it means at every switch.
 */
export type Principal =
  | { readonly kind: "root"; readonly accountId: string }
  | { readonly kind: "user"; readonly accountId: string; readonly arn: string }
  | { readonly kind: "assumedRole"; readonly accountId: string; readonly arn: string; readonly roleArn: string }
  /** A session of GetFederationToken; `issuerArn` is the user who asked for it. */
  | { readonly kind: "federatedUser"; readonly accountId: string; readonly arn: string; readonly issuerArn: string }
  /** An AWS service on its own, such as events.amazonaws.com. */
  | { readonly kind: "service"; readonly name: string }
  /** The bearer of an identity provider's token, before a role is assumed. */
  | { readonly kind: "federated"; readonly provider: string }
  | { readonly kind: "anonymous" };

/**
 * How directly a policy names the principal (IAM User Guide, "How AWS enforcement code logic evaluates requests"):
 * - `direct`: the principal itself, or everyone. Implicit denies elsewhere do not matter.
 * - `issuer`: the role or user behind the session. A boundary or session policy still limits it.
 * - `account`: the account. It only lets the account's own policies decide.
 */
export type Grant = "direct" | "issuer" | "account";

export interface CompiledPrincipals {
  /** How the element covers the principal; undefined when it does not. */
  readonly grantTo: (principal: Principal) => Grant | undefined;
}

export function compilePrincipals({ not, values }: Choice<PrincipalName>): CompiledPrincipals {
  const named = new Set(values.map(normalise));
  const everyone = named.has("AWS *");
  if (not) return { grantTo: (principal) => (everyone || isExempt(principal, named) ? undefined : "direct") };
  return {
    grantTo: (principal) => {
      if (everyone) return "direct";
      return identitiesOf(principal).find(({ name }) => named.has(name))?.grant;
    },
  };
}

/** An account can be written as its number or as the ARN of its root. */
function normalise({ type, value }: PrincipalName): string {
  const [, accountId = value] = /^arn:[a-z-]+:iam::(\d{12}):root$/.exec(value) ?? [];
  return `${type} ${accountId}`;
}

/**
 * NotPrincipal spares only those whose every identity is listed: AWS checks the account, the role and the session one by one
 * (IAM User Guide, "NotPrincipal").
 */
function isExempt(principal: Principal, named: ReadonlySet<string>): boolean {
  const identities = identitiesOf(principal);
  return identities.length > 0 && identities.every(({ name }) => named.has(name));
}

interface NamedIdentity {
  readonly name: string;
  readonly grant: Grant;
}

/** The names under which a policy can mean a principal, the most direct first. */
function identitiesOf(principal: Principal): NamedIdentity[] {
  switch (principal.kind) {
    case "root":
      return [aws(principal.accountId, "direct")];
    case "user":
      return [aws(principal.arn, "direct"), aws(principal.accountId, "account")];
    case "assumedRole":
      return [aws(principal.arn, "direct"), aws(principal.roleArn, "issuer"), aws(principal.accountId, "account")];
    case "federatedUser":
      return [aws(principal.arn, "direct"), aws(principal.issuerArn, "issuer"), aws(principal.accountId, "account")];
    case "service":
      return [{ name: `Service ${principal.name}`, grant: "direct" }];
    case "federated":
      return [{ name: `Federated ${principal.provider}`, grant: "direct" }];
    case "anonymous":
      return [];
  }
}

function aws(value: string, grant: Grant): NamedIdentity {
  return { name: `AWS ${value}`, grant };
}
