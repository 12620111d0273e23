import { accessKeys } from "./access-keys";
import { account } from "./account";
import { boundaries } from "./boundaries";
import { groupPolicies } from "./group-policies";
import { groups } from "./groups";
import { loginProfiles } from "./login-profiles";
import { policies } from "./policies";
import { policyVersions } from "./policy-versions";
import { rolePolicies } from "./role-policies";
import { roles } from "./roles";
import { setUp } from "./set-up";
import { signIn } from "./sign-in";
import { tags } from "./tags";
import { userPolicies } from "./user-policies";
import { users } from "./users";

/** IAM: who there is in an account and what they may do. */
export const operations = {
  ...users,
  ...accessKeys,
  ...loginProfiles,
  ...userPolicies,
  ...groups,
  ...groupPolicies,
  ...roles,
  ...rolePolicies,
  ...boundaries,
  ...policies,
  ...policyVersions,
  ...tags,
  ...account,
  ...setUp,
  ...signIn,
};
