import { describe, expect, test } from "vitest";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { type Caller, rootCaller, serviceCaller } from "@/lib/platform/caller";
import { authorize } from "./authorize";

const origin = { sourceIPAddress: "203.0.113.9", userAgent: "test/1" };
const root = rootCaller("123456789012", "us-east-1", origin);
const NOW = new Date("2026-11-22T12:00:00Z");
const DASHBOARD = "arn:aws:cloudwatch::123456789012:dashboard/";

function ana(...statements: object[]): Caller {
  const text = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  return {
    ...root,
    identity: {
      type: "IAMUser",
      accountId: "123456789012",
      arn: "arn:aws:iam::123456789012:user/ana",
      userName: "ana",
      userId: "AIDAANA",
    },
    policies: { identity: statements.length > 0 ? [{ name: "p", policy: compilePolicy(parsePolicy(text)) }] : [] },
    tags: { team: "ops" },
  };
}
const allow = (Action: string, Resource: string | string[] = "*", Condition?: object) => ({
  Effect: "Allow",
  Action,
  Resource,
  Condition,
});
const mayRead = (caller: Caller, ...resources: Parameters<typeof authorize>[2]) =>
  authorize(caller, "cloudwatch:GetDashboard", resources, {}, NOW);

test("the root user and Mirante itself may do everything", () => {
  mayRead(root);
  mayRead(serviceCaller("events.amazonaws.com", "123456789012", "us-east-1"));
});

test("who has no policy may do nothing, in AWS's words", () => {
  expect(() => mayRead(ana(), { arn: `${DASHBOARD}a` })).toThrow(
    expect.objectContaining({
      code: "AccessDenied",
      message: `User: arn:aws:iam::123456789012:user/ana is not authorized to perform: cloudwatch:GetDashboard on resource: ${DASHBOARD}a because no identity-based policy allows the cloudwatch:GetDashboard action`,
    }),
  );
});

test("every resource must be allowed; the first that is not is named", () => {
  const caller = ana(allow("cloudwatch:*", `${DASHBOARD}mine-*`));
  mayRead(caller, { arn: `${DASHBOARD}mine-1` }, { arn: `${DASHBOARD}mine-2` });
  expect(() => mayRead(caller, { arn: `${DASHBOARD}mine-1` }, { arn: `${DASHBOARD}yours` })).toThrow(/yours/);
});

test("an explicit deny is told before an allow that is missing", () => {
  const caller = ana(allow("cloudwatch:*", `${DASHBOARD}a`), {
    ...allow("cloudwatch:*", `${DASHBOARD}c`),
    Effect: "Deny",
  });
  const asked = () => mayRead(caller, { arn: `${DASHBOARD}b` }, { arn: `${DASHBOARD}c` });
  expect(asked).toThrow(/dashboard\/c with an explicit deny in an identity-based policy/);
});

test("a resource for the record alone is not checked", () => {
  const caller = ana(allow("cloudwatch:*", `${DASHBOARD}a`));
  mayRead(caller, { arn: `${DASHBOARD}a` }, { arn: "arn:aws:iam::123456789012:policy/p", recordOnly: true });
  expect(() => mayRead(caller, { arn: "arn:aws:iam::123456789012:policy/p", recordOnly: true })).toThrow();
});

test("tags of each resource are its own", () => {
  const caller = ana(allow("cloudwatch:*", "*", { StringEquals: { "aws:ResourceTag/team": "ops" } }));
  mayRead(caller, { arn: `${DASHBOARD}a`, tags: { team: "ops" } });
  expect(() =>
    mayRead(caller, { arn: `${DASHBOARD}a`, tags: { team: "ops" } }, { arn: `${DASHBOARD}b`, tags: {} }),
  ).toThrow(/dashboard\/b/);
});

describe("condition keys", () => {
  const asked = (Condition: object, conditions = {}, caller = ana(allow("iam:*", "*", Condition))) =>
    authorize(caller, "iam:CreateUser", [], conditions, NOW);

  test.each([
    { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
    { DateLessThan: { "aws:CurrentTime": "2027-01-01T00:00:00Z" } },
    { StringEquals: { "aws:username": "ana", "aws:PrincipalTag/team": "ops" } },
    { StringEquals: { "aws:RequestedRegion": "us-east-1", "aws:PrincipalAccount": "123456789012" } },
    { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } },
    { Bool: { "aws:SecureTransport": "false" } },
    { Bool: { "aws:ViaAWSService": "false", "aws:PrincipalIsAWSService": "false" } },
    { StringEquals: { "aws:ResourceAccount": "123456789012" } },
    { StringEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/ReadOnlyAccess" } },
  ])("%o holds", (condition) => {
    expect(() => asked(condition, { "iam:PolicyARN": "arn:aws:iam::aws:policy/ReadOnlyAccess" })).not.toThrow();
  });

  test.each([
    { IpAddress: { "aws:SourceIp": "198.51.100.0/24" } },
    { StringEquals: { "aws:username": "beto" } },
    { Bool: { "aws:MultiFactorAuthPresent": "true" } },
    { StringEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/ReadOnlyAccess" } },
  ])("%o does not", (condition) => {
    expect(() => asked(condition)).toThrow(expect.objectContaining({ code: "AccessDenied" }));
  });
});

test("TLS counts, also where a proxy of the operator's own spoke it: aws:SecureTransport", () => {
  const caller = ana(allow("iam:*", "*", { Bool: { "aws:SecureTransport": "true" } }));
  const create = (origin: object) =>
    authorize({ ...caller, origin: { ...caller.origin, ...origin } }, "iam:CreateUser", [], {}, NOW);
  create({ secure: true });
  create({ tls: { tlsVersion: "TLSv1.3", cipherSuite: "TLS_AES_128_GCM_SHA256", clientProvidedHostHeader: "h" } });
  expect(() => create({})).toThrow(expect.objectContaining({ code: "AccessDenied" }));
});

test("the account of each resource is its own: aws:ResourceAccount", () => {
  const caller = ana(allow("sns:Publish", "*", { StringEquals: { "aws:ResourceAccount": "123456789012" } }));
  const publish = (accountId: string) =>
    authorize(caller, "sns:Publish", [{ arn: `arn:aws:sns:us-east-1:${accountId}:t` }], {}, NOW);
  publish("123456789012");
  expect(() => publish("999999999999")).toThrow(expect.objectContaining({ code: "AccessDenied" }));
});

test("who came by a token is known by it as long as the session lasts", () => {
  const provider = "arn:aws:iam::123456789012:oidc-provider/login.example.com";
  const condition = { StringEquals: { "aws:FederatedProvider": provider, "login.example.com:sub": "maria" } };
  const caller = ana(allow("iam:*", "*", condition));
  const create = (sub: string) => {
    const federation = { provider, attributes: { "login.example.com:sub": sub } };
    const session = { creationDate: NOW, mfaAuthenticated: false, federation };
    return authorize({ ...caller, session }, "iam:CreateUser", [], {}, NOW);
  };
  create("maria");
  expect(() => create("mallory")).toThrow(expect.objectContaining({ code: "AccessDenied" }));
});

test("STS tells everyone who they are, whatever policies say", () => {
  const denied = ana({ ...allow("*"), Effect: "Deny" });
  authorize(denied, "sts:GetCallerIdentity", [], {}, NOW);
  authorize(denied, "sts:GetSessionToken", [], {}, NOW);
  expect(() => authorize(denied, "sts:AssumeRole", [], {}, NOW)).toThrow();
});

test("a part of Mirante is bound by nothing but the trust policies of the roles that it takes", () => {
  const service = serviceCaller("firehose.amazonaws.com", "123456789012", "us-east-1", "arn:aws:firehose:::a");
  const arn = "arn:aws:iam::123456789012:role/r";
  const trust = (Service: string, Condition: object = {}) => {
    const Statement = { Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole", Condition };
    const text = JSON.stringify({ Version: "2012-10-17", Statement });
    return { name: "r", policy: compilePolicy(parsePolicy(text, { kind: "trust" })) };
  };
  const assume = (given: ReturnType<typeof trust>) =>
    authorize(service, "sts:AssumeRole", [{ arn, trust: given }], {}, NOW);
  authorize(service, "s3:PutObject", [{ arn: "arn:aws:s3:::b/k" }], {}, NOW);
  assume(trust("firehose.amazonaws.com", { ArnLike: { "aws:SourceArn": "arn:aws:firehose:::a" } }));
  expect(() => assume(trust("events.amazonaws.com"))).toThrow(/firehose.amazonaws.com is not authorized/);
  expect(() =>
    assume(trust("firehose.amazonaws.com", { ArnLike: { "aws:SourceArn": "arn:aws:firehose:::b" } })),
  ).toThrow(/role trust policy/);
});

test("a role to be assumed must trust the caller too", () => {
  const trust = (principal: string) => {
    const Statement = { Effect: "Allow", Principal: { AWS: principal }, Action: "sts:AssumeRole" };
    const text = JSON.stringify({ Version: "2012-10-17", Statement });
    return { name: "r", policy: compilePolicy(parsePolicy(text, { kind: "trust" })) };
  };
  const arn = "arn:aws:iam::123456789012:role/r";
  const assume = (caller: Caller, principal: string) =>
    authorize(caller, "sts:AssumeRole", [{ arn, trust: trust(principal) }], {}, NOW);
  assume(ana(allow("sts:*")), "123456789012");
  assume(ana(), "arn:aws:iam::123456789012:user/ana");
  expect(() => assume(ana(), "123456789012")).toThrow();
  expect(() => assume(ana(allow("sts:*")), "arn:aws:iam::123456789012:user/beto")).toThrow(/role trust policy/);
});
