"use client";

import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { AccountCounts } from "@/components/iam/account-counts";
import type { PasswordRules } from "@/components/iam/password-rules";
import { AliasSection } from "./alias-section";
import { PasswordPolicySection } from "./password-policy-section";

type Props = {
  accountId: string;
  alias: string | undefined;
  rules: PasswordRules;
  /** True where the account has no policy of its own. */
  isDefault: boolean;
  counts: Readonly<Record<string, number>>;
};

/** What holds for the whole account. */
export function AccountSettings({ accountId, alias, rules, isDefault, counts }: Props) {
  const t = useTranslations("iam-account.settings");
  return (
    <ContentLayout header={<Header variant="h1">{t("title")}</Header>}>
      <SpaceBetween size="l">
        <AliasSection key={alias} accountId={accountId} alias={alias} />
        <PasswordPolicySection rules={rules} isDefault={isDefault} />
        <AccountCounts counts={counts} />
      </SpaceBetween>
    </ContentLayout>
  );
}
