"use client";

import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import { CommandLine } from "@/components/console/command-line";
import { EmptyState } from "@/components/console/empty-state";
import { createAlarmPath } from "./alarm-paths";

type Props = { isFiltered: boolean; endpoint: string; onClear: () => void };

const EXAMPLE =
  "cloudwatch put-metric-alarm --alarm-name my-alarm --namespace CWAgent --metric-name mem_used_percent " +
  "--statistic Average --period 60 --evaluation-periods 3 --threshold 80 --comparison-operator GreaterThanThreshold";

/** What to do about a list of alarms that is empty, by its filters or because there are none yet. */
export function NoAlarms({ isFiltered, endpoint, onClear }: Props) {
  const t = useTranslations("alarms.list");
  const tTable = useTranslations("console.table");
  if (isFiltered) {
    return <EmptyState hint={t("noMatchHint")} action={<Button onClick={onClear}>{tTable("clearFilter")}</Button>} />;
  }
  return (
    <EmptyState
      hint={t("noneHint")}
      action={<Button href={createAlarmPath()}>{t("create")}</Button>}
      command={<CommandLine command={EXAMPLE} endpoint={endpoint} />}
    />
  );
}
