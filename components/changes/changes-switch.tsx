"use client";

import Toggle from "@cloudscape-design/components/toggle";
import { useTranslations } from "next-intl";
import { useAddress } from "@/components/console/use-address";
import { areChangesShown } from "./changes-search";

/** Marks changes on the graphs of the page, or takes the marks away; the address keeps the choice. */
export function ChangesSwitch() {
  const t = useTranslations("changes");
  const { members, show } = useAddress();
  return (
    <Toggle
      checked={areChangesShown(members.get("changes"))}
      onChange={({ detail }) => show({ changes: detail.checked ? "on" : undefined })}
    >
      {t("show")}
    </Toggle>
  );
}
