"use client";

import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import { CommandLine } from "@/components/console/command-line";
import { EmptyState } from "@/components/console/empty-state";

type Props = { group: string; isFiltered: boolean; endpoint: string; onClear: () => void; onCreate: () => void };

/** A list of streams that is empty, by its filter or because there are none yet. */
export function NoStreams({ group, isFiltered, endpoint, onClear, onCreate }: Props) {
  const t = useTranslations("logs.streams");
  const tTable = useTranslations("console.table");
  if (isFiltered) {
    return (
      <EmptyState
        title={tTable("noMatch")}
        hint={t("noMatchHint")}
        action={<Button onClick={onClear}>{tTable("clearFilter")}</Button>}
      />
    );
  }
  // A group's name holds nothing that a shell would read.
  const command = `logs create-log-stream --log-group-name ${group} --log-stream-name my-stream`;
  return (
    <EmptyState
      title={t("none")}
      hint={t("noneHint")}
      action={<Button onClick={onCreate}>{t("create")}</Button>}
      command={<CommandLine command={command} endpoint={endpoint} />}
    />
  );
}
