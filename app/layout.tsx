import "@cloudscape-design/global-styles/index.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { CloudscapeTexts } from "@/components/console/cloudscape-texts";
import { LocalZoneTeller } from "@/components/console/local-zone-teller";
import { ThemeKeeper } from "@/components/console/theme";
import { ThemeScript, themeClass } from "@/components/console/theme-script";
import { AreaMessages } from "@/lib/console/area-messages";
import { readPreferences, readTimeZone } from "@/lib/console/preferences";
import { NONCE_HEADER } from "@/lib/console/request-headers";

export const metadata: Metadata = { title: { default: "Mirante", template: "%s | Mirante" }, robots: { index: false } };
export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme, timeZone } = await readPreferences();
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    <html lang={locale}>
      <body className={themeClass(theme)} suppressHydrationWarning>
        <ThemeScript theme={theme} nonce={nonce} />
        <ThemeKeeper theme={theme} />
        <LocalZoneTeller known={timeZone === "local" ? await readTimeZone() : undefined} />
        <AreaMessages areas={[]}>
          <CloudscapeTexts locale={locale}>{children}</CloudscapeTexts>
        </AreaMessages>
      </body>
    </html>
  );
}
