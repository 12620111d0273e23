import type { formats } from "@/components/console/formats";
import type { Locale } from "@/components/console/preferences";
import type { Messages } from "./areas";

// Makes every key of `useTranslations` and every format name checked by the compiler.
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
    Formats: typeof formats;
  }
}
