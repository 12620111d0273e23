import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { invoke } from "../invoke";
import { allow, aSecond, makeStage, type Stage, trust } from "./assume-role.fixture";

/** Who may assume a role: what the caller's policies and the role's trust policy say together. */

const accountId = "200000000091";
let stage: Stage;

beforeAll(async () => {
  stage = await makeStage(accountId);
});
beforeEach(async () => {
  await invoke(stage.root, "iam:DeleteUserPolicy", { UserName: "ana", PolicyName: "assume" }).catch(() => undefined);
  await stage.trusted(trust({ AWS: accountId }));
  await aSecond();
});
afterAll(closeDatabase);

const denied = {
  code: "AccessDenied",
  message: expect.stringContaining(
    `is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::${accountId}:role/ci/deploy`,
  ),
};
const mayAssume = () =>
  invoke(stage.root, "iam:PutUserPolicy", {
    UserName: "ana",
    PolicyName: "assume",
    PolicyDocument: allow("sts:AssumeRole", { Resource: `arn:aws:iam::${accountId}:role/ci/*` }),
  });

test("of a role that trusts the account needs the user's policy too", async () => {
  await expect(stage.assume()).rejects.toMatchObject(denied);
  await mayAssume();
  await aSecond();
  expect((await stage.assume()).AssumedRoleUser).toEqual({
    AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:build-7$/),
    Arn: `arn:aws:sts::${accountId}:assumed-role/deploy/build-7`,
  });
});

test("of a role that trusts the user itself needs no more", async () => {
  await stage.trusted(trust({ AWS: `arn:aws:iam::${accountId}:user/ana` }));
  expect((await stage.assume()).Credentials?.AccessKeyId).toMatch(/^ASIA/);
});

test("of a role that trusts somebody else is AccessDenied, whatever the user's policies", async () => {
  await mayAssume();
  await stage.trusted(trust({ Service: "events.amazonaws.com" }));
  await aSecond();
  await expect(stage.assume()).rejects.toMatchObject(denied);
});

test("looks at the trust policy's conditions: sts:ExternalId", async () => {
  await stage.trusted(
    trust(
      { AWS: `arn:aws:iam::${accountId}:user/ana` },
      { Condition: { StringEquals: { "sts:ExternalId": "s3cret" } } },
    ),
  );
  await expect(stage.assume()).rejects.toMatchObject(denied);
  await expect(stage.assume({ ExternalId: "wrong" })).rejects.toMatchObject(denied);
  expect((await stage.assume({ ExternalId: "s3cret" })).Credentials).toBeDefined();
});

test("of a role that is not there is the same AccessDenied", async () => {
  await mayAssume();
  await aSecond();
  for (const arn of [`arn:aws:iam::${accountId}:role/ci/none`, `arn:aws:iam::${accountId}:role/deploy`]) {
    await expect(stage.assume({ RoleArn: arn })).rejects.toMatchObject({ code: "AccessDenied" });
  }
});

test("what needs rights of its own is refused, not ignored", async () => {
  await stage.trusted(trust({ AWS: `arn:aws:iam::${accountId}:user/ana` }));
  for (const more of [
    { Tags: [{ Key: "team", Value: "admins" }] },
    { SourceIdentity: "somebody" },
    { SerialNumber: "GAHT12345678", TokenCode: "123456" },
  ]) {
    await expect(stage.assume(more)).rejects.toMatchObject({ code: "AccessDenied" });
  }
});

test("is not for the root user, except in open mode", async () => {
  await expect(invoke(stage.root, "sts:AssumeRole", stage.input)).rejects.toMatchObject({
    code: "AccessDenied",
    message: "Roles may not be assumed by root accounts.",
  });
  Object.assign(settings(), { auth: "open" });
  try {
    expect((await invoke(stage.root, "sts:AssumeRole", stage.input)).Credentials).toBeDefined();
  } finally {
    Object.assign(settings(), { auth: "strict" });
  }
});
