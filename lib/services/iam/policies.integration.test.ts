import { afterAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";

const accountId = "200000000030";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
afterAll(closeDatabase);

const document = (action: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action: action, Resource: "*" } }, null, 2);
const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

describe("a managed policy", () => {
  const PolicyArn = `arn:aws:iam::${accountId}:policy/team/Logs`;

  test("is created with its first version, and found by its ARN", async () => {
    const { Policy } = await invoke(root, "iam:CreatePolicy", {
      PolicyName: "Logs",
      Path: "/team/",
      Description: "reads logs",
      PolicyDocument: document("logs:Get*"),
      Tags: [{ Key: "team", Value: "ops" }],
    });
    expect(Policy).toMatchObject({
      Arn: PolicyArn,
      PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
      DefaultVersionId: "v1",
      AttachmentCount: 0,
      IsAttachable: true,
      Description: "reads logs",
      Tags: [{ Key: "team", Value: "ops" }],
    });
    expect((await invoke(root, "iam:GetPolicy", { PolicyArn })).Policy).toEqual(Policy);
  });

  test("has a name of its own whatever the case and path: EntityAlreadyExists", async () => {
    const again = { PolicyName: "LOGS", PolicyDocument: document("*") };
    await expect(invoke(root, "iam:CreatePolicy", again)).rejects.toMatchObject({
      code: "EntityAlreadyExistsException",
      message: "A policy called LOGS already exists. Duplicate names are not allowed.",
    });
  });

  test("is refused when it is no policy: MalformedPolicyDocument", async () => {
    for (const PolicyDocument of ["{", "{}", document("no-colon"), '{"Version":"2008-10-17","Statement":[]}']) {
      await expect(invoke(root, "iam:CreatePolicy", { PolicyName: "bad", PolicyDocument })).rejects.toMatchObject({
        code: "MalformedPolicyDocumentException",
      });
    }
  });

  test("is refused when it is too long: LimitExceeded; white space is free", async () => {
    const long = document(`logs:${"x".repeat(6200)}`);
    await expect(invoke(root, "iam:CreatePolicy", { PolicyName: "long", PolicyDocument: long })).rejects.toMatchObject({
      code: "LimitExceededException",
      message: "Cannot exceed quota for PolicySize: 6144",
    });
    const airy = document("logs:Get*") + " ".repeat(7000);
    await invoke(root, "iam:CreatePolicy", { PolicyName: "airy", PolicyDocument: airy });
  });

  test("has up to five versions, one of them in force; their numbers are never used again", async () => {
    for (const number of [2, 3, 4, 5]) {
      const { PolicyVersion } = await invoke(root, "iam:CreatePolicyVersion", {
        PolicyArn,
        PolicyDocument: document(`logs:Get${number}`),
        SetAsDefault: number === 3,
      });
      expect(PolicyVersion).toMatchObject({ VersionId: `v${number}`, IsDefaultVersion: number === 3 });
    }
    const sixth = { PolicyArn, PolicyDocument: document("logs:*") };
    await expect(invoke(root, "iam:CreatePolicyVersion", sixth)).rejects.toMatchObject({
      code: "LimitExceededException",
      message: expect.stringContaining("up to 5 versions"),
    });
    await invoke(root, "iam:DeletePolicyVersion", { PolicyArn, VersionId: "v5" });
    const { PolicyVersion } = await invoke(root, "iam:CreatePolicyVersion", sixth);
    expect(PolicyVersion?.VersionId).toBe("v6");
    const { Versions } = await invoke(root, "iam:ListPolicyVersions", { PolicyArn });
    expect(Versions?.map(({ VersionId }) => VersionId)).toEqual(["v6", "v4", "v3", "v2", "v1"]);
    expect(Versions?.[0]).not.toHaveProperty("Document");
  });

  test("answers a version's document percent-encoded, exactly as it was written", async () => {
    const { PolicyVersion } = await invoke(root, "iam:GetPolicyVersion", { PolicyArn, VersionId: "v3" });
    expect(PolicyVersion?.Document).not.toMatch(/[^A-Za-z0-9\-_.~%]/);
    expect(decodeURIComponent(PolicyVersion?.Document ?? "")).toBe(document("logs:Get3"));
    await invoke(root, "iam:SetDefaultPolicyVersion", { PolicyArn, VersionId: "v1" });
    expect((await invoke(root, "iam:GetPolicy", { PolicyArn })).Policy?.DefaultVersionId).toBe("v1");
  });

  test("a version that is not there is NoSuchEntity, the one in force is a DeleteConflict", async () => {
    const noSuch = { code: "NoSuchEntityException" };
    for (const VersionId of ["v5", "v99", "v1.x"]) {
      const named = { PolicyArn, VersionId };
      await expect(invoke(root, "iam:GetPolicyVersion", named)).rejects.toMatchObject(noSuch);
      await expect(invoke(root, "iam:SetDefaultPolicyVersion", named)).rejects.toMatchObject(noSuch);
      await expect(invoke(root, "iam:DeletePolicyVersion", named)).rejects.toMatchObject(noSuch);
    }
    await expect(invoke(root, "iam:DeletePolicyVersion", { PolicyArn, VersionId: "v1" })).rejects.toMatchObject({
      code: "DeleteConflictException",
      message: "Cannot delete the default version of a policy.",
    });
  });

  test("is deleted only when nothing has it and one version is left: DeleteConflict", async () => {
    await invoke(root, "iam:CreateUser", { UserName: "holder" });
    await invoke(root, "iam:AttachUserPolicy", { UserName: "holder", PolicyArn });
    const attached = { code: "DeleteConflictException", message: "Cannot delete a policy attached to entities." };
    await expect(invoke(root, "iam:DeletePolicy", { PolicyArn })).rejects.toMatchObject(attached);
    await invoke(root, "iam:DetachUserPolicy", { UserName: "holder", PolicyArn });
    await invoke(root, "iam:PutUserPermissionsBoundary", { UserName: "holder", PermissionsBoundary: PolicyArn });
    await expect(invoke(root, "iam:DeletePolicy", { PolicyArn })).rejects.toMatchObject(attached);
    await invoke(root, "iam:DeleteUserPermissionsBoundary", { UserName: "holder" });
    await expect(invoke(root, "iam:DeletePolicy", { PolicyArn })).rejects.toMatchObject({
      code: "DeleteConflictException",
      message: expect.stringContaining("more than one version"),
    });
    for (const VersionId of ["v2", "v3", "v4", "v6"]) {
      await invoke(root, "iam:DeletePolicyVersion", { PolicyArn, VersionId });
    }
    await invoke(root, "iam:DeletePolicy", { PolicyArn });
    await expect(invoke(root, "iam:GetPolicy", { PolicyArn })).rejects.toMatchObject({
      code: "NoSuchEntityException",
      message: `Policy ${PolicyArn} was not found.`,
    });
  });
});

test("text that is no policy's ARN is InvalidInput", async () => {
  for (const PolicyArn of ["arn:aws:iam::aws:role/Administrator", "x".repeat(30), "arn:aws:sns:us-east-1:1:policy/a"]) {
    await expect(invoke(root, "iam:GetPolicy", { PolicyArn })).rejects.toMatchObject({
      code: "InvalidInputException",
      message: `ARN ${PolicyArn} is not valid.`,
    });
  }
});

test("AWS's policies are there to be read and attached, and nobody's to change: AccessDenied", async () => {
  const { Policy } = await invoke(root, "iam:GetPolicy", { PolicyArn: ADMIN });
  expect(Policy).toMatchObject({ PolicyName: "AdministratorAccess", DefaultVersionId: "v1", IsAttachable: true });
  const { PolicyVersion } = await invoke(root, "iam:GetPolicyVersion", { PolicyArn: ADMIN, VersionId: "v1" });
  expect(JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ""))).toMatchObject({ Version: "2012-10-17" });
  const denied = { code: "AccessDenied", message: "Policy is outside your own account." };
  await expect(invoke(root, "iam:DeletePolicy", { PolicyArn: ADMIN })).rejects.toMatchObject(denied);
  await expect(
    invoke(root, "iam:CreatePolicyVersion", { PolicyArn: ADMIN, PolicyDocument: document("*") }),
  ).rejects.toMatchObject(denied);
  await expect(
    invoke(root, "iam:TagPolicy", { PolicyArn: ADMIN, Tags: [{ Key: "a", Value: "b" }] }),
  ).rejects.toMatchObject(denied);
});

test("ListPolicies: the account's own first, AWS's after them, by scope, use and page", async () => {
  const account = rootCaller("200000000031", "us-east-1", root.origin);
  for (const PolicyName of ["one", "two", "three"]) {
    await invoke(account, "iam:CreatePolicy", { PolicyName, PolicyDocument: document("*") });
  }
  const names: string[] = [];
  let Marker: string | undefined;
  do {
    const answer = await invoke(account, "iam:ListPolicies", { MaxItems: 2, Marker });
    expect(answer.Policies?.length).toBeLessThanOrEqual(2);
    names.push(...(answer.Policies ?? []).map(({ PolicyName }) => PolicyName ?? ""));
    Marker = answer.Marker;
  } while (Marker);
  expect(names.slice(0, 3)).toEqual(["one", "three", "two"]);
  expect(names).toContain("AdministratorAccess");
  expect(new Set(names).size).toBe(names.length);

  const local = await invoke(account, "iam:ListPolicies", { Scope: "Local" });
  expect(local.Policies?.map(({ PolicyName }) => PolicyName)).toEqual(["one", "three", "two"]);
  const aws = await invoke(account, "iam:ListPolicies", { Scope: "AWS", MaxItems: 1000 });
  expect(aws.Policies).toHaveLength(names.length - 3);

  await invoke(account, "iam:CreateUser", { UserName: "u" });
  await invoke(account, "iam:AttachUserPolicy", { UserName: "u", PolicyArn: ADMIN });
  await invoke(account, "iam:PutUserPermissionsBoundary", {
    UserName: "u",
    PermissionsBoundary: "arn:aws:iam::200000000031:policy/two",
  });
  const attached = await invoke(account, "iam:ListPolicies", { OnlyAttached: true });
  expect(attached.Policies).toMatchObject([{ Arn: ADMIN, AttachmentCount: 1 }]);
  const bounds = await invoke(account, "iam:ListPolicies", { PolicyUsageFilter: "PermissionsBoundary" });
  expect(bounds.Policies).toMatchObject([{ PolicyName: "two", PermissionsBoundaryUsageCount: 1, AttachmentCount: 0 }]);
});

test("ListEntitiesForPolicy: groups, roles and users by name, narrowed and page by page", async () => {
  const account = rootCaller("200000000032", "us-east-1", root.origin);
  const trust = JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { AWS: "200000000032" }, Action: "sts:AssumeRole" },
  });
  await invoke(account, "iam:CreateGroup", { GroupName: "g" });
  await invoke(account, "iam:CreateRole", { RoleName: "r", AssumeRolePolicyDocument: trust });
  await invoke(account, "iam:CreateUser", { UserName: "u", Path: "/p/" });
  await invoke(account, "iam:AttachGroupPolicy", { GroupName: "g", PolicyArn: ADMIN });
  await invoke(account, "iam:AttachRolePolicy", { RoleName: "r", PolicyArn: ADMIN });
  await invoke(account, "iam:PutUserPermissionsBoundary", { UserName: "u", PermissionsBoundary: ADMIN });

  const all = await invoke(account, "iam:ListEntitiesForPolicy", { PolicyArn: ADMIN });
  expect(all).toMatchObject({
    PolicyGroups: [{ GroupName: "g", GroupId: expect.stringMatching(/^AGPA/) }],
    PolicyRoles: [{ RoleName: "r", RoleId: expect.stringMatching(/^AROA/) }],
    PolicyUsers: [{ UserName: "u", UserId: expect.stringMatching(/^AIDA/) }],
    IsTruncated: false,
  });
  const ask = (narrowed: object) => invoke(account, "iam:ListEntitiesForPolicy", { PolicyArn: ADMIN, ...narrowed });
  expect(await ask({ EntityFilter: "Role" })).toMatchObject({ PolicyGroups: [], PolicyRoles: [{}], PolicyUsers: [] });
  expect(await ask({ PathPrefix: "/p/" })).toMatchObject({ PolicyGroups: [], PolicyRoles: [], PolicyUsers: [{}] });
  expect(await ask({ PolicyUsageFilter: "PermissionsPolicy" })).toMatchObject({ PolicyUsers: [] });
  const first = await ask({ MaxItems: 2 });
  expect(first).toMatchObject({ PolicyGroups: [{}], PolicyRoles: [{}], PolicyUsers: [], IsTruncated: true });
  expect(await ask({ MaxItems: 2, Marker: first.Marker })).toMatchObject({ PolicyUsers: [{}], IsTruncated: false });
});
