"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Link from "@cloudscape-design/components/link";
import ProgressBar from "@cloudscape-design/components/progress-bar";
import { useTranslations } from "next-intl";

const COUNTED = [
  { name: "Users", quota: "UsersQuota", path: "/iam/users" },
  { name: "Groups", quota: "GroupsQuota", path: "/iam/groups" },
  { name: "Roles", quota: "RolesQuota", path: "/iam/roles" },
  { name: "Policies", quota: "PoliciesQuota", path: "/iam/policies" },
] as const;

/** How many of each there are beside how many there may be (GetAccountSummary). */
export function AccountCounts({ counts }: { counts: Readonly<Record<string, number>> }) {
  const t = useTranslations("iam-account.counts");
  return (
    <Container header={<Header variant="h2">{t("title")}</Header>}>
      <KeyValuePairs
        columns={4}
        items={COUNTED.map(({ name, quota, path }) => {
          const [used, most] = [counts[name] ?? 0, counts[quota] ?? 0];
          return {
            label: <Link href={path}>{t(name)}</Link>,
            value: (
              <ProgressBar
                ariaLabel={t(name)}
                value={most === 0 ? 0 : (100 * used) / most}
                additionalInfo={t("of", { used, most })}
              />
            ),
          };
        })}
      />
    </Container>
  );
}
