"use client";

import AppLayoutToolbar from "@cloudscape-design/components/app-layout-toolbar";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { KnownPlaces } from "@/lib/services/dashboards/model/place";
import { Breadcrumbs } from "./breadcrumbs";
import { Flashes, FlashProvider } from "./flash";
import { serviceOf } from "./navigation";
import { PlacesProvider, type StarPlace } from "./places-context";
import type { Preferences } from "./preferences";
import { type ChoosePreference, PreferencesProvider } from "./preferences-context";
import { RegionProvider } from "./region";
import { SideNavigation } from "./side-navigation";
import { useSoftLinks } from "./soft-links";
import { TopBar, type TopBarProps } from "./top-bar";

type Props = TopBarProps & {
  region: string;
  preferences: Preferences;
  onPreference: ChoosePreference;
  places: KnownPlaces;
  onStar: StarPlace;
  children: ReactNode;
};

/** The frame of every console page: top bar, side navigation, breadcrumbs, messages, and the page itself. */
export function ConsoleShell({ region, preferences, onPreference, places, onStar, children, ...topBar }: Props) {
  return (
    <PreferencesProvider preferences={preferences} choose={onPreference}>
      <RegionProvider initial={region}>
        <FlashProvider>
          <PlacesProvider initial={places} onStar={onStar}>
            <Frame {...topBar}>{children}</Frame>
          </PlacesProvider>
        </FlashProvider>
      </RegionProvider>
    </PreferencesProvider>
  );
}

function Frame({ children, ...topBar }: TopBarProps & { children: ReactNode }) {
  const t = useTranslations("console");
  const inService = serviceOf(usePathname()) !== undefined;
  const [open, setOpen] = useState(true);
  const followSoftly = useSoftLinks();
  return (
    // The listener serves links, which have their own keyboard behaviour: Enter on a link is a click.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
    <div onClick={followSoftly}>
      <a className="skip-link" href="#content">
        {t("skip")}
      </a>
      <div id="top-bar" className="sticky top-0 z-[1002]">
        <TopBar {...topBar} />
      </div>
      <AppLayoutToolbar
        headerSelector="#top-bar"
        toolsHide
        navigationHide={!inService}
        navigationOpen={open}
        onNavigationChange={({ detail }) => setOpen(detail.open)}
        navigation={<SideNavigation />}
        breadcrumbs={inService ? <Breadcrumbs /> : undefined}
        notifications={<Flashes />}
        stickyNotifications
        ariaLabels={{
          navigation: t("layout.navigation"),
          navigationClose: t("layout.navigationClose"),
          navigationToggle: t("layout.navigationToggle"),
          notifications: t("layout.notifications"),
        }}
        content={
          <div id="content" tabIndex={-1} className="outline-none">
            {children}
          </div>
        }
      />
    </div>
  );
}
