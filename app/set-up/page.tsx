import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { choosePreference } from "@/app/preference-actions";
import { EntrancePage } from "@/components/sign-in/entrance-page";
import { SetUpForm } from "@/components/sign-in/set-up-form";
import { SpentLink } from "@/components/sign-in/spent-link";
import { readPreferences } from "@/lib/console/preferences";
import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { setUpRoot } from "./actions";

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sign-in.setUp"))("title") };
}

/** The one-time link that the first start prints: it makes the root user. */
export default async function SetUpPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const { locale } = await readPreferences();
  const { accountId, region } = settings();
  const signIn = serviceCaller("signin.amazonaws.com", accountId, region);
  const { RootExists } = await invoke(signIn, "iam:DescribeSetUp", {});
  const usable = typeof token === "string" && !RootExists;
  return (
    <EntrancePage locale={locale} onPreference={choosePreference}>
      {usable ? <SetUpForm accountId={accountId} token={token} onSubmit={setUpRoot} /> : <SpentLink />}
    </EntrancePage>
  );
}
