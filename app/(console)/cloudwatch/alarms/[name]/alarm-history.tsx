"use client";

import type { AlarmHistoryItem } from "@aws-sdk/client-cloudwatch";
import Button from "@cloudscape-design/components/button";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { contributorText } from "@/components/alarms/contributor-text";
import { HistoryItemDialog } from "@/components/alarms/history-item-dialog";
import { type HistoryType, historyTypeOf, historyTypesFor } from "@/components/alarms/history-types";
import { useHistoryColumns } from "@/components/alarms/use-history-columns";
import { EmptyState } from "@/components/console/empty-state";
import { RefreshControl } from "@/components/console/refresh-control";
import { useAddress } from "@/components/console/use-address";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { PagedTable } from "@/components/tables/paged-table";
import { useAsk } from "@/lib/console/use-ask";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
import { readHistory } from "./read-history";

/** What of the history is shown, as the address says. */
export type HistoryShown = {
  type: HistoryType | undefined;
  /** The id of the one contributor that is looked at. */
  contributor: string | undefined;
  hasContributors: boolean;
};

type Props = { name: string; shown: HistoryShown; initial: Page<AlarmHistoryItem> };

/** What happened to an alarm: its states, its settings, its actions. */
export function AlarmHistory({ name, shown, initial }: Props) {
  const { type, contributor, hasContributors } = shown;
  const t = useTranslations("alarms.history");
  const ask = useAsk();
  const address = useAddress();
  const [everySeconds, setEverySeconds] = useRefreshInterval();
  const [open, setOpen] = useState<AlarmHistoryItem>();
  const history = useLivePages(
    { history: name, type, contributor },
    (token) => readHistory(ask, name, { type, contributor }, token),
    { initial, everySeconds },
  );
  const [first] = history.items;
  const offered = historyTypesFor(contributor ? "one" : hasContributors ? "several" : "none");
  const columns = useHistoryColumns(setOpen);
  const types = [
    { value: "", label: t("all") },
    ...offered.map((value) => ({ value: value as string, label: t(`type.${value}`) })),
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
        keyOf={(item) =>
          `${item.Timestamp?.getTime()} ${item.HistoryItemType} ${item.AlarmContributorId} ${item.HistorySummary}`
        }
        loading={address.isAsking}
        empty={<EmptyState title={t("none")} hint={t("noneHint")} />}
        filter={
          <div className="flex flex-wrap items-center gap-3">
            <div className="w-64">
              <Select
                ariaLabel={t("typeLabel")}
                options={types}
                selectedOption={types.find(({ value }) => value === (type ?? "")) ?? null}
                onChange={({ detail }) => address.ask({ type: historyTypeOf(detail.selectedOption.value) })}
              />
            </div>
            {contributor && (
              <Button
                iconName="close"
                iconAlign="right"
                ariaLabel={t("allContributors")}
                onClick={() => address.ask({ contributor: undefined, type: undefined })}
              >
                {contributorText(first?.AlarmContributorAttributes) || contributor}
              </Button>
            )}
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
