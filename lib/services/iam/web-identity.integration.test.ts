import { AssumeRoleWithSAMLCommand, AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWholeApi, type WholeApi } from "@/e2e/whole-api";
import { rootCaller, unknownCaller } from "@/lib/platform/caller";
import { closeDatabase, pool } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { credentialOf } from "../authenticate";
import { invoke } from "../invoke";
import { type Issuer, startIssuer } from "./operations/issuer.fixture";

const accountId = "200000000560";
const origin = { sourceIPAddress: "203.0.113.56", userAgent: "test/1" };
const root = rootCaller(accountId, "us-east-1", origin);
const nobody = unknownCaller(settings().accountId, "us-east-1", origin);
const RoleArn = `arn:aws:iam::${accountId}:role/pipeline`;
let issuer: Issuer;
let address = "";
let api: WholeApi;

const ask = (WebIdentityToken: string, more: object = {}) =>
  invoke(nobody, "sts:AssumeRoleWithWebIdentity", { RoleArn, RoleSessionName: "build-7", WebIdentityToken, ...more });
const invalid = (message: string) => ({
  code: "InvalidIdentityTokenException",
  message: expect.stringContaining(message),
});

beforeAll(async () => {
  issuer = await startIssuer();
  address = issuer.url.replace("http://", "");
  Object.assign(settings(), { allowPrivateTargets: true });
  await invoke(root, "iam:CreateOpenIDConnectProvider", { Url: issuer.url, ClientIDList: ["mirante"] });
  const Statement = {
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${address}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringLike: { [`${address}:sub`]: "repo:shop/*" } },
  };
  await invoke(root, "iam:CreateRole", {
    RoleName: "pipeline",
    AssumeRolePolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement }),
  });
  api = await startWholeApi();
});
afterAll(async () => {
  Object.assign(settings(), { allowPrivateTargets: false });
  await api.close();
  await issuer.close();
  await closeDatabase();
});

describe("a token of a provider that the account knows", () => {
  test("opens the role through AWS's own client, without a signature", async () => {
    const sts = new STSClient({ endpoint: api.url, region: "us-east-1", maxAttempts: 1 });
    const WebIdentityToken = issuer.token({ sub: "repo:shop/main" });
    const answer = await sts.send(
      new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: "build-7", WebIdentityToken }),
    );
    expect(answer).toMatchObject({
      SubjectFromWebIdentityToken: "repo:shop/main",
      Audience: "mirante",
      AssumedRoleUser: { Arn: `arn:aws:sts::${accountId}:assumed-role/pipeline/build-7` },
    });
    const { rows } = await pool().query(
      "SELECT record FROM trail_events WHERE account_id = $1 AND event_name = 'AssumeRoleWithWebIdentity'",
      [accountId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].record).not.toContain(WebIdentityToken);
    expect(JSON.parse(rows[0].record).userIdentity).toEqual({
      type: "WebIdentityUser",
      principalId: `${address}:mirante:repo:shop/main`,
      userName: "repo:shop/main",
      identityProvider: address,
    });
  });

  test("of SAML is none that Mirante takes, and is told so without being asked for a signature", async () => {
    const sts = new STSClient({ endpoint: api.url, region: "us-east-1", maxAttempts: 1 });
    const PrincipalArn = `arn:aws:iam::${accountId}:saml-provider/corp`;
    const command = new AssumeRoleWithSAMLCommand({ RoleArn, PrincipalArn, SAMLAssertion: "PHNhbWw+" });
    await expect(sts.send(command)).rejects.toMatchObject({
      name: "NotImplemented",
      message: "sts:AssumeRoleWithSAML is not implemented by Mirante.",
    });
  });

  test("leaves its provider in the session of the role", async () => {
    const { Credentials } = await ask(issuer.token({ sub: "repo:shop/main" }));
    const caller = await (await credentialOf(Credentials?.AccessKeyId ?? ""))?.callerFrom("us-east-1", origin);
    expect(caller?.session?.federation).toEqual({
      provider: `arn:aws:iam::${accountId}:oidc-provider/${address}`,
      attributes: { [`${address}:aud`]: "mirante", [`${address}:sub`]: "repo:shop/main" },
    });
  });

  test("does not open a role whose trust policy wants another subject", async () => {
    await expect(ask(issuer.token({ sub: "repo:other/main" }))).rejects.toMatchObject({ code: "AccessDenied" });
  });

  test("does not open a role that is not there", async () => {
    await expect(ask(issuer.token({ sub: "repo:shop/main" }), { RoleArn: `${RoleArn}x` })).rejects.toMatchObject({
      code: "AccessDenied",
    });
  });

  test("longer than the role allows is a ValidationError", async () => {
    await expect(ask(issuer.token({ sub: "repo:shop/main" }), { DurationSeconds: 7200 })).rejects.toMatchObject({
      code: "ValidationError",
    });
  });
});

describe("a token that is not good", () => {
  test("is past its time", async () => {
    await expect(ask(issuer.token({ sub: "repo:shop/main", exp: 1_000 }))).rejects.toMatchObject({
      code: "ExpiredTokenException",
    });
  });
  test("is for somebody else", async () => {
    await expect(ask(issuer.token({ sub: "repo:shop/main", aud: "other" }))).rejects.toMatchObject(
      invalid("Incorrect token audience"),
    );
  });
  test("was changed after it was signed", async () => {
    const [head, , signature] = issuer.token({ sub: "repo:other/main" }).split(".");
    const [, body] = issuer.token({ sub: "repo:shop/main" }).split(".");
    await expect(ask([head, body, signature].join("."))).rejects.toMatchObject(invalid("verification key"));
  });
  test.each(["none", "HS256"])("is signed with %s", async (alg) => {
    await expect(ask(issuer.token({ sub: "repo:shop/main" }, { alg }))).rejects.toMatchObject(invalid("not supported"));
  });
  test("is of an issuer that the account does not know", async () => {
    await expect(ask(issuer.token({ sub: "x", iss: "https://login.example.com" }))).rejects.toMatchObject(
      invalid("No OpenIDConnect provider found"),
    );
  });
  test.each(["x", "a.b.c", "a.b"])("is no token: %s", async (text) => {
    await expect(ask(text.padEnd(4, "."))).rejects.toMatchObject({ code: "InvalidIdentityTokenException" });
  });
});

test("an issuer's keys are never fetched from a metadata address", async () => {
  await invoke(root, "iam:CreateOpenIDConnectProvider", { Url: "http://169.254.169.254", ClientIDList: ["mirante"] });
  await expect(ask(issuer.token({ sub: "repo:shop/main", iss: "http://169.254.169.254" }))).rejects.toMatchObject({
    code: "IDPCommunicationErrorException",
    message: expect.stringContaining("may not be sent to"),
  });
});

test("the keys are fetched once for many tokens", async () => {
  const before = issuer.fetched();
  for (let turn = 0; turn < 3; turn += 1) await ask(issuer.token({ sub: "repo:shop/main" }));
  expect(issuer.fetched()).toBe(before);
});
