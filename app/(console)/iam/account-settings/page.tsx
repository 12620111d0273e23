import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DEFAULT_PASSWORD_RULES, passwordRulesOf } from "@/components/iam/password-rules";
import { ask } from "@/lib/console/ask";
import { perform } from "@/lib/console/perform";
import { currentCaller } from "@/lib/console/session";
import { AccountSettings } from "./account-settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("iam-account.settings"))("title") };
}

/** The account's alias, its password policy, and how much of its quotas is used. */
export default async function AccountSettingsPage() {
  const [{ accountId }, { AccountAliases: [alias] = [] }, policy, { SummaryMap: counts = {} }] = await Promise.all([
    currentCaller(),
    ask("iam:ListAccountAliases", {}),
    perform("iam:GetAccountPasswordPolicy", {}),
    ask("iam:GetAccountSummary", {}),
  ]);
  const own = policy.ok ? policy.output.PasswordPolicy : undefined;
  return (
    <AccountSettings
      accountId={accountId}
      alias={alias}
      rules={own ? passwordRulesOf(own) : DEFAULT_PASSWORD_RULES}
      isDefault={own === undefined}
      counts={counts}
    />
  );
}
