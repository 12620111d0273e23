import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { choosePreference } from "@/app/preference-actions";
import { EntrancePage } from "@/components/sign-in/entrance-page";
import { OpenEntrance } from "@/components/sign-in/open-entrance";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { readPreferences } from "@/lib/console/preferences";
import { findCaller } from "@/lib/console/session";
import { settings } from "@/lib/platform/settings";
import { changePassword } from "./actions";

type Props = { searchParams: Promise<{ to?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sign-in"))("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const to = safePath((await searchParams).to);
  if (await findCaller()) redirect(to);
  const { locale } = await readPreferences();
  return (
    <EntrancePage locale={locale} onPreference={choosePreference}>
      {settings().auth === "open" ? <OpenEntrance to={to} /> : <SignInForm to={to} onNewPassword={changePassword} />}
    </EntrancePage>
  );
}

/** A path of this console and nothing else: a link with someone else's address must not lead there after sign-in. */
function safePath(to: string | string[] | undefined): string {
  if (typeof to !== "string" || !to.startsWith("/") || !URL.canParse(to, "http://console.invalid")) return "/";
  const url = new URL(to, "http://console.invalid");
  return url.host === "console.invalid" ? url.pathname + url.search : "/";
}
