import type { NamedPolicy } from "@/lib/languages/policy/evaluate";

/**
 * Who acts. A tagged union on purpose without a fall-back member: whoever adds a kind must say at every switch what it means.
 * The members are what CloudTrail's userIdentity needs.
 */
export type Identity =
  | { type: "Root"; accountId: string; arn: string; accessKeyId?: string }
  | { type: "IAMUser"; accountId: string; arn: string; userName: string; userId: string; accessKeyId?: string }
  | {
      type: "AssumedRole";
      accountId: string;
      arn: string;
      principalId: string;
      accessKeyId?: string;
      role: { arn: string; roleId: string; roleName: string };
      sessionName: string;
    }
  /** A session of GetFederationToken; `issuer` is the user who asked for it, or the root user. */
  | {
      type: "FederatedUser";
      accountId: string;
      arn: string;
      principalId: string;
      accessKeyId?: string;
      issuer: { type: "IAMUser" | "Root"; arn: string; userId: string; userName?: string };
    }
  /** The bearer of an identity provider's token, before a role is assumed with it. */
  | { type: "WebIdentityUser"; accountId: string; arn: string; userName: string; provider: string; providerArn: string }
  /** Nobody that is known: a request without a signature, to an operation whose input says who asks. */
  | { type: "Unknown"; accountId: string; arn: string }
  /** `sourceArn` is the resource on whose behalf the service acts, which policies know as aws:SourceArn. */
  | { type: "AWSService"; accountId: string; service: string; sourceArn?: string };

/** The policies that bound a caller; `undefined` boundary or session means that there is none. */
export type CallerPolicies = { identity: NamedPolicy[]; boundary?: NamedPolicy; session?: NamedPolicy[] };

/** Where a call came from, for the record. */
export type Origin = {
  sourceIPAddress: string;
  userAgent: string;
  /** The request id the client was told; invoke makes one when the call has no wire. */
  requestId?: string;
  /** True when the client spoke TLS with a proxy of the operator's own, which alone knows how. */
  secure?: boolean;
  tls?: { tlsVersion: string; cipherSuite: string; clientProvidedHostHeader: string };
  /** True when the credentials are those of a console session. */
  viaConsole?: boolean;
};

/** Everything the front desk must know of the one who asks. */
export type Caller = {
  identity: Identity;
  policies: CallerPolicies;
  accountId: string;
  region: string;
  origin: Origin;
  /** Of temporary credentials and of the console; absent for long-lived keys. */
  session?: Session;
  tags?: Readonly<Record<string, string>>;
};

/** When a session began, whether MFA was used, and what whoever began it said of the person behind it. */
export type Session = {
  creationDate: Date;
  mfaAuthenticated: boolean;
  /** What AssumeRole was given as SourceIdentity: it stays through every role that is assumed from here. */
  sourceIdentity?: string;
  /** Tags that go over to the next role when one is assumed from this session. */
  transitiveTags?: Readonly<Record<string, string>>;
  /** The identity provider whose token began the session, and what the token said. */
  federation?: { provider: string; attributes: Readonly<Record<string, string>> };
};

/** Whose it is, where something is kept for one person: their ARN, or a service's name. */
export function principalOf(identity: Identity): string {
  return identity.type === "AWSService" ? identity.service : identity.arn;
}

/** The access key that somebody acts with; services and strangers have none. */
export function accessKeyIdOf(identity: Identity): string | undefined {
  return "accessKeyId" in identity ? identity.accessKeyId : undefined;
}

/** A request that nobody signed. */
export function unknownCaller(accountId: string, region: string, origin: Origin): Caller {
  return {
    identity: { type: "Unknown", accountId, arn: "anonymous" },
    policies: { identity: [] },
    accountId,
    region,
    origin,
  };
}

/** A part of Mirante acting by itself, as AWS services do; CloudTrail shows it as invokedBy. */
export function serviceCaller(service: string, accountId: string, region: string, sourceArn?: string): Caller {
  return {
    identity: { type: "AWSService", accountId, service, ...(sourceArn ? { sourceArn } : {}) },
    policies: { identity: [] },
    accountId,
    region,
    // What never leaves Mirante cannot be overheard; policies that deny unless aws:SecureTransport mean others.
    origin: { sourceIPAddress: service, userAgent: service, secure: true },
  };
}

/** The root user of an account, who may do everything. */
export function rootCaller(accountId: string, region: string, origin: Origin): Caller {
  return {
    identity: { type: "Root", accountId, arn: `arn:aws:iam::${accountId}:root` },
    policies: { identity: [] },
    accountId,
    region,
    origin,
  };
}
