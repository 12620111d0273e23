"use client";

import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { AlarmFilters, parseAlarmFilter, passesAlarmFilter } from "@/components/alarms/alarm-filters";
import { createAlarmPath } from "@/components/alarms/alarm-paths";
import { DeleteAlarmsDialog } from "@/components/alarms/delete-alarms-dialog";
import { NoAlarms } from "@/components/alarms/no-alarms";
import { useAlarmColumns } from "@/components/alarms/use-alarm-columns";
import { useFlash } from "@/components/console/flash";
import { RefreshControl } from "@/components/console/refresh-control";
import { useAddress } from "@/components/console/use-address";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { ResourceTable } from "@/components/tables/resource-table";
import { useAsk } from "@/lib/console/use-ask";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
import { deleteAlarms, switchActions } from "./actions";
import { readAlarms } from "./read-alarms";

type Props = {
  initial: Page<MetricAlarm>;
  /** Where the AWS API answers, for command lines. */
  endpoint: string;
};

const nameOf = ({ AlarmName = "" }: MetricAlarm) => AlarmName;

/** All alarms, and what can be done with several at once. */
export function AlarmList({ initial, endpoint }: Props) {
  const t = useTranslations("alarms.list");
  const tDelete = useTranslations("alarms.delete");
  const tTable = useTranslations("console.table");
  const flash = useFlash();
  const ask = useAsk();
  const { members, show } = useAddress();
  const [everySeconds, setEverySeconds] = useRefreshInterval();
  const alarms = useLivePages({ alarms: "all" }, (token) => readAlarms(ask, token), { initial, everySeconds });
  const columns = useAlarmColumns();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [deleting, setDeleting] = useState(false);

  // The list is searched and sorted here, so that all of it has to be here: the first page is shown while the rest comes.
  const loadRest = useEffectEvent(() => void alarms.loadMore());
  const loaded = alarms.items.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that came asks for the next one.
  useEffect(() => {
    if (alarms.hasMore) loadRest();
  }, [alarms.hasMore, loaded]);

  const filter = parseAlarmFilter(members.get("state"), members.get("actions"));
  const isFiltered = alarms.items.length > 0;
  const shown = alarms.items.filter((alarm) => passesAlarmFilter(alarm, filter));
  const selected = shown.filter((alarm) => chosen.has(nameOf(alarm)));
  const names = selected.map(nameOf);

  const enable = async (on: boolean) => {
    const answer = await switchActions(names, on);
    if (!answer.ok) return flash.show({ type: "error", header: answer.error.code, content: answer.error.message });
    flash.show({ type: "success", content: t(on ? "enabled" : "disabled", { count: names.length }) });
  };
  const remove = async () => {
    const answer = await deleteAlarms(names);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: tDelete("done", { count: names.length }) });
    setDeleting(false);
    setChosen(new Set());
  };
  const act = (id: string) => {
    if (id === "delete") setDeleting(true);
    else void enable(id === "enable");
  };
  return (
    <>
      <ResourceTable
        id="alarms"
        sortedBy="name"
        title={t("title")}
        items={shown}
        columns={columns}
        keyOf={nameOf}
        selection={{
          type: "multi",
          selected,
          onChange: (alarmsNow) => setChosen(new Set(alarmsNow.map(nameOf))),
          labelOf: nameOf,
        }}
        filterPlaceholder={t("filter")}
        filters={<AlarmFilters value={filter} onChange={show} />}
        empty={{
          title: isFiltered ? tTable("noMatch") : t("none"),
          action: (
            <NoAlarms
              isFiltered={isFiltered}
              endpoint={endpoint}
              onClear={() => show({ state: undefined, actions: undefined })}
            />
          ),
        }}
        actions={
          <>
            <RefreshControl
              refreshing={alarms.refreshing}
              onRefresh={() => void alarms.refresh()}
              everySeconds={everySeconds}
              onInterval={setEverySeconds}
            />
            <ButtonDropdown
              disabled={selected.length === 0}
              items={[
                { id: "enable", text: t("enable") },
                { id: "disable", text: t("disable") },
                { id: "delete", text: tDelete("delete") },
              ]}
              onItemClick={({ detail }) => act(detail.id)}
            >
              {t("menu")}
            </ButtonDropdown>
            <Button variant="primary" href={createAlarmPath()}>
              {t("create")}
            </Button>
          </>
        }
      />
      {deleting && <DeleteAlarmsDialog names={names} onDelete={remove} onClose={() => setDeleting(false)} />}
    </>
  );
}
