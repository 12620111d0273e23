import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { choosePreference } from "@/app/preference-actions";
import { DemoEntrance } from "@/components/demo/demo-entrance";
import { EntrancePage } from "@/components/sign-in/entrance-page";
import { OpenEntrance } from "@/components/sign-in/open-entrance";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { AreaMessages } from "@/lib/console/area-messages";
import { readPreferences } from "@/lib/console/preferences";
import { safePath } from "@/lib/console/safe-path";
import { findCaller } from "@/lib/console/session";
import { PEOPLE } from "@/lib/demo/people";
import { settings } from "@/lib/platform/settings";

type Props = { searchParams: Promise<{ to?: string | string[]; error?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sign-in"))("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const asked = await searchParams;
  const to = safePath(asked.to);
  if (await findCaller()) redirect(to);
  const { locale } = await readPreferences();
  const { auth, accountId, demo, singleSignOn } = settings();
  return (
    <EntrancePage locale={locale} onPreference={choosePreference}>
      {demo ? (
        <AreaMessages areas={["sign-in", "demo"]}>
          <DemoEntrance to={to} people={PEOPLE.map(({ userName, role }) => ({ userName, role }))} />
        </AreaMessages>
      ) : auth === "open" ? (
        <OpenEntrance to={to} />
      ) : (
        <SignInForm
          to={to}
          accountId={accountId}
          issuer={singleSignOn?.label}
          issuerFailed={singleSignOn !== undefined && asked.error !== undefined}
        />
      )}
    </EntrancePage>
  );
}
