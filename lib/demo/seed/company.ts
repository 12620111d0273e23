import { type Caller, rootCaller } from "@/lib/platform/caller";
import { newSecretAccessKey } from "@/lib/platform/identifiers";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { PEOPLE, type Person, ROLE_POLICIES, type Role } from "../people";

/** What is made first: by it an account is known to be the demo's. */
export const ALIAS = "acme-shop";
const STAFF = "staff";
const AWS_POLICY = "arn:aws:iam::aws:policy/";
export const DEPLOYER = "ci-deployer";
export const TRAIL_ROLE = "CloudTrail_CloudWatchLogs_Role";

/** The account's root user opens it: people, the roles they work in, and a user for the deployment pipeline. */
export async function foundCompany(): Promise<void> {
  const { accountId, region } = settings();
  const root = rootCaller(accountId, region, { sourceIPAddress: "198.51.100.11", userAgent: "Mozilla/5.0" });
  await invoke(root, "iam:CreateAccountAlias", { AccountAlias: ALIAS });
  for (const role of Object.keys(ROLE_POLICIES) as Role[]) await makeRole(root, role);
  await invoke(root, "iam:CreateGroup", { GroupName: STAFF });
  for (const name of ["ReadOnlyAccess", "IAMUserChangePassword"]) {
    await invoke(root, "iam:AttachGroupPolicy", { GroupName: STAFF, PolicyArn: AWS_POLICY + name });
  }
  for (const person of PEOPLE) await hire(root, person);
  await invoke(root, "iam:CreateUser", { UserName: DEPLOYER });
  await invoke(root, "iam:AttachUserPolicy", { UserName: DEPLOYER, PolicyArn: `${AWS_POLICY}AdministratorAccess` });
  await invoke(root, "iam:CreateRole", {
    RoleName: TRAIL_ROLE,
    AssumeRolePolicyDocument: trust({ Service: "cloudtrail.amazonaws.com" }),
  });
}

async function makeRole(root: Caller, role: Role): Promise<void> {
  const AssumeRolePolicyDocument = trust({ AWS: `arn:aws:iam::${root.accountId}:root` });
  await invoke(root, "iam:CreateRole", { RoleName: role, AssumeRolePolicyDocument, MaxSessionDuration: 3600 });
  const PolicyArn = AWS_POLICY + ROLE_POLICIES[role];
  await invoke(root, "iam:AttachRolePolicy", { RoleName: role, PolicyArn });
}

/** The password is nobody's: in the demo people are chosen on the sign-in page. */
async function hire(root: Caller, { userName, role }: Person): Promise<void> {
  const UserName = userName;
  await invoke(root, "iam:CreateUser", { UserName, Tags: [{ Key: "role", Value: role }] });
  await invoke(root, "iam:AddUserToGroup", { GroupName: STAFF, UserName });
  const Resource = `arn:aws:iam::${root.accountId}:role/${role}`;
  await invoke(root, "iam:PutUserPolicy", {
    UserName,
    PolicyName: `works-as-${role}`,
    PolicyDocument: policy([{ Effect: "Allow", Action: "sts:AssumeRole", Resource }]),
  });
  if (ROLE_POLICIES[role] === "AdministratorAccess") {
    await invoke(root, "iam:AttachUserPolicy", { UserName, PolicyArn: `${AWS_POLICY}AdministratorAccess` });
  }
  await invoke(root, "iam:CreateLoginProfile", { UserName, Password: `${newSecretAccessKey()}aA1!` });
}

function trust(principal: object): string {
  return policy([{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }]);
}

export function policy(statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
