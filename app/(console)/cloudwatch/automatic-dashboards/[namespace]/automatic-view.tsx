"use client";

import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { ChangesSwitch } from "@/components/changes/changes-switch";
import { useFlash } from "@/components/console/flash";
import { RefreshControl, refreshSeconds, refreshText } from "@/components/console/refresh-control";
import { useAddress } from "@/components/console/use-address";
import { dashboardPath } from "@/components/dashboards/dashboard-paths";
import { placedWidgets } from "@/components/dashboards/dashboard-widgets";
import { NameDialog } from "@/components/dashboards/name-dialog";
import { WidgetGrid } from "@/components/dashboards/widget-grid";
import { lastHours, timeRangeSearch } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import { useTimeRange } from "@/components/time-range/use-time-range";
import type { DashboardBody } from "@/lib/services/dashboards/model/body";
import { createDashboard } from "../../dashboards/actions";
import type { DashboardReading } from "../../dashboards/read-dashboard";
import { useDashboard } from "../../dashboards/use-dashboard";
import { ShownChanges } from "../../shown-changes";

type Props = { namespace: string; body: DashboardBody; initial: DashboardReading };

const RANGE = lastHours(3);

/** The graphs of a namespace; who wants them otherwise saves them as a dashboard of their own. */
export function AutomaticView({ namespace, body, initial }: Props) {
  const t = useTranslations("dashboards.automatic");
  const router = useRouter();
  const flash = useFlash();
  const { members, show } = useAddress();
  const [range, setRange] = useTimeRange(RANGE);
  const [isSaving, setSaving] = useState(false);
  const widgets = useMemo(() => placedWidgets(body), [body]);
  const everySeconds = refreshSeconds(members.get("refresh"));
  const { data, refreshing, refresh } = useDashboard(widgets, "auto", range, { initial, everySeconds });
  const save = async (name: string) => {
    const answer = await createDashboard(name, JSON.stringify(body));
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("saved", { name }) });
    router.push(dashboardPath(name));
    return undefined;
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <Header
          variant="h1"
          description={t("description")}
          actions={<Button onClick={() => setSaving(true)}>{t("save")}</Button>}
        >
          {namespace}
        </Header>
        <div className="flex flex-wrap items-center gap-2">
          <ChangesSwitch />
          <TimeRangePicker value={range} onChange={setRange} />
          <RefreshControl
            refreshing={refreshing}
            onRefresh={() => void refresh()}
            everySeconds={everySeconds}
            onInterval={(seconds) => show({ refresh: refreshText(seconds) })}
          />
        </div>
      </div>
      <ShownChanges initial={undefined} start={data.values.start} end={data.values.end}>
        <WidgetGrid
          widgets={widgets}
          data={data}
          texts={{}}
          override="auto"
          rangeSearch={timeRangeSearch(range)}
          onZoom={(stretch) => setRange({ kind: "absolute", ...stretch })}
        />
      </ShownChanges>
      {isSaving && (
        <NameDialog title={t("save")} submit={t("submit")} onSubmit={save} onClose={() => setSaving(false)} />
      )}
    </div>
  );
}
