"use client";

import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import { TIME_ZONE_CHOICES } from "@/components/console/preferences";
import { usePreferences } from "@/components/console/preferences-context";

/** Local time or UTC, for every time in the console. */
export function ZoneSelect() {
  const t = useTranslations("console.settings.timeZone");
  const { preferences, choose } = usePreferences();
  const options = TIME_ZONE_CHOICES.map((value) => ({ value, label: t(value) }));
  return (
    <Select
      ariaLabel={t("title")}
      options={options}
      selectedOption={options.find(({ value }) => value === preferences.timeZone) ?? null}
      onChange={({ detail }) => void choose("timeZone", detail.selectedOption.value ?? "")}
    />
  );
}
