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
  /** When the session began and whether MFA was used; absent for long-lived keys. */
  session?: { creationDate: Date; mfaAuthenticated: boolean };
  tags?: Readonly<Record<string, string>>;
};

/** A part of Mirante acting by itself, as AWS services do; CloudTrail shows it as invokedBy. */
export function serviceCaller(service: string, accountId: string, region: string, sourceArn?: string): Caller {
  return {
    identity: { type: "AWSService", accountId, service, ...(sourceArn ? { sourceArn } : {}) },
    policies: { identity: [] },
    accountId,
    region,
    origin: { sourceIPAddress: service, userAgent: service },
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
