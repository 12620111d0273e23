"use client";

import SpaceBetween from "@cloudscape-design/components/space-between";
import type { AccessKey, Part, Password } from "@/components/iam/user-facts";
import type { UserFacts } from "@/components/iam/user-summary";
import { AccessKeysSection } from "./access-keys-section";
import { PasswordSection } from "./password-section";

type Props = { user: UserFacts; password: Part<Password>; keys: Part<AccessKey[]>; signInAddress: string };

/** How a user proves to be who they are: console password and access keys. */
export function CredentialsTab({ user, password, keys, signInAddress }: Props) {
  return (
    <SpaceBetween size="l">
      <PasswordSection user={user} password={password} signInAddress={signInAddress} />
      <AccessKeysSection userName={user.name} keys={keys} />
    </SpaceBetween>
  );
}
