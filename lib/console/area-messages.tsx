import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import type { Area } from "@/components/messages/areas";
import { loadMessages } from "./messages";
import { readPreferences } from "./preferences";

/**
 * Hands the texts of an area to the client components below it. Each area's layout names its own, so that a page carries
 * no texts of other pages; the shell's are always there.
 */
export async function AreaMessages({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  const { locale } = await readPreferences();
  const messages = await loadMessages(locale, ["console", ...areas]);
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
