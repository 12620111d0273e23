import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { choosePreference } from "@/app/preference-actions";
import { isRoleColour } from "@/components/console/account";
import { EntrancePage } from "@/components/sign-in/entrance-page";
import { SwitchRoleForm } from "@/components/switch-role/switch-role-form";
import { readPreferences } from "@/lib/console/preferences";
import { currentPerson } from "@/lib/console/session";
import { switchRole } from "./actions";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("switch-role"))("title") };
}

/** Links to this page may name the role, as AWS's do: ?account=...&roleName=...&displayName=...&color=... It is never taken on by a link alone. */
export default async function SwitchRolePage({ searchParams }: Props) {
  const { person } = await currentPerson();
  const asked = await searchParams;
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name].slice(0, 512) : "");
  const { locale } = await readPreferences();
  const { identity, accountId } = person;
  return (
    <EntrancePage locale={locale} onPreference={choosePreference}>
      <SwitchRoleForm
        given={{
          accountId: text("account") || accountId,
          roleName: text("roleName"),
          displayName: text("displayName"),
          ...(isRoleColour(asked.color) ? { colour: asked.color } : {}),
        }}
        person={identity.type === "IAMUser" ? identity.userName : identity.type === "Root" ? "root" : person.accountId}
        onSubmit={switchRole}
      />
    </EntrancePage>
  );
}
