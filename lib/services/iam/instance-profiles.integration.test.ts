import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";

const accountId = "200000000520";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.52", userAgent: "test/1" });
const AssumeRolePolicyDocument = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
});

beforeAll(async () => {
  await invoke(root, "iam:CreateRole", { RoleName: "web", AssumeRolePolicyDocument });
  await invoke(root, "iam:CreateRole", { RoleName: "other", AssumeRolePolicyDocument });
});
afterAll(closeDatabase);

describe("an instance profile", () => {
  test("holds one role, which cannot go while it does", async () => {
    const name = { InstanceProfileName: "web" };
    const { InstanceProfile } = await invoke(root, "iam:CreateInstanceProfile", { ...name, Path: "/edge/" });
    expect(InstanceProfile).toMatchObject({
      Arn: `arn:aws:iam::${accountId}:instance-profile/edge/web`,
      InstanceProfileId: expect.stringMatching(/^AIPA/),
      Roles: [],
    });
    await expect(invoke(root, "iam:CreateInstanceProfile", name)).rejects.toMatchObject({
      code: "EntityAlreadyExistsException",
      message: "Instance Profile web already exists.",
    });
    await invoke(root, "iam:AddRoleToInstanceProfile", { ...name, RoleName: "web" });
    await expect(invoke(root, "iam:AddRoleToInstanceProfile", { ...name, RoleName: "other" })).rejects.toMatchObject({
      code: "LimitExceededException",
      message: "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
    });
    expect((await invoke(root, "iam:GetInstanceProfile", name)).InstanceProfile?.Roles?.[0]?.RoleName).toBe("web");
    expect(await invoke(root, "iam:ListInstanceProfilesForRole", { RoleName: "web" })).toMatchObject({
      InstanceProfiles: [{ InstanceProfileName: "web" }],
      IsTruncated: false,
    });
    expect(await invoke(root, "iam:ListInstanceProfiles", { PathPrefix: "/other/" })).toMatchObject({
      InstanceProfiles: [],
    });
    const conflict = { code: "DeleteConflictException" };
    await expect(invoke(root, "iam:DeleteRole", { RoleName: "web" })).rejects.toMatchObject(conflict);
    await expect(invoke(root, "iam:DeleteInstanceProfile", name)).rejects.toMatchObject(conflict);
    await invoke(root, "iam:RemoveRoleFromInstanceProfile", { ...name, RoleName: "web" });
    await expect(invoke(root, "iam:RemoveRoleFromInstanceProfile", { ...name, RoleName: "web" })).rejects.toMatchObject(
      { code: "NoSuchEntityException" },
    );
    await invoke(root, "iam:DeleteInstanceProfile", name);
    await expect(invoke(root, "iam:GetInstanceProfile", name)).rejects.toMatchObject({
      code: "NoSuchEntityException",
      message: "Instance Profile web cannot be found.",
    });
  });

  test("takes tags and gives them back", async () => {
    const name = { InstanceProfileName: "tagged" };
    await invoke(root, "iam:CreateInstanceProfile", { ...name, Tags: [{ Key: "a", Value: "1" }] });
    await invoke(root, "iam:TagInstanceProfile", { ...name, Tags: [{ Key: "b", Value: "2" }] });
    await invoke(root, "iam:UntagInstanceProfile", { ...name, TagKeys: ["a"] });
    expect((await invoke(root, "iam:ListInstanceProfileTags", name)).Tags).toEqual([{ Key: "b", Value: "2" }]);
  });
});

describe("a service-linked role", () => {
  test("is made by its service's name, and is not to be changed by hand", async () => {
    const { Role } = await invoke(root, "iam:CreateServiceLinkedRole", { AWSServiceName: "events.amazonaws.com" });
    const path = "aws-service-role/events.amazonaws.com/AWSServiceRoleForCloudWatchEvents";
    expect(Role?.Arn).toBe(`arn:aws:iam::${accountId}:role/${path}`);
    const RoleName = Role?.RoleName ?? "";
    await expect(
      invoke(root, "iam:CreateServiceLinkedRole", { AWSServiceName: "events.amazonaws.com" }),
    ).rejects.toMatchObject({ code: "InvalidInputException", message: expect.stringContaining("has been taken") });
    const held = { code: "UnmodifiableEntityException" };
    const PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
    await expect(invoke(root, "iam:AttachRolePolicy", { RoleName, PolicyArn })).rejects.toMatchObject(held);
    await expect(invoke(root, "iam:DeleteRole", { RoleName })).rejects.toMatchObject(held);
    await expect(
      invoke(root, "iam:UpdateAssumeRolePolicy", { RoleName, PolicyDocument: AssumeRolePolicyDocument }),
    ).rejects.toMatchObject(held);
    const { DeletionTaskId = "" } = await invoke(root, "iam:DeleteServiceLinkedRole", { RoleName });
    expect(DeletionTaskId).toContain(`task/${path}/`);
    expect(await invoke(root, "iam:GetServiceLinkedRoleDeletionStatus", { DeletionTaskId })).toEqual({
      Status: "SUCCEEDED",
    });
    await expect(
      invoke(root, "iam:GetServiceLinkedRoleDeletionStatus", { DeletionTaskId: `task/${path}/none` }),
    ).rejects.toMatchObject({ code: "NoSuchEntityException" });
    await expect(
      invoke(root, "iam:GetServiceLinkedRoleDeletionStatus", { DeletionTaskId: "nonsense" }),
    ).rejects.toMatchObject({ code: "InvalidInputException" });
  });

  test("of no service, or with a suffix where none is for, is InvalidInput; an ordinary role is not deleted as one", async () => {
    const invalid = { code: "InvalidInputException" };
    await expect(invoke(root, "iam:CreateServiceLinkedRole", { AWSServiceName: "example.com" })).rejects.toMatchObject(
      invalid,
    );
    await expect(
      invoke(root, "iam:CreateServiceLinkedRole", { AWSServiceName: "events.amazonaws.com", CustomSuffix: "x" }),
    ).rejects.toMatchObject(invalid);
    await expect(
      invoke(root, "iam:CreateRole", { RoleName: "fake", Path: "/aws-service-role/x/", AssumeRolePolicyDocument }),
    ).rejects.toMatchObject(invalid);
    await expect(invoke(root, "iam:DeleteServiceLinkedRole", { RoleName: "other" })).rejects.toMatchObject({
      code: "NoSuchEntityException",
    });
  });
});
