/** The kinds of policy, which differ in the elements they want and in AWS's words for what is wrong. */
export type PolicyKind = "identity" | "boundary" | "session" | "resource" | "trust";

export interface Grammar {
  readonly wantsPrincipal: boolean;
  readonly wantsResource: boolean;
  /** 2008-10-17, which a text without Version is, will do. */
  readonly acceptsOldVersion: boolean;
  /** Only letters and digits in a Sid. */
  readonly plainSids: boolean;
  /** Only actions of STS. */
  readonly onlySts: boolean;
  readonly quota: string;
  readonly wording: Wording;
}

/** AWS's messages. IAM reads identity-based policies with one parser and resource-based ones with another. */
interface Wording {
  readonly json: string;
  readonly syntax: string;
  readonly unknownElement: (name: string) => string;
  readonly noStatement: string;
  readonly version: string;
  readonly noEffect: string;
  readonly effect: (value: string) => string;
  readonly repeatedSid: string;
  readonly noActions: string;
  readonly noResources: string;
}

const SYNTAX = "Syntax errors in policy.";

const IDENTITY_WORDING: Wording = {
  json: SYNTAX,
  syntax: SYNTAX,
  unknownElement: () => SYNTAX,
  noStatement: SYNTAX,
  version: SYNTAX,
  noEffect: SYNTAX,
  effect: () => SYNTAX,
  repeatedSid: "Statement IDs (SID) in a single policy must be unique.",
  noActions: "Policy statement must contain actions.",
  noResources: "Policy statement must contain resources.",
};

const RESOURCE_WORDING: Wording = {
  json: "This policy contains invalid Json",
  syntax: "Syntax error in policy.",
  unknownElement: (name) => `Unknown field ${name}`,
  noStatement: "Could not parse the policy: Statement is empty!",
  version: "The policy must contain a valid version string",
  noEffect: "Missing required field Effect",
  effect: (value) => `Invalid effect: ${value}`,
  repeatedSid: "The Statement Ids in the policy are not unique",
  noActions: "Missing required field Action",
  noResources: "Missing required field Resource",
};

const IDENTITY: Grammar = {
  wantsPrincipal: false,
  wantsResource: true,
  acceptsOldVersion: false,
  plainSids: true,
  onlySts: false,
  quota: "PolicySize",
  wording: IDENTITY_WORDING,
};

const RESOURCE: Grammar = {
  wantsPrincipal: true,
  wantsResource: true,
  acceptsOldVersion: true,
  plainSids: false,
  onlySts: false,
  quota: "PolicySize",
  wording: RESOURCE_WORDING,
};

export const GRAMMARS: Readonly<Record<PolicyKind, Grammar>> = {
  identity: IDENTITY,
  boundary: IDENTITY,
  session: IDENTITY,
  resource: RESOURCE,
  trust: { ...RESOURCE, wantsResource: false, onlySts: true, quota: "ACLSizePerRole" },
};
