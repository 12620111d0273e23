import { AwsError } from "@/lib/platform/errors";
import type { PrincipalKind } from "./principal";

/** AWS's quotas under the names of its messages (IAM User Guide, "IAM and AWS STS quotas"). */
export const QUOTAS = {
  UsersPerAccount: 5000,
  GroupsPerAccount: 300,
  RolesPerAccount: 1000,
  PoliciesPerAccount: 1500,
  GroupsPerUser: 10,
  AccessKeysPerUser: 2,
  PoliciesPerUser: 10,
  PoliciesPerGroup: 10,
  PoliciesPerRole: 10,
  VersionsPerPolicy: 5,
  TagsPerUser: 50,
  TagsPerRole: 50,
  TagsPerPolicy: 50,
  TagsPerMfaDevice: 50,
  TagsPerInstanceProfile: 50,
  TagsPerIdentityProvider: 50,
  MFADevicesPerUser: 8,
  InstanceProfilesPerAccount: 1000,
  OpenIdConnectProvidersPerAccount: 100,
  ClientIdsPerOpenIdConnectProvider: 100,
  SAMLProvidersPerAccount: 100,
  PolicySize: 6144,
  ACLSizePerRole: 2048,
} as const;
export type Quota = keyof typeof QUOTAS;

/** What all inline policies of one principal may measure together, white space not counted. */
export const INLINE_POLICY_SIZES: Readonly<Record<PrincipalKind, number>> = { user: 2048, group: 5120, role: 10_240 };

export const PRINCIPALS_QUOTA = {
  user: "UsersPerAccount",
  group: "GroupsPerAccount",
  role: "RolesPerAccount",
} as const satisfies Record<PrincipalKind, Quota>;

export const ATTACHMENTS_QUOTA = {
  user: "PoliciesPerUser",
  group: "PoliciesPerGroup",
  role: "PoliciesPerRole",
} as const satisfies Record<PrincipalKind, Quota>;

/** Throws LimitExceededException when `count` is more than the quota. */
export function withinQuota(quota: Quota, count: number): void {
  if (count > QUOTAS[quota]) throw limitExceeded(`Cannot exceed quota for ${quota}: ${QUOTAS[quota]}`);
}

export function limitExceeded(message: string): AwsError {
  return new AwsError("LimitExceededException", message);
}
