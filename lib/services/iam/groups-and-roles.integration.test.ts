import { afterAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";

const accountId = "200000000050";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Principal: { AWS: accountId }, Action: "sts:AssumeRole" },
});
afterAll(closeDatabase);

describe("groups", () => {
  test("are created, read with their users page by page, renamed, listed and deleted", async () => {
    const { Group } = await invoke(root, "iam:CreateGroup", { GroupName: "devs", Path: "/eng/" });
    expect(Group).toMatchObject({
      Arn: `arn:aws:iam::${accountId}:group/eng/devs`,
      GroupId: expect.stringMatching(/^AGPA/),
    });
    for (const UserName of ["ana", "beto", "carla"]) {
      await invoke(root, "iam:CreateUser", { UserName });
      await invoke(root, "iam:AddUserToGroup", { GroupName: "DEVS", UserName });
      await invoke(root, "iam:AddUserToGroup", { GroupName: "devs", UserName });
    }
    const first = await invoke(root, "iam:GetGroup", { GroupName: "devs", MaxItems: 2 });
    expect(first.Users?.map(({ UserName }) => UserName)).toEqual(["ana", "beto"]);
    const second = await invoke(root, "iam:GetGroup", { GroupName: "devs", Marker: first.Marker });
    expect(second).toMatchObject({ Group, Users: [{ UserName: "carla" }], IsTruncated: false });

    await invoke(root, "iam:UpdateGroup", { GroupName: "devs", NewGroupName: "developers" });
    const ofUser = await invoke(root, "iam:ListGroupsForUser", { UserName: "ana" });
    expect(ofUser.Groups).toMatchObject([{ GroupName: "developers", GroupId: Group?.GroupId }]);
    expect((await invoke(root, "iam:ListGroups", { PathPrefix: "/eng/" })).Groups).toHaveLength(1);

    const conflict = {
      code: "DeleteConflictException",
      message: "Cannot delete entity, must remove users from group first.",
    };
    await expect(invoke(root, "iam:DeleteGroup", { GroupName: "developers" })).rejects.toMatchObject(conflict);
    for (const UserName of ["ana", "beto", "carla"]) {
      await invoke(root, "iam:RemoveUserFromGroup", { GroupName: "developers", UserName });
    }
    await expect(
      invoke(root, "iam:RemoveUserFromGroup", { GroupName: "developers", UserName: "ana" }),
    ).rejects.toMatchObject({ code: "NoSuchEntityException" });
    await invoke(root, "iam:DeleteGroup", { GroupName: "developers" });
    await expect(invoke(root, "iam:GetGroup", { GroupName: "developers" })).rejects.toMatchObject({
      code: "NoSuchEntityException",
      message: "The group with name developers cannot be found.",
    });
  });

  test("EntityAlreadyExists, and the eleventh of one user is LimitExceeded", async () => {
    for (let number = 1; number <= 11; number += 1) {
      await invoke(root, "iam:CreateGroup", { GroupName: `g${number}` });
    }
    await expect(invoke(root, "iam:CreateGroup", { GroupName: "G1" })).rejects.toMatchObject({
      code: "EntityAlreadyExistsException",
      message: "Group with name G1 already exists.",
    });
    await expect(invoke(root, "iam:UpdateGroup", { GroupName: "g2", NewGroupName: "g1" })).rejects.toMatchObject({
      code: "EntityAlreadyExistsException",
    });
    for (let number = 1; number <= 10; number += 1) {
      await invoke(root, "iam:AddUserToGroup", { GroupName: `g${number}`, UserName: "ana" });
    }
    await expect(invoke(root, "iam:AddUserToGroup", { GroupName: "g11", UserName: "ana" })).rejects.toMatchObject({
      code: "LimitExceededException",
      message: "Cannot exceed quota for GroupsPerUser: 10",
    });
  });
});

describe("roles", () => {
  test("are created with a trust policy, read, changed, tagged, listed and deleted", async () => {
    const { Role } = await invoke(root, "iam:CreateRole", {
      RoleName: "deploy",
      Path: "/ci/",
      AssumeRolePolicyDocument: trust,
      Description: "deploys",
      MaxSessionDuration: 7200,
      Tags: [{ Key: "a", Value: "b" }],
    });
    expect(Role).toMatchObject({
      Arn: `arn:aws:iam::${accountId}:role/ci/deploy`,
      RoleId: expect.stringMatching(/^AROA/),
      MaxSessionDuration: 7200,
      Description: "deploys",
    });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).toBe(trust);

    await invoke(root, "iam:UpdateRole", { RoleName: "deploy", MaxSessionDuration: 3600 });
    await invoke(root, "iam:UpdateRoleDescription", { RoleName: "deploy", Description: "ships" });
    await invoke(root, "iam:TagRole", { RoleName: "deploy", Tags: [{ Key: "c", Value: "d" }] });
    await invoke(root, "iam:UntagRole", { RoleName: "deploy", TagKeys: ["a"] });
    const narrower = trust.replace(`"${accountId}"`, `"arn:aws:iam::${accountId}:user/ana"`);
    await invoke(root, "iam:UpdateAssumeRolePolicy", { RoleName: "deploy", PolicyDocument: narrower });
    const changed = await invoke(root, "iam:GetRole", { RoleName: "Deploy" });
    expect(changed.Role).toMatchObject({
      MaxSessionDuration: 3600,
      Description: "ships",
      Tags: [{ Key: "c", Value: "d" }],
      AssumeRolePolicyDocument: encodeURIComponent(narrower),
    });
    expect((await invoke(root, "iam:ListRoleTags", { RoleName: "deploy" })).Tags).toEqual([{ Key: "c", Value: "d" }]);
    const { Roles } = await invoke(root, "iam:ListRoles", { PathPrefix: "/ci/" });
    expect(Roles).toMatchObject([{ RoleName: "deploy" }]);
    expect(Roles?.[0]).not.toHaveProperty("Tags");
    await invoke(root, "iam:DeleteRole", { RoleName: "deploy" });
    await expect(invoke(root, "iam:GetRole", { RoleName: "deploy" })).rejects.toMatchObject({
      code: "NoSuchEntityException",
      message: "The role with name deploy cannot be found.",
    });
  });

  test("EntityAlreadyExists, MalformedPolicyDocument, LimitExceeded, DeleteConflict", async () => {
    const RoleName = "r";
    await invoke(root, "iam:CreateRole", { RoleName, AssumeRolePolicyDocument: trust });
    await expect(invoke(root, "iam:CreateRole", { RoleName, AssumeRolePolicyDocument: trust })).rejects.toMatchObject({
      code: "EntityAlreadyExistsException",
      message: "Role with name r already exists.",
    });
    const identityPolicy = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}';
    await expect(
      invoke(root, "iam:UpdateAssumeRolePolicy", { RoleName, PolicyDocument: identityPolicy }),
    ).rejects.toMatchObject({ code: "MalformedPolicyDocumentException" });
    const users = Array.from({ length: 60 }, (_, n) => `arn:aws:iam::${accountId}:user/someone-${n}`);
    const long = trust.replace(`"${accountId}"`, JSON.stringify(users));
    await expect(invoke(root, "iam:UpdateAssumeRolePolicy", { RoleName, PolicyDocument: long })).rejects.toMatchObject({
      code: "LimitExceededException",
      message: "Cannot exceed quota for ACLSizePerRole: 2048",
    });
    await invoke(root, "iam:AttachRolePolicy", { RoleName, PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" });
    await expect(invoke(root, "iam:DeleteRole", { RoleName })).rejects.toMatchObject({
      code: "DeleteConflictException",
      message: "Cannot delete entity, must detach all policies first.",
    });
  });

  test("a boundary must be a policy that is there: NoSuchEntity", async () => {
    const PermissionsBoundary = `arn:aws:iam::${accountId}:policy/none`;
    const noSuch = {
      code: "NoSuchEntityException",
      message: `Scope ARN: ${PermissionsBoundary} does not exist or is not attachable.`,
    };
    await expect(
      invoke(root, "iam:CreateRole", { RoleName: "b", AssumeRolePolicyDocument: trust, PermissionsBoundary }),
    ).rejects.toMatchObject(noSuch);
    await expect(
      invoke(root, "iam:PutRolePermissionsBoundary", { RoleName: "r", PermissionsBoundary }),
    ).rejects.toMatchObject(noSuch);
    await expect(invoke(root, "iam:DeleteRolePermissionsBoundary", { RoleName: "r" })).rejects.toMatchObject({
      code: "NoSuchEntityException",
    });
  });
});
