import type {
  CreateAccountAliasRequest,
  DeleteAccountAliasRequest,
  GetAccountPasswordPolicyResponse,
  GetAccountSummaryResponse,
  ListAccountAliasesRequest,
  ListAccountAliasesResponse,
  UpdateAccountPasswordPolicyRequest,
} from "@aws-sdk/client-iam";
import { type Context, read, type Validated, write } from "@/lib/platform/operation";
import { exists, invalidInput, noSuch } from "../model/faults";
import { passwordPolicyOf, passwordPolicyOutput } from "../model/password-policy";
import { INLINE_POLICY_SIZES, QUOTAS } from "../model/quota";
import { listAccessKeys } from "../store/access-keys";
import { findAccount, lockAccount, setAlias, setPasswordPolicy } from "../store/accounts";
import { usedArns } from "../store/attachments";
import { countProviders } from "../store/identity-providers";
import { countInstanceProfiles } from "../store/instance-profiles";
import { countMfaDevices, listMfaDevicesOf } from "../store/mfa-devices";
import { countPolicies } from "../store/policies";
import { countPrincipals } from "../store/principals";
import { pageOf } from "./paging";
import type { Nothing } from "./principals";

export const account = {
  /** An account has one alias: a new one takes the place of the old (IAM User Guide, "Your AWS account ID and its alias"). */
  CreateAccountAlias: write<Validated<CreateAccountAliasRequest, "AccountAlias">, Nothing>({
    handle: async ({ db, accountId, now }, { AccountAlias }) => {
      // Such an alias would be taken for an account's id.
      if (/^\d{12}$/.test(AccountAlias)) throw invalidInput("The account alias must not be a 12-digit number.");
      const { alias } = await lockAccount(db, accountId, now);
      if (alias === AccountAlias || !(await setAlias(db, accountId, AccountAlias))) {
        throw exists(`The account alias ${AccountAlias} already exists.`);
      }
      return {};
    },
  }),

  DeleteAccountAlias: write<Validated<DeleteAccountAliasRequest, "AccountAlias">, Nothing>({
    handle: async ({ db, accountId, now }, { AccountAlias }) => {
      const { alias } = await lockAccount(db, accountId, now);
      if (alias !== AccountAlias) throw noSuch(`The account alias ${AccountAlias} cannot be found.`);
      await setAlias(db, accountId, null);
      return {};
    },
  }),

  ListAccountAliases: read<ListAccountAliasesRequest, ListAccountAliasesResponse>({
    handle: async (context, input) => {
      const found = await findAccount(context.db, context.accountId);
      const aliases = found?.alias === undefined ? [] : [found.alias];
      const { items, more } = await pageOf(context, ["ListAccountAliases"], input, aliases);
      return { AccountAliases: items, ...more };
    },
  }),

  GetAccountPasswordPolicy: read<object, GetAccountPasswordPolicyResponse>({
    handle: async ({ db, accountId }) => {
      const policy = (await findAccount(db, accountId))?.passwordPolicy;
      if (!policy) throw noSuch(`The Password Policy with domain name ${accountId} cannot be found.`);
      return { PasswordPolicy: passwordPolicyOutput(policy) };
    },
  }),

  /** Whatever is left out goes back to its default: this is no partial update (IAM API Reference). */
  UpdateAccountPasswordPolicy: write<UpdateAccountPasswordPolicyRequest, Nothing>({
    handle: async ({ db, accountId, now }, input) => {
      await lockAccount(db, accountId, now);
      await setPasswordPolicy(db, accountId, passwordPolicyOf(input));
      return {};
    },
  }),

  DeleteAccountPasswordPolicy: write<object, Nothing>({
    handle: async ({ db, accountId, now }) => {
      const { passwordPolicy } = await lockAccount(db, accountId, now);
      if (!passwordPolicy) throw noSuch("The account policy with name PasswordPolicy cannot be found.");
      await setPasswordPolicy(db, accountId, undefined);
      return {};
    },
  }),

  GetAccountSummary: read<object, GetAccountSummaryResponse>({
    handle: async (context) => ({ SummaryMap: { ...(await counts(context)), ...SUMMARY_QUOTAS } }),
  }),
};

async function counts({ db, accountId }: Context): Promise<Record<string, number>> {
  const found = await findAccount(db, accountId);
  const rootKeys = await listAccessKeys(db, { accountId, userId: undefined });
  const rootDevices = await listMfaDevicesOf(db, accountId, { kind: "root" });
  const devices = await countMfaDevices(db, accountId);
  return {
    Users: await countPrincipals(db, accountId, "user"),
    Groups: await countPrincipals(db, accountId, "group"),
    Roles: await countPrincipals(db, accountId, "role"),
    Policies: await countPolicies(db, accountId),
    PolicyVersionsInUse: (await usedArns(db, accountId, "attachment")).size,
    AccountAccessKeysPresent: rootKeys.length > 0 ? 1 : 0,
    AccountPasswordPresent: found?.root ? 1 : 0,
    InstanceProfiles: await countInstanceProfiles(db, accountId),
    Providers: await countProviders(db, accountId),
    AccountMFAEnabled: rootDevices.length > 0 ? 1 : 0,
    MFADevices: devices.all,
    MFADevicesInUse: devices.inUse,
    AccountSigningCertificatesPresent: 0,
    ServerCertificates: 0,
  };
}

const SUMMARY_QUOTAS = {
  UsersQuota: QUOTAS.UsersPerAccount,
  GroupsQuota: QUOTAS.GroupsPerAccount,
  RolesQuota: QUOTAS.RolesPerAccount,
  InstanceProfilesQuota: QUOTAS.InstanceProfilesPerAccount,
  PoliciesQuota: QUOTAS.PoliciesPerAccount,
  GroupsPerUserQuota: QUOTAS.GroupsPerUser,
  AccessKeysPerUserQuota: QUOTAS.AccessKeysPerUser,
  AttachedPoliciesPerUserQuota: QUOTAS.PoliciesPerUser,
  AttachedPoliciesPerGroupQuota: QUOTAS.PoliciesPerGroup,
  AttachedPoliciesPerRoleQuota: QUOTAS.PoliciesPerRole,
  VersionsPerPolicyQuota: QUOTAS.VersionsPerPolicy,
  PolicySizeQuota: QUOTAS.PolicySize,
  AssumeRolePolicySizeQuota: QUOTAS.ACLSizePerRole,
  UserPolicySizeQuota: INLINE_POLICY_SIZES.user,
  GroupPolicySizeQuota: INLINE_POLICY_SIZES.group,
  RolePolicySizeQuota: INLINE_POLICY_SIZES.role,
};
