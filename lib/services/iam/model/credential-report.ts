import type { PasswordPolicy } from "./password-policy";

/** What the report says of one person; dates are absent where something never happened. */
export type CredentialFacts = {
  name: string;
  arn: string;
  createdAt: Date;
  passwordChangedAt: Date | undefined;
  passwordLastUsedAt: Date | undefined;
  hasMfa: boolean;
  /** The oldest first; two at most are told of. */
  keys: { active: boolean; createdAt: Date; lastUsed: { at: Date; region: string; service: string } | undefined }[];
};

/** How long a report is good (IAM API Reference, "GenerateCredentialReport"). */
export const REPORT_MILLIS = 4 * 3_600_000;

const COLUMNS = [
  "user",
  "arn",
  "user_creation_time",
  "password_enabled",
  "password_last_used",
  "password_last_changed",
  "password_next_rotation",
  "mfa_active",
  ...[1, 2].flatMap((key) => [
    `access_key_${key}_active`,
    `access_key_${key}_last_rotated`,
    `access_key_${key}_last_used_date`,
    `access_key_${key}_last_used_region`,
    `access_key_${key}_last_used_service`,
  ]),
  "cert_1_active",
  "cert_1_last_rotated",
  "cert_2_active",
  "cert_2_last_rotated",
];

const NONE = "N/A";
const DAY_MILLIS = 86_400_000;

/** The report as CSV, the root user first (IAM User Guide, "Getting credential reports for your AWS account"). */
export function credentialReportOf(
  root: CredentialFacts,
  users: readonly CredentialFacts[],
  policy: PasswordPolicy | undefined,
): string {
  const rows = [rootRow(root), ...users.map((user) => userRow(user, policy))];
  return [COLUMNS, ...rows].map((row) => row.map(quoted).join(",")).join("\n");
}

/** Names and paths may hold commas, and paths quotes (RFC 4180). */
function quoted(value: string): string {
  return /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function rootRow(root: CredentialFacts): string[] {
  const unknown = "not_supported";
  const lastUsed = root.passwordLastUsedAt ? time(root.passwordLastUsedAt) : "no_information";
  return row(root, "<root_account>", [unknown, lastUsed, unknown, unknown]);
}

function userRow(user: CredentialFacts, policy: PasswordPolicy | undefined): string[] {
  const { passwordChangedAt: changed, passwordLastUsedAt: used } = user;
  if (!changed) return row(user, user.name, ["false", NONE, NONE, NONE]);
  const ageDays = policy?.maximumAgeDays;
  const next = ageDays === undefined ? NONE : time(new Date(changed.getTime() + ageDays * DAY_MILLIS));
  return row(user, user.name, ["true", used ? time(used) : "no_information", time(changed), next]);
}

function row({ arn, createdAt, hasMfa, keys }: CredentialFacts, name: string, password: string[]): string[] {
  const [first, second] = keys;
  const certificates = ["false", NONE, "false", NONE];
  return [
    name,
    arn,
    time(createdAt),
    ...password,
    String(hasMfa),
    ...keyColumns(first),
    ...keyColumns(second),
    ...certificates,
  ];
}

function keyColumns(key: CredentialFacts["keys"][number] | undefined): string[] {
  if (!key) return ["false", NONE, NONE, NONE, NONE];
  const { lastUsed } = key;
  const used = lastUsed ? [time(lastUsed.at), lastUsed.region, lastUsed.service] : [NONE, NONE, NONE];
  return [String(key.active), time(key.createdAt), ...used];
}

/** 2026-11-27T15:38:00+00:00 */
function time(at: Date): string {
  return at.toISOString().replace(/\.\d{3}Z$/, "+00:00");
}
