import { accessKeys } from "./access-keys";
import { account } from "./account";
import { authorizationDetails } from "./authorization-details";
import { boundaries } from "./boundaries";
import { credentialReport } from "./credential-report";
import { groupPolicies } from "./group-policies";
import { groups } from "./groups";
import { instanceProfiles } from "./instance-profiles";
import { loginProfiles } from "./login-profiles";
import { mfaDevices } from "./mfa-devices";
import { mfaLists } from "./mfa-lists";
import { oidcProviders } from "./oidc-providers";
import { policies } from "./policies";
import { policyVersions } from "./policy-versions";
import { rolePolicies } from "./role-policies";
import { roles } from "./roles";
import { rootPassword } from "./root-password";
import { samlProviders } from "./saml-providers";
import { serviceLinkedRoles } from "./service-linked-roles";
import { serviceRole } from "./service-role";
import { setUp } from "./set-up";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";
import { simulations } from "./simulations";
import { singleSignOn } from "./single-sign-on";
import { switchRole } from "./switch-role";
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
  ...mfaDevices,
  ...mfaLists,
  ...instanceProfiles,
  ...serviceLinkedRoles,
  ...serviceRole,
  ...oidcProviders,
  ...samlProviders,
  ...account,
  ...authorizationDetails,
  ...credentialReport,
  ...simulations,
  ...setUp,
  ...signIn,
  ...singleSignOn,
  ...switchRole,
  ...rootPassword,
  ...signOut,
};
