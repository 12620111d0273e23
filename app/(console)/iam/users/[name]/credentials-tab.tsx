"use client";

import SpaceBetween from "@cloudscape-design/components/space-between";
import type { MfaDevice } from "@/components/iam/mfa-device";
import type { AccessKey, Part, Password } from "@/components/iam/user-facts";
import type { UserFacts } from "@/components/iam/user-summary";
import { MfaSection } from "../../mfa/mfa-section";
import { AccessKeysSection } from "./access-keys-section";
import { PasswordSection } from "./password-section";

type Props = {
  user: UserFacts;
  password: Part<Password>;
  devices: Part<MfaDevice[]> | undefined;
  keys: Part<AccessKey[]>;
  signInAddress: string;
};

/** How a user proves to be who they are: console password, second factors and access keys. */
export function CredentialsTab({ user, password, devices, keys, signInAddress }: Props) {
  return (
    <SpaceBetween size="l">
      <PasswordSection user={user} password={password} signInAddress={signInAddress} />
      {devices && <MfaSection userName={user.name} devices={devices} />}
      <AccessKeysSection userName={user.name} keys={keys} />
    </SpaceBetween>
  );
}
