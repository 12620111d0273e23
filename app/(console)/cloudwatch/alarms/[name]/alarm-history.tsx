"use client";

import type { AlarmHistoryItem } from "@aws-sdk/client-cloudwatch";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { HistoryItemDialog } from "@/components/alarms/history-item-dialog";
import { HISTORY_TYPES, type HistoryType, historyTypeOf } from "@/components/alarms/history-types";
import { useHistoryColumns } from "@/components/alarms/use-history-columns";
import { EmptyState } from "@/components/console/empty-state";
import { RefreshControl, USUAL_SECONDS } from "@/components/console/refresh-control";
import { useAddress } from "@/components/console/use-address";
import { PagedTable } from "@/components/tables/paged-table";
import { useAsk } from "@/lib/console/use-ask";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
import { readHistory } from "./read-history";

type Props = { name: string; type: HistoryType | undefined; initial: Page<AlarmHistoryItem> };

/** What happened to an alarm: its states, its settings, its actions. */
export function AlarmHistory({ name, type, initial }: Props) {
  const t = useTranslations("alarms.history");
  const ask = useAsk();
  const address = useAddress();
  const [everySeconds, setEverySeconds] = useState(USUAL_SECONDS);
  const [open, setOpen] = useState<AlarmHistoryItem>();
  const history = useLivePages({ history: name, type }, (token) => readHistory(ask, name, type, token), {
    initial,
    everySeconds,
  });
  const columns = useHistoryColumns(setOpen);
  const types = [
    { value: "", label: t("all") },
    ...HISTORY_TYPES.map((value) => ({ value: value as string, label: t(`type.${value}`) })),
  ];
  return (
    <>
      <PagedTable
        id="alarm-history"
        variant="container"
        title={t("title")}
        description={t("kept")}
        columns={columns}
        items={history.items}
        hasMore={history.hasMore}
        onMore={history.loadMore}
        keyOf={(item) => `${item.Timestamp?.getTime()} ${item.HistoryItemType} ${item.HistorySummary}`}
        loading={address.isAsking}
        empty={<EmptyState title={t("none")} hint={t("noneHint")} />}
        filter={
          <div className="w-64">
            <Select
              ariaLabel={t("typeLabel")}
              options={types}
              selectedOption={types.find(({ value }) => value === (type ?? "")) ?? null}
              onChange={({ detail }) => address.ask({ type: historyTypeOf(detail.selectedOption.value) })}
            />
          </div>
        }
        actions={
          <RefreshControl
            refreshing={history.refreshing}
            onRefresh={() => void history.refresh()}
            everySeconds={everySeconds}
            onInterval={setEverySeconds}
          />
        }
      />
      {open && <HistoryItemDialog item={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
