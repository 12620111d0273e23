import { afterAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase, database } from "@/lib/platform/database";
import { invoke } from "../invoke";

const origin = { sourceIPAddress: "203.0.113.9", userAgent: "test/1" };
const root = rootCaller("200000000001", "us-east-1", origin);
afterAll(closeDatabase);

test("a user is created with an id, an ARN with its path, and tags", async () => {
  const { User } = await invoke(root, "iam:CreateUser", {
    UserName: "Ana",
    Path: "/division/",
    Tags: [{ Key: "team", Value: "ops" }],
  });
  expect(User).toMatchObject({
    UserName: "Ana",
    Path: "/division/",
    Arn: "arn:aws:iam::200000000001:user/division/Ana",
    UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
    CreateDate: expect.any(Date),
    Tags: [{ Key: "team", Value: "ops" }],
  });
  expect((await invoke(root, "iam:GetUser", { UserName: "ana" })).User).toEqual(User);
});

test("names are unique whatever their case: EntityAlreadyExists", async () => {
  await expect(invoke(root, "iam:CreateUser", { UserName: "ANA" })).rejects.toMatchObject({
    code: "EntityAlreadyExistsException",
    message: "User with name ANA already exists.",
  });
});

test("the same name in another account is another user", async () => {
  const other = rootCaller("200000000002", "us-east-1", origin);
  await invoke(other, "iam:CreateUser", { UserName: "ana" });
  expect((await invoke(other, "iam:ListUsers", {})).Users).toHaveLength(1);
});

test("what AWS's model forbids is a ValidationError", async () => {
  for (const wrong of [
    { UserName: "no spaces" },
    { UserName: "x".repeat(65) },
    { UserName: "eva", Path: "without/slashes" },
    {} as { UserName: string },
  ]) {
    await expect(invoke(root, "iam:CreateUser", wrong)).rejects.toMatchObject({ code: "ValidationError" });
  }
});

test("a name that no row can hold is nobody's, not a fault", async () => {
  await expect(invoke(root, "iam:GetUser", { UserName: "a\u0000b" })).rejects.toMatchObject({
    code: "ValidationError",
  });
});

test("the root user asks for itself when it names nobody", async () => {
  const { User } = await invoke(root, "iam:GetUser", {});
  expect(User).toMatchObject({ UserId: "200000000001", Arn: "arn:aws:iam::200000000001:root" });
});

test("a user is renamed and moved, and stays the same user", async () => {
  const before = await invoke(root, "iam:CreateUser", { UserName: "carol" });
  await invoke(root, "iam:UpdateUser", { UserName: "carol", NewUserName: "caroline", NewPath: "/a/" });
  const { User } = await invoke(root, "iam:GetUser", { UserName: "caroline" });
  expect(User).toMatchObject({ UserId: before.User?.UserId, Arn: "arn:aws:iam::200000000001:user/a/caroline" });
  await expect(invoke(root, "iam:GetUser", { UserName: "carol" })).rejects.toMatchObject({
    code: "NoSuchEntityException",
    message: "The user with name carol cannot be found.",
  });
  await expect(invoke(root, "iam:UpdateUser", { UserName: "caroline", NewUserName: "ana" })).rejects.toMatchObject({
    code: "EntityAlreadyExistsException",
  });
});

describe("DeleteUser", () => {
  test("wants everything that hangs on the user gone first: DeleteConflict", async () => {
    const UserName = "dora";
    const PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    const PolicyDocument = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}';
    await invoke(root, "iam:CreateUser", { UserName });
    await invoke(root, "iam:CreateGroup", { GroupName: "devs" });
    await invoke(root, "iam:AddUserToGroup", { GroupName: "devs", UserName });
    await invoke(root, "iam:AttachUserPolicy", { UserName, PolicyArn });
    await invoke(root, "iam:PutUserPolicy", { UserName, PolicyName: "p", PolicyDocument });
    const { AccessKey } = await invoke(root, "iam:CreateAccessKey", { UserName });
    await invoke(root, "iam:CreateLoginProfile", { UserName, Password: "Correct-Horse-1" });
    const conflict = async (must: string) =>
      expect(invoke(root, "iam:DeleteUser", { UserName })).rejects.toMatchObject({
        code: "DeleteConflictException",
        message: `Cannot delete entity, must ${must} first.`,
      });

    await conflict("remove users from group");
    await invoke(root, "iam:RemoveUserFromGroup", { GroupName: "devs", UserName });
    await conflict("detach all policies");
    await invoke(root, "iam:DetachUserPolicy", { UserName, PolicyArn });
    await conflict("delete policies");
    await invoke(root, "iam:DeleteUserPolicy", { UserName, PolicyName: "p" });
    await conflict("delete access keys");
    await invoke(root, "iam:DeleteAccessKey", { UserName, AccessKeyId: AccessKey?.AccessKeyId ?? "" });
    await conflict("delete login profile");
    await invoke(root, "iam:DeleteLoginProfile", { UserName });
    await invoke(root, "iam:DeleteUser", { UserName });
    await expect(invoke(root, "iam:DeleteUser", { UserName })).rejects.toMatchObject({ code: "NoSuchEntityException" });
  });
});

describe("ListUsers", () => {
  const account = rootCaller("200000000003", "us-east-1", origin);

  test("pages by Marker until IsTruncated is false, by name, nothing twice", async () => {
    for (const UserName of ["b", "A", "c", "d", "E"]) await invoke(account, "iam:CreateUser", { UserName });
    const seen: string[] = [];
    let Marker: string | undefined;
    do {
      const answer = await invoke(account, "iam:ListUsers", { MaxItems: 2, Marker });
      seen.push(...(answer.Users ?? []).map(({ UserName }) => UserName ?? ""));
      expect(answer.IsTruncated).toBe(answer.Marker !== undefined);
      Marker = answer.Marker;
    } while (Marker);
    expect(seen).toEqual(["A", "b", "c", "d", "E"]);
  });

  test("a marker of another question, or one made up, is a ValidationError", async () => {
    const { Marker } = await invoke(account, "iam:ListUsers", { MaxItems: 2 });
    for (const wrong of [{ Marker, PathPrefix: "/x" }, { Marker: "made-up" }, { Marker: `${Marker?.slice(0, -1)}!` }]) {
      await expect(invoke(account, "iam:ListUsers", wrong)).rejects.toMatchObject({
        code: "ValidationError",
        message: "Invalid Marker.",
      });
    }
  });

  test("takes a path prefix as plain text: SQL's wildcards mean nothing", async () => {
    await invoke(account, "iam:CreateUser", { UserName: "under", Path: "/a_b/" });
    await invoke(account, "iam:CreateUser", { UserName: "letter", Path: "/axb/" });
    const { Users } = await invoke(account, "iam:ListUsers", { PathPrefix: "/a_b/" });
    expect(Users?.map(({ UserName }) => UserName)).toEqual(["under"]);
  });
});

describe("tags", () => {
  test("keep their case, are told apart without it, and page", async () => {
    const UserName = "tagged";
    await invoke(root, "iam:CreateUser", { UserName });
    await invoke(root, "iam:TagUser", {
      UserName,
      Tags: [
        { Key: "Team", Value: "a" },
        { Key: "zone", Value: "b" },
      ],
    });
    await invoke(root, "iam:TagUser", { UserName, Tags: [{ Key: "team", Value: "c" }] });
    const first = await invoke(root, "iam:ListUserTags", { UserName, MaxItems: 1 });
    expect(first).toMatchObject({ Tags: [{ Key: "team", Value: "c" }], IsTruncated: true });
    const second = await invoke(root, "iam:ListUserTags", { UserName, Marker: first.Marker });
    expect(second).toMatchObject({ Tags: [{ Key: "zone", Value: "b" }], IsTruncated: false });
    await invoke(root, "iam:UntagUser", { UserName, TagKeys: ["TEAM", "unknown"] });
    expect((await invoke(root, "iam:ListUserTags", { UserName })).Tags).toEqual([{ Key: "zone", Value: "b" }]);
  });

  test("a repeated key and a key of AWS's are InvalidInput, a fifty-first tag LimitExceeded", async () => {
    const UserName = "tagged";
    const twice = [
      { Key: "a", Value: "1" },
      { Key: "A", Value: "2" },
    ];
    const invalid = { code: "InvalidInputException" };
    await expect(invoke(root, "iam:TagUser", { UserName, Tags: twice })).rejects.toMatchObject(invalid);
    await expect(invoke(root, "iam:TagUser", { UserName, Tags: [{ Key: "aws:x", Value: "" }] })).rejects.toMatchObject(
      invalid,
    );
    const fifty = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: "" }));
    await expect(invoke(root, "iam:TagUser", { UserName, Tags: fifty })).rejects.toMatchObject({
      code: "LimitExceededException",
      message: "Cannot exceed quota for TagsPerUser: 50",
    });
  });
});

test("the 5,001st user is LimitExceeded", async () => {
  const full = rootCaller("200000000004", "us-east-1", origin);
  await database().$executeRaw`
    INSERT INTO iam_principals (account_id, principal_id, kind, name, name_key, path, created_at)
    SELECT ${full.accountId}, 'AIDA' || n, 'user', 'u' || n, 'u' || n, '/', now() FROM generate_series(1, 5000) AS n`;
  await expect(invoke(full, "iam:CreateUser", { UserName: "one-too-many" })).rejects.toMatchObject({
    code: "LimitExceededException",
    message: "Cannot exceed quota for UsersPerAccount: 5000",
  });
  await expect(invoke(full, "iam:GetUser", { UserName: "one-too-many" })).rejects.toMatchObject({
    code: "NoSuchEntityException",
  });
});
