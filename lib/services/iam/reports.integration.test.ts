import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";

const accountId = "200000000540";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.54", userAgent: "test/1" });
const START = new Date("2026-11-27T12:00:00Z");
const later = (hours: number) => setClock(() => START.getTime() + hours * 3_600_000);
const document = (Action: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action, Resource: "*" } });
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Principal: { AWS: accountId }, Action: "sts:AssumeRole" },
});

beforeAll(async () => {
  later(0);
  await invoke(root, "iam:UpdateAccountPasswordPolicy", { MaxPasswordAge: 90, PasswordReusePrevention: 3 });
  for (const UserName of ["ana", "bia"]) await invoke(root, "iam:CreateUser", { UserName, Path: "/team/" });
  await invoke(root, "iam:CreateAccessKey", { UserName: "ana" });
  await invoke(root, "iam:CreateLoginProfile", { UserName: "ana", Password: "First-Password-1" });
  await invoke(root, "iam:CreateGroup", { GroupName: "devs" });
  await invoke(root, "iam:AddUserToGroup", { GroupName: "devs", UserName: "ana" });
  await invoke(root, "iam:PutUserPolicy", { UserName: "ana", PolicyName: "own", PolicyDocument: document("logs:*") });
  await invoke(root, "iam:CreatePolicy", { PolicyName: "Kept", PolicyDocument: document("sns:*") });
  await invoke(root, "iam:CreateRole", { RoleName: "ops", AssumeRolePolicyDocument: trust });
  const PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  await invoke(root, "iam:AttachRolePolicy", { RoleName: "ops", PolicyArn });
});
afterAll(async () => {
  setClock();
  await closeDatabase();
});

describe("the credential report", () => {
  test("is missing, is made, is good for four hours, and then expired", async () => {
    await expect(invoke(root, "iam:GetCredentialReport", {})).rejects.toMatchObject({
      code: "CredentialReportNotPresentException",
    });
    expect(await invoke(root, "iam:GenerateCredentialReport", {})).toMatchObject({ State: "STARTED" });
    expect(await invoke(root, "iam:GenerateCredentialReport", {})).toEqual({ State: "COMPLETE" });
    const report = await invoke(root, "iam:GetCredentialReport", {});
    expect(report).toMatchObject({ ReportFormat: "text/csv", GeneratedTime: START });
    const [head = "", first = "", ana = "", bia = ""] = Buffer.from(report.Content ?? [])
      .toString()
      .split("\n");
    expect(head.split(",").slice(0, 9)).toEqual([
      "user",
      "arn",
      "user_creation_time",
      "password_enabled",
      "password_last_used",
      "password_last_changed",
      "password_next_rotation",
      "mfa_active",
      "access_key_1_active",
    ]);
    expect(head.split(",")).toHaveLength(22);
    for (const row of [first, ana, bia]) expect(row.split(",")).toHaveLength(22);
    expect(first).toMatch(/^<root_account>,arn:aws:iam::200000000540:root,.*,not_supported,no_information,/);
    const now = "2026-11-27T12:00:00+00:00";
    expect(ana).toBe(
      `ana,arn:aws:iam::${accountId}:user/team/ana,${now},true,no_information,${now},2027-02-25T12:00:00+00:00,false,` +
        `true,${now},N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`,
    );
    expect(bia).toContain(`,${now},false,N/A,N/A,N/A,false,false,N/A`);
    later(4);
    await expect(invoke(root, "iam:GetCredentialReport", {})).rejects.toMatchObject({
      code: "CredentialReportExpiredException",
    });
    later(0);
  });
});

describe("the authorization details", () => {
  test("tell everybody and all that they may do, AWS's policies where they are in use", async () => {
    const details = await invoke(root, "iam:GetAccountAuthorizationDetails", {});
    expect(details.UserDetailList).toMatchObject([
      { UserName: "ana", GroupList: ["devs"], UserPolicyList: [{ PolicyName: "own" }] },
      { UserName: "bia", GroupList: [], UserPolicyList: [] },
    ]);
    expect(details.GroupDetailList).toMatchObject([{ GroupName: "devs" }]);
    expect(details.RoleDetailList).toMatchObject([
      { RoleName: "ops", AttachedManagedPolicies: [{ PolicyName: "ReadOnlyAccess" }] },
    ]);
    expect(details.Policies?.map(({ PolicyName }) => PolicyName)).toEqual(["Kept", "ReadOnlyAccess"]);
    const [kept] = details.Policies ?? [];
    expect(decodeURIComponent(kept?.PolicyVersionList?.[0]?.Document ?? "")).toBe(document("sns:*"));
  });

  test("page through all kinds without a gap, and filter by kind", async () => {
    const names: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const page = await invoke(root, "iam:GetAccountAuthorizationDetails", { MaxItems: 1, Marker });
      names.push(
        ...(page.UserDetailList ?? []).map(({ UserName }) => UserName),
        ...(page.GroupDetailList ?? []).map(({ GroupName }) => GroupName),
        ...(page.RoleDetailList ?? []).map(({ RoleName }) => RoleName),
        ...(page.Policies ?? []).map(({ PolicyName }) => PolicyName),
      );
      Marker = page.Marker;
    } while (Marker);
    expect(names).toEqual(["ana", "bia", "devs", "ops", "Kept", "ReadOnlyAccess"]);
    const filtered = await invoke(root, "iam:GetAccountAuthorizationDetails", { Filter: ["Role"] });
    expect([filtered.UserDetailList, filtered.RoleDetailList?.length]).toEqual([[], 1]);
  });
});

test("a password of the last three may not come again, whoever sets it", async () => {
  const set = (Password: string) => invoke(root, "iam:UpdateLoginProfile", { UserName: "ana", Password });
  const reused = { code: "PasswordPolicyViolationException", message: "Password was used previously by this user" };
  await expect(set("First-Password-1")).rejects.toMatchObject(reused);
  for (const [hour, password] of ["Second-Password-2", "Third-Password-3"].entries()) {
    later(hour + 1);
    await set(password);
  }
  await expect(set("First-Password-1")).rejects.toMatchObject(reused);
  later(5);
  await set("Fourth-Password-4");
  await set("First-Password-1");
  expect((await invoke(root, "iam:GetAccountPasswordPolicy", {})).PasswordPolicy).toMatchObject({
    PasswordReusePrevention: 3,
    MaxPasswordAge: 90,
  });
});
