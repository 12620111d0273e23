"use client";

import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { RefreshControl } from "@/components/console/refresh-control";
import { useAddress } from "@/components/console/use-address";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { DeleteGroupsDialog } from "@/components/logs/delete-groups-dialog";
import { GroupFilterField } from "@/components/logs/group-filter-field";
import type { GroupFilter, GroupSummary } from "@/components/logs/log-group";
import { NoGroups } from "@/components/logs/no-groups";
import { RetentionDialog } from "@/components/logs/retention-dialog";
import { useGroupColumns } from "@/components/logs/use-group-columns";
import { PagedTable } from "@/components/tables/paged-table";
import { useAsk } from "@/lib/console/use-ask";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
import { deleteLogGroups, setRetention } from "./actions";
import { readGroups } from "./read-groups";

type Props = {
  filter: GroupFilter;
  initial: Page<GroupSummary>;
  /** Where the AWS API answers, for command lines. */
  endpoint: string;
};

/** The list of log groups, and what can be done with several at once. */
export function GroupList({ filter, initial, endpoint }: Props) {
  const t = useTranslations("logs.groups");
  const tRetention = useTranslations("logs.retention");
  const flash = useFlash();
  const ask = useAsk();
  const { ask: askServer, isAsking } = useAddress();
  const [everySeconds, setEverySeconds] = useRefreshInterval();
  const groups = useLivePages(filter, (token) => readGroups(ask, filter, token), { initial, everySeconds });
  const columns = useGroupColumns();
  const [chosen, setChosen] = useState<GroupSummary[]>([]);
  const [dialog, setDialog] = useState<"retention" | "delete">();

  // What is chosen is known by name; a group that is gone is chosen no longer.
  const names = new Set(chosen.map(({ name }) => name));
  const selected = groups.items.filter(({ name }) => names.has(name));
  const change = ({ text, by }: GroupFilter) =>
    askServer({ filter: text || undefined, by: by === "prefix" ? "prefix" : undefined });

  const saveRetention = async (days: number | undefined) => {
    const answer = await setRetention([...names], days);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: tRetention("saved", { count: names.size }) });
  };
  const remove = async () => {
    const answer = await deleteLogGroups([...names]);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { count: names.size }) });
    setChosen([]);
    setDialog(undefined);
  };
  return (
    <>
      <PagedTable
        id="log-groups"
        title={t("title")}
        description={t("description")}
        columns={columns}
        items={groups.items}
        hasMore={groups.hasMore}
        onMore={groups.loadMore}
        keyOf={({ name }) => name}
        loading={isAsking}
        selection={{ selected, onChange: setChosen }}
        empty={
          <NoGroups
            isFiltered={filter.text !== ""}
            endpoint={endpoint}
            onClear={() => change({ ...filter, text: "" })}
          />
        }
        filter={<GroupFilterField value={filter} count={groups.items.length} onChange={change} />}
        actions={
          <>
            <RefreshControl
              refreshing={groups.refreshing}
              onRefresh={() => void groups.refresh()}
              everySeconds={everySeconds}
              onInterval={setEverySeconds}
            />
            <ButtonDropdown
              disabled={selected.length === 0}
              items={[
                { id: "retention", text: tRetention("edit") },
                { id: "delete", text: t("delete", { count: selected.length }) },
              ]}
              onItemClick={({ detail }) => setDialog(detail.id === "delete" ? "delete" : "retention")}
            >
              {t("actions")}
            </ButtonDropdown>
            <Button variant="primary" href="/cloudwatch/log-groups/create">
              {t("create")}
            </Button>
          </>
        }
      />
      {dialog === "delete" && (
        <DeleteGroupsDialog names={[...names]} onDelete={remove} onClose={() => setDialog(undefined)} />
      )}
      {dialog === "retention" && (
        <RetentionDialog groups={selected} onSave={saveRetention} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}
