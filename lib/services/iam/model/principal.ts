import { formatArn } from "@/lib/platform/arn";

/** Whoever policies can be given to. */
export type PrincipalKind = "user" | "group" | "role";

/** A user, group or role. */
export type Principal = {
  accountId: string;
  kind: PrincipalKind;
  /** IAM's unique id (AIDA, AGPA, AROA): it is never used again, even when the name is. */
  id: string;
  name: string;
  path: string;
  tags: Tags;
  createdAt: Date;
  boundaryArn?: string;
  /** Of a user: when the password was last used; of a role: when credentials of it were. */
  lastUsedAt?: Date;
  lastUsedRegion?: string;
  /** Roles only. */
  trustPolicy?: string;
  description?: string;
  maxSessionSeconds?: number;
};

export type Tags = Readonly<Record<string, string>>;

/** Which kind has which id prefix, CloudFormation type, and name in AWS's messages. */
export const KINDS: Readonly<Record<PrincipalKind, { idPrefix: string; type: string; noun: string }>> = {
  user: { idPrefix: "AIDA", type: "AWS::IAM::User", noun: "User" },
  group: { idPrefix: "AGPA", type: "AWS::IAM::Group", noun: "Group" },
  role: { idPrefix: "AROA", type: "AWS::IAM::Role", noun: "Role" },
};

/** The ARN of a user, group or role. The path is part of it: arn:aws:iam::123456789012:user/division/ana. */
export function principalArn(accountId: string, kind: PrincipalKind, path: string, name: string): string {
  return formatArn("iam", { accountId, region: "" }, `${kind}${path}${name}`);
}

export function arnOf({ accountId, kind, path, name }: Principal): string {
  return principalArn(accountId, kind, path, name);
}

/** The ARN of the root user, which also stands for the account. */
export function rootArn(accountId: string): string {
  return formatArn("iam", { accountId, region: "" }, "root");
}

/** The ARN and id of a role's session: whoever assumed it appears in records under both. */
export function assumedRoleOf(role: Principal, sessionName: string): { arn: string; id: string } {
  const scope = { accountId: role.accountId, region: "" };
  return { arn: formatArn("sts", scope, `assumed-role/${role.name}/${sessionName}`), id: `${role.id}:${sessionName}` };
}

/** The ARN under which a session of GetFederationToken acts. */
export function federatedUserArn(accountId: string, name: string): string {
  return formatArn("sts", { accountId, region: "" }, `federated-user/${name}`);
}
