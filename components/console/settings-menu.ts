"use client";

import type { TopNavigationProps } from "@cloudscape-design/components/top-navigation";
import { useTranslations } from "next-intl";
import { LOCALES, THEMES, TIME_ZONE_CHOICES } from "./preferences";
import { usePreferences } from "./preferences-context";
import { applyTheme } from "./theme";

/** Language names are written in their own language, so that one who cannot read the page finds theirs. */
const LANGUAGE_NAMES = { en: "English", "pt-BR": "Português (Brasil)" } as const;

/** Language, theme and time zone. */
export function useSettingsMenu(): TopNavigationProps.MenuDropdownUtility {
  const { preferences: chosen, choose } = usePreferences();
  const t = useTranslations("console.settings");
  const item = (id: string, text: string, current: boolean) => ({
    id,
    text,
    itemType: "checkbox" as const,
    checked: current,
  });
  return {
    type: "menu-dropdown",
    iconName: "settings",
    ariaLabel: t("title"),
    title: t("title"),
    disableUtilityCollapse: true,
    items: [
      {
        id: "locale",
        text: t("language"),
        items: LOCALES.map((value) => item(`locale ${value}`, LANGUAGE_NAMES[value], value === chosen.locale)),
      },
      {
        id: "theme",
        text: t("theme.title"),
        items: THEMES.map((value) => item(`theme ${value}`, t(`theme.${value}`), value === chosen.theme)),
      },
      {
        id: "timeZone",
        text: t("timeZone.title"),
        items: TIME_ZONE_CHOICES.map((value) =>
          item(`timeZone ${value}`, t(`timeZone.${value}`), value === chosen.timeZone),
        ),
      },
    ],
    onItemClick: ({ detail }) => {
      const [name, value = ""] = detail.id.split(" ");
      if (name !== "locale" && name !== "theme" && name !== "timeZone") return;
      const theme = name === "theme" ? THEMES.find((candidate) => candidate === value) : undefined;
      if (theme) applyTheme(theme);
      void choose(name, value);
    },
  };
}
