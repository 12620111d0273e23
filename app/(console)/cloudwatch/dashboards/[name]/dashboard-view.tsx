"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, useMemo, useState } from "react";
import type { ChangesReading } from "@/components/changes/changes-reading";
import { refreshSeconds, refreshText } from "@/components/console/refresh-control";
import { useAddress } from "@/components/console/use-address";
import { type DashboardAct, DashboardHeader } from "@/components/dashboards/dashboard-header";
import { editDashboardPath } from "@/components/dashboards/dashboard-paths";
import { placedWidgets } from "@/components/dashboards/dashboard-widgets";
import { useFullScreen } from "@/components/dashboards/use-full-screen";
import { WidgetGrid } from "@/components/dashboards/widget-grid";
import { timeRangeSearch } from "@/components/time-range/time-range";
import { useTimeRange } from "@/components/time-range/use-time-range";
import type { DashboardBody } from "@/lib/services/dashboards/model/body";
import { ShownChanges } from "../../shown-changes";
import type { DashboardReading } from "../read-dashboard";
import { useDashboard } from "../use-dashboard";
import type { DashboardDialog } from "./dashboard-dialogs";
import { OVERRIDE_PERIODS, ownRange, parseDashboardSearch } from "./dashboard-search";
import { EmptyDashboard } from "./empty-dashboard";

const DashboardDialogs = dynamic(async () => (await import("./dashboard-dialogs")).DashboardDialogs);

type Props = {
  name: string;
  body: DashboardBody;
  /** The body as it is kept, to be written back with a change. */
  source: string;
  initial: DashboardReading;
  /** What to mark on the graphs, where the address asks for it. */
  initialChanges: ChangesReading | undefined;
  texts: Record<number, ReactNode>;
  /** Where the AWS API answers, for command lines. */
  endpoint: string;
};

/** One dashboard: its header, and its widgets on the grid. How it is looked at stands in the address. */
export function DashboardView({ name, body, source, initial, initialChanges, texts, endpoint }: Props) {
  const router = useRouter();
  const { members, show } = useAddress();
  const [range, setRange] = useTimeRange(useMemo(() => ownRange(body), [body]));
  const { override } = parseDashboardSearch(body, (member) => members.get(member));
  const everySeconds = refreshSeconds(members.get("refresh"));
  const widgets = useMemo(() => placedWidgets(body), [body]);
  const { data, refreshing, refresh } = useDashboard(widgets, override, range, { initial, everySeconds });
  const [dialog, setDialog] = useState<DashboardDialog>();
  const fullScreen = useFullScreen();

  const act = (asked: DashboardAct) => {
    if (asked === "source") router.push(editDashboardPath(name));
    else if (asked === "addGraph") router.push(`/cloudwatch/metrics?dashboard=${encodeURIComponent(name)}`);
    else if (asked === "fullScreen") fullScreen.toggle();
    else setDialog({ kind: asked });
  };
  return (
    <div className={fullScreen.isOn ? "fixed inset-0 z-[1500] overflow-auto bg-surface p-5" : ""}>
      <div className="flex flex-col gap-4">
        <DashboardHeader
          name={name}
          range={range}
          onRange={setRange}
          override={override}
          periods={OVERRIDE_PERIODS}
          onOverride={(chosen) => show({ period: String(chosen) })}
          refreshing={refreshing}
          onRefresh={() => void refresh()}
          everySeconds={everySeconds}
          onInterval={(seconds) => show({ refresh: refreshText(seconds) })}
          isFullScreen={fullScreen.isOn}
          onAct={act}
        />
        {widgets.length === 0 ? (
          <EmptyDashboard name={name} endpoint={endpoint} />
        ) : (
          <ShownChanges initial={initialChanges} start={data.values.start} end={data.values.end}>
            <WidgetGrid
              widgets={widgets}
              data={data}
              texts={texts}
              override={override}
              rangeSearch={timeRangeSearch(range)}
              onZoom={(stretch) => setRange({ kind: "absolute", ...stretch })}
              onRemove={(index) => setDialog({ kind: "remove", index })}
            />
          </ShownChanges>
        )}
      </div>
      {dialog && <DashboardDialogs {...{ name, source, dialog }} onClose={() => setDialog(undefined)} />}
    </div>
  );
}
