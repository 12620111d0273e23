import { describe, expect, test } from "vitest";
import type { Identity, Session } from "@/lib/platform/caller";
import { userIdentityOf, userNameOf } from "./user-identity";

const accountId = "123456789012";
const iam = `arn:aws:iam::${accountId}`;
const creationDate = new Date("2026-11-28T15:38:00.250Z");
const plain: Session = { creationDate, mfaAuthenticated: false };
const attributes = { creationDate: "2026-11-28T15:38:00Z", mfaAuthenticated: "false" };
const role = { arn: `${iam}:role/deploy`, roleId: "AROAEXAMPLE", roleName: "deploy" };
const assumed: Identity = {
  type: "AssumedRole",
  accountId,
  arn: `arn:aws:sts::${accountId}:assumed-role/deploy/ana`,
  principalId: "AROAEXAMPLE:ana",
  accessKeyId: "ASIAEXAMPLE",
  role,
  sessionName: "ana",
};
const issuer = { type: "Role", principalId: "AROAEXAMPLE", arn: role.arn, accountId, userName: "deploy" };

/** Members and their order as in CloudTrail's User Guide, "CloudTrail userIdentity element". */
const KINDS: [string, Identity, Session | undefined, object, string][] = [
  [
    "the root user with a key",
    { type: "Root", accountId, arn: `${iam}:root`, accessKeyId: "AKIAROOT" },
    undefined,
    { type: "Root", principalId: accountId, arn: `${iam}:root`, accountId, accessKeyId: "AKIAROOT" },
    "root",
  ],
  [
    "the root user in the console, who has used a second factor",
    { type: "Root", accountId, arn: `${iam}:root` },
    { creationDate, mfaAuthenticated: true },
    {
      type: "Root",
      principalId: accountId,
      arn: `${iam}:root`,
      accountId,
      sessionContext: { attributes: { ...attributes, mfaAuthenticated: "true" } },
    },
    "root",
  ],
  [
    "a user with a key",
    {
      type: "IAMUser",
      accountId,
      arn: `${iam}:user/ana`,
      userName: "ana",
      userId: "AIDAEXAMPLE",
      accessKeyId: "AKIAANA",
    },
    undefined,
    {
      type: "IAMUser",
      principalId: "AIDAEXAMPLE",
      arn: `${iam}:user/ana`,
      accountId,
      accessKeyId: "AKIAANA",
      userName: "ana",
    },
    "ana",
  ],
  [
    "a role",
    assumed,
    { ...plain, sourceIdentity: "ana" },
    {
      type: "AssumedRole",
      principalId: "AROAEXAMPLE:ana",
      arn: `arn:aws:sts::${accountId}:assumed-role/deploy/ana`,
      accountId,
      accessKeyId: "ASIAEXAMPLE",
      sessionContext: { sessionIssuer: issuer, attributes, sourceIdentity: "ana" },
    },
    "ana",
  ],
  [
    "a role that was assumed with a token",
    assumed,
    { ...plain, federation: { provider: `${iam}:oidc-provider/login.example.com`, attributes: { sub: "7" } } },
    {
      type: "AssumedRole",
      principalId: "AROAEXAMPLE:ana",
      arn: `arn:aws:sts::${accountId}:assumed-role/deploy/ana`,
      accountId,
      accessKeyId: "ASIAEXAMPLE",
      sessionContext: {
        sessionIssuer: issuer,
        webIdFederationData: { federatedProvider: `${iam}:oidc-provider/login.example.com`, attributes: { sub: "7" } },
        attributes,
      },
    },
    "ana",
  ],
  [
    "a federated user",
    {
      type: "FederatedUser",
      accountId,
      arn: `arn:aws:sts::${accountId}:federated-user/guest`,
      principalId: `${accountId}:guest`,
      accessKeyId: "ASIAGUEST",
      issuer: { type: "IAMUser", arn: `${iam}:user/ana`, userId: "AIDAEXAMPLE", userName: "ana" },
    },
    plain,
    {
      type: "FederatedUser",
      principalId: `${accountId}:guest`,
      arn: `arn:aws:sts::${accountId}:federated-user/guest`,
      accountId,
      accessKeyId: "ASIAGUEST",
      sessionContext: {
        sessionIssuer: {
          type: "IAMUser",
          principalId: "AIDAEXAMPLE",
          arn: `${iam}:user/ana`,
          accountId,
          userName: "ana",
        },
        attributes,
      },
    },
    "guest",
  ],
  [
    "the bearer of a token",
    {
      type: "WebIdentityUser",
      accountId,
      arn: "login.example.com:app:7",
      userName: "7",
      provider: "login.example.com",
      providerArn: "p",
    },
    undefined,
    {
      type: "WebIdentityUser",
      principalId: "login.example.com:app:7",
      userName: "7",
      identityProvider: "login.example.com",
    },
    "7",
  ],
  [
    "a service",
    { type: "AWSService", accountId, service: "events.amazonaws.com" },
    undefined,
    { type: "AWSService", invokedBy: "events.amazonaws.com" },
    "events.amazonaws.com",
  ],
  [
    "a stranger",
    { type: "Unknown", accountId, arn: "" },
    undefined,
    { type: "Unknown", accountId, principalId: "", userName: "HIDDEN_DUE_TO_SECURITY_REASONS" },
    "HIDDEN_DUE_TO_SECURITY_REASONS",
  ],
];

describe("userIdentity", () => {
  test.each(KINDS)("of %s", (_, identity, session, expected, name) => {
    const shown = userIdentityOf({ identity, session, accountId });
    expect(JSON.stringify(shown)).toBe(JSON.stringify(expected));
    expect(userNameOf(identity)).toBe(name);
  });
});
