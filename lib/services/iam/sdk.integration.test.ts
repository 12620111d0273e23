import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  GetRoleCommand,
  GetUserPolicyCommand,
  IAMClient,
  ListUsersCommand,
  PutUserPolicyCommand,
  paginateListPolicies,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Keys, keysOf, ownKeys, startWholeApi, type WholeApi } from "@/e2e/whole-api";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";

const accountId = "200000000110";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "127.0.0.1", userAgent: "test/1" });

let api: WholeApi;
let rootKeys: Keys;

beforeAll(async () => {
  api = await startWholeApi();
  rootKeys = await ownKeys(root);
});
afterAll(async () => {
  await api.close();
  await closeDatabase();
});

const iam = (keys = rootKeys) => new IAMClient(api.optionsFor(keys));
const sts = (keys = rootKeys) => new STSClient(api.optionsFor(keys));
const aSecond = () => new Promise((done) => setTimeout(done, 1050));

const document = (action: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action: action, Resource: "*" } });

test("AWS's own clients: a user with keys does what their policy allows, until the key is set inactive", async () => {
  const UserName = "sdk";
  const { User } = await iam().send(new CreateUserCommand({ UserName, Tags: [{ Key: "a", Value: "b" }] }));
  expect(User).toMatchObject({ UserName, Tags: [{ Key: "a", Value: "b" }], CreateDate: expect.any(Date) });
  const PolicyDocument = document("iam:List*");
  await iam().send(new PutUserPolicyCommand({ UserName, PolicyName: "lists", PolicyDocument }));
  const got = await iam().send(new GetUserPolicyCommand({ UserName, PolicyName: "lists" }));
  expect(decodeURIComponent(got.PolicyDocument ?? "")).toBe(PolicyDocument);

  const { AccessKey } = await iam().send(new CreateAccessKeyCommand({ UserName }));
  const keys = keysOf(AccessKey);
  expect(await sts(keys).send(new GetCallerIdentityCommand({}))).toMatchObject({
    UserId: User?.UserId,
    Account: accountId,
    Arn: `arn:aws:iam::${accountId}:user/sdk`,
  });
  expect((await iam(keys).send(new ListUsersCommand({}))).Users).toHaveLength(1);
  await expect(iam(keys).send(new DeleteUserCommand({ UserName }))).rejects.toMatchObject({
    name: "AccessDenied",
    $metadata: { httpStatusCode: 403 },
  });
  await expect(iam({ ...keys, secretAccessKey: "wrong" }).send(new ListUsersCommand({}))).rejects.toMatchObject({
    name: "SignatureDoesNotMatch",
  });

  await iam().send(new UpdateAccessKeyCommand({ UserName, AccessKeyId: keys.accessKeyId, Status: "Inactive" }));
  await aSecond();
  await expect(iam(keys).send(new ListUsersCommand({}))).rejects.toMatchObject({ name: "InvalidClientTokenId" });
  await iam().send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: keys.accessKeyId }));
});

test("AWS's own clients: errors have their codes and statuses", async () => {
  await expect(iam().send(new DeleteUserCommand({ UserName: "nobody" }))).rejects.toMatchObject({
    name: "NoSuchEntityException",
    message: "The user with name nobody cannot be found.",
    $metadata: { httpStatusCode: 404 },
  });
  await expect(iam().send(new CreateUserCommand({ UserName: "sdk" }))).rejects.toMatchObject({
    name: "EntityAlreadyExistsException",
    $metadata: { httpStatusCode: 409 },
  });
  await expect(iam().send(new CreateUserCommand({ UserName: "no spaces" }))).rejects.toMatchObject({
    name: "ValidationError",
    $metadata: { httpStatusCode: 400 },
  });
});

test("AWS's own clients: pages are followed to the end", async () => {
  const arns: string[] = [];
  for await (const { Policies = [] } of paginateListPolicies({ client: iam(), pageSize: 7 }, { Scope: "AWS" })) {
    arns.push(...Policies.map(({ Arn }) => Arn ?? ""));
  }
  expect(arns.length).toBeGreaterThan(7);
  expect(new Set(arns).size).toBe(arns.length);
});

test("AWS's own clients: a role is assumed, and its credentials work with their token only", async () => {
  const { AccessKey } = await iam().send(new CreateAccessKeyCommand({ UserName: "sdk" }));
  const trust = JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${accountId}:user/sdk` }, Action: "sts:AssumeRole" },
  });
  const { Role } = await iam().send(new CreateRoleCommand({ RoleName: "r", AssumeRolePolicyDocument: trust }));
  const { Credentials } = await sts(keysOf(AccessKey)).send(
    new AssumeRoleCommand({ RoleArn: Role?.Arn ?? "", RoleSessionName: "session" }),
  );
  const assumed = keysOf(Credentials);
  expect(await sts(assumed).send(new GetCallerIdentityCommand({}))).toMatchObject({
    UserId: `${Role?.RoleId}:session`,
    Arn: `arn:aws:sts::${accountId}:assumed-role/r/session`,
  });
  await expect(
    sts({ ...assumed, sessionToken: undefined }).send(new GetCallerIdentityCommand({})),
  ).rejects.toMatchObject({ name: "InvalidClientTokenId" });
  await expect(iam(assumed).send(new GetRoleCommand({ RoleName: "r" }))).rejects.toMatchObject({
    name: "AccessDenied",
  });
});
