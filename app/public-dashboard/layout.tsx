import type { ReactNode } from "react";
import { choosePreference } from "@/app/preference-actions";
import { FlashProvider } from "@/components/console/flash";
import { PreferencesProvider } from "@/components/console/preferences-context";
import { AreaMessages } from "@/lib/console/area-messages";
import { readPreferences } from "@/lib/console/preferences";

/** Pages for those who have no account: nothing of the console stands around them. */
export default async function SharedLayout({ children }: { children: ReactNode }) {
  return (
    <AreaMessages areas={["dashboards", "metrics", "alarms", "charts", "logs-insights", "time-range"]}>
      <PreferencesProvider preferences={await readPreferences()} choose={choosePreference}>
        <FlashProvider>{children}</FlashProvider>
      </PreferencesProvider>
    </AreaMessages>
  );
}
