"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import { useTranslations } from "next-intl";
import { SettledFilter } from "@/components/console/settled-filter";
import type { GroupFilter } from "./log-group";

type Props = { value: GroupFilter; count: number; onChange: (filter: GroupFilter) => void };

/** Finds log groups by any part of their name, or by its beginning. */
export function GroupFilterField({ value, count, onChange }: Props) {
  const t = useTranslations("logs.groups");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="w-full max-w-xl">
        <SettledFilter
          label={t("filter")}
          placeholder={t("filterPlaceholder")}
          value={value.text}
          count={count}
          onChange={(text) => onChange({ ...value, text })}
        />
      </div>
      <Checkbox
        checked={value.by === "prefix"}
        onChange={({ detail }) => onChange({ ...value, by: detail.checked ? "prefix" : "pattern" })}
      >
        {t("byPrefix")}
      </Checkbox>
    </div>
  );
}
