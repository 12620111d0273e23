"use client";

import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import { CommandLine } from "@/components/console/command-line";
import { EmptyState } from "@/components/console/empty-state";

type Props = { isFiltered: boolean; endpoint: string; onClear: () => void };

/** A list of log groups that is empty, by its filter or because there are none yet. */
export function NoGroups({ isFiltered, endpoint, onClear }: Props) {
  const t = useTranslations("logs.groups");
  if (isFiltered) {
    return (
      <EmptyState
        title={t("noMatch")}
        hint={t("noMatchHint")}
        action={<Button onClick={onClear}>{t("clearFilter")}</Button>}
      />
    );
  }
  return (
    <EmptyState
      title={t("none")}
      hint={t("noneHint")}
      action={<Button href="/cloudwatch/log-groups/create">{t("create")}</Button>}
      command={<CommandLine command="logs create-log-group --log-group-name my-app" endpoint={endpoint} />}
    />
  );
}
