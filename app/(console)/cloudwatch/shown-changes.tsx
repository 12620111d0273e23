"use client";

import Alert from "@cloudscape-design/components/alert";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ChangesReading, NO_CHANGES } from "@/components/changes/changes-reading";
import { areChangesShown } from "@/components/changes/changes-search";
import { useMarkedChanges } from "@/components/changes/use-marked-changes";
import { WithEvents } from "@/components/charts/chart-events";
import { useRegion } from "@/components/console/region";
import { useAsk } from "@/lib/console/use-ask";
import { useReading } from "@/lib/console/use-reading";
import { readChanges } from "./read-changes";

const MINUTE = 60_000;

type Props = {
  /** What the server has read, where the address asked for it. */
  initial: ChangesReading | undefined;
  /** The ends of the graphs on screen, in milliseconds. */
  start: number;
  end: number;
  children: ReactNode;
};

/** Around the graphs of a page: marks the changes of their range on all of them, when the address says so. One request. */
export function ShownChanges({ initial = NO_CHANGES, start, end, children }: Props) {
  const t = useTranslations("changes");
  const ask = useAsk();
  const region = useRegion();
  const isOn = areChangesShown(useSearchParams().get("changes"));
  // A range that moves with the clock is a new question every minute, not at every refresh.
  const from = Math.floor(start / MINUTE) * MINUTE;
  const to = Math.ceil(end / MINUTE) * MINUTE;
  const question = JSON.stringify(isOn ? { changes: { region, from, to } } : "no changes");
  const read = () =>
    isOn ? readChanges(ask, { start: new Date(from), end: new Date(to) }) : Promise.resolve(NO_CHANGES);
  const { data, error } = useReading(question, read, { initial });
  const marked = useMarkedChanges(data.changes);
  const problem = data.refusal?.message ?? error?.message;
  return (
    <WithEvents marked={isOn ? marked : undefined}>
      {isOn && problem && <Alert type="warning">{t("refused", { message: problem })}</Alert>}
      {children}
    </WithEvents>
  );
}
