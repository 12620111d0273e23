"use client";

import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/console/empty-state";
import type { MfaDevice } from "@/components/iam/mfa-device";
import type { PasswordRules } from "@/components/iam/password-rules";
import type { AccessKey, Part } from "@/components/iam/user-facts";
import { MfaSection } from "../mfa/mfa-section";
import { AccessKeysSection } from "../users/[name]/access-keys-section";
import { OwnPassword } from "./own-password";

type Props = {
  arn: string;
  rules?: PasswordRules | undefined;
  /** Absent for a role. `keys` are absent for the root user, who should have none. */
  own?: { userName: string; devices: Part<MfaDevice[]>; keys?: Part<AccessKey[]> };
};

/** One's own password, second factors and access keys. */
export function SecurityCredentials({ arn, rules, own }: Props) {
  const t = useTranslations("iam-account.mine");
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={arn}>
          {t("title")}
        </Header>
      }
    >
      {own ? (
        <SpaceBetween size="l">
          <OwnPassword rules={rules} />
          <MfaSection userName={own.userName} devices={own.devices} />
          {own.keys && <AccessKeysSection userName={own.userName} keys={own.keys} />}
        </SpaceBetween>
      ) : (
        <EmptyState title={t("none")} hint={t("noneHint")} />
      )}
    </ContentLayout>
  );
}
