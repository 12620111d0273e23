"use client";

import Alert from "@cloudscape-design/components/alert";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlarmHeader } from "@/components/alarms/alarm-header";
import { alarmTabOf, alarmTabs } from "@/components/alarms/alarm-tab";
import { useMarkedChanges } from "@/components/changes/use-marked-changes";
import { WhatChangedPanel } from "@/components/changes/what-changed-panel";
import { WithEvents } from "@/components/charts/chart-events";
import { AwaitedPart } from "@/components/console/awaited-part";
import { useFlash } from "@/components/console/flash";
import { useRegion } from "@/components/console/region";
import { useAddress } from "@/components/console/use-address";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { lastHours, type TimeRange } from "@/components/time-range/time-range";
import { useTimeRange } from "@/components/time-range/use-time-range";
import { useAsk } from "@/lib/console/use-ask";
import { useReading } from "@/lib/console/use-reading";
import type { StateValue } from "@/lib/services/alarms/model/alarm";
import { deleteAlarms, setAlarmState, switchActions } from "../actions";
import { AlarmGraphPanel } from "./alarm-graph-panel";
import { AlarmTabPanel, type TabReading } from "./alarm-tab-panel";
import type { AlarmChanges } from "./read-alarm-changes";
import { type AlarmView, readAlarmView } from "./read-alarm-view";
import { useAlarmChanges } from "./use-alarm-changes";

// Dialogs are loaded when they are opened.
const DeleteAlarmsDialog = dynamic(
  () => import("@/components/alarms/delete-alarms-dialog").then((module) => module.DeleteAlarmsDialog),
  { loading: AwaitedPart },
);
const SetStateDialog = dynamic(
  () => import("@/components/alarms/set-state-dialog").then((module) => module.SetStateDialog),
  { loading: AwaitedPart },
);

type Props = {
  name: string;
  /** The range that the server has read. */
  range: TimeRange;
  initial: AlarmView;
  initialChanges: AlarmChanges;
  /** Whether the alarm watches each group of a query. */
  hasContributors: boolean;
  reading: TabReading;
};

/** The page of an alarm: graph, details, actions, history. */
export function AlarmPage({ name, range, initial, initialChanges, hasContributors, reading }: Props) {
  const t = useTranslations("alarms.page");
  const tDelete = useTranslations("alarms.delete");
  const router = useRouter();
  const flash = useFlash();
  const ask = useAsk();
  const region = useRegion();
  const address = useAddress();
  const [, setRange] = useTimeRange(lastHours(3));
  const [everySeconds, setEverySeconds] = useRefreshInterval();
  const [dialog, setDialog] = useState<"state" | "delete">();
  const close = () => setDialog(undefined);

  // An alarm that is deleted meanwhile stays on screen as it was; the next navigation tells.
  const live = useReading(
    JSON.stringify({ region, alarm: name, range }),
    async () => (await readAlarmView(ask, name, range, new Date())) ?? initial,
    { initial, everySeconds },
  );
  const { alarm } = live.data;
  const changes = useAlarmChanges(live.data, initialChanges);
  const marked = useMarkedChanges(changes.marked.changes);

  const enable = async (on: boolean) => {
    const answer = await switchActions([name], on);
    if (!answer.ok) return flash.show({ type: "error", header: answer.error.code, content: answer.error.message });
    flash.show({ type: "success", content: t(on ? "actionsEnabled" : "actionsDisabled") });
  };
  const remove = async () => {
    const answer = await deleteAlarms([name]);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: tDelete("done", { count: 1 }) });
    router.push("/cloudwatch/alarms");
  };
  const setState = async (state: StateValue, reason: string) => {
    const answer = await setAlarmState(name, state, reason);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("stateSet") });
    close();
  };
  return (
    <SpaceBetween size="l">
      <AlarmHeader
        alarm={alarm}
        refreshing={live.refreshing}
        onRefresh={() => void live.refresh()}
        everySeconds={everySeconds}
        onInterval={setEverySeconds}
        onSetState={() => setDialog("state")}
        onEnable={(on) => void enable(on)}
        onDelete={() => setDialog("delete")}
      />
      {live.error && (
        <Alert type="error" header={live.error.code}>
          {live.error.message}
        </Alert>
      )}
      <WithEvents marked={marked}>
        <AlarmGraphPanel view={live.data} range={range} onRange={setRange} />
      </WithEvents>
      <WhatChangedPanel key={changes.broke?.at.getTime()} broke={changes.broke} related={changes.related} />
      <Tabs
        activeTabId={reading.tab}
        onChange={({ detail }) =>
          address.ask({ tab: alarmTabOf(detail.activeTabId), type: undefined, contributor: undefined })
        }
        tabs={alarmTabs(hasContributors).map((id) => ({
          id,
          label: t(id),
          content: id === reading.tab ? <AlarmTabPanel alarm={alarm} reading={reading} /> : null,
        }))}
      />
      {dialog === "state" && <SetStateDialog alarm={alarm} onSet={setState} onClose={close} />}
      {dialog === "delete" && <DeleteAlarmsDialog names={[name]} onDelete={remove} onClose={close} />}
    </SpaceBetween>
  );
}
