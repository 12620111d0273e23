"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, Suspense, useMemo, useState } from "react";
import type { ChangesReading } from "@/components/changes/changes-reading";
import { AwaitedPart } from "@/components/console/awaited-part";
import { refreshSeconds, refreshText } from "@/components/console/refresh-control";
import { useAddress } from "@/components/console/use-address";
import { duplicateWidget, placeAll, removeWidget } from "@/components/dashboards/body-edits";
import { type DashboardAct, DashboardHeader } from "@/components/dashboards/dashboard-header";
import { editDashboardPath, versionsPath } from "@/components/dashboards/dashboard-paths";
import { type PeriodOverride, placedWidgets } from "@/components/dashboards/dashboard-widgets";
import { LeaveGuard } from "@/components/dashboards/leave-guard";
import { useFullScreen } from "@/components/dashboards/use-full-screen";
import { VariableBar } from "@/components/dashboards/variable-bar";
import { WidgetGrid } from "@/components/dashboards/widget-grid";
import type { WidgetAct } from "@/components/dashboards/widget-menu";
import { timeRangeSearch } from "@/components/time-range/time-range";
import { useTimeRange } from "@/components/time-range/use-time-range";
import { logQueriesIn } from "@/lib/console/log-queries";
import { askLiveIn } from "@/lib/console/use-ask";
import { settledValues, type VariableChoices } from "@/lib/services/dashboards/model/variable-choices";
import { withVariables } from "@/lib/services/dashboards/model/variables";
import { ShownChanges } from "../../shown-changes";
import type { DashboardReading } from "../read-dashboard";
import { useDashboard } from "../use-dashboard";
import { usePicture } from "../use-picture";
import type { DashboardDialog } from "./dashboard-dialogs";
import { OVERRIDE_PERIODS, ownRange, parseDashboardSearch, variableMember } from "./dashboard-search";
import { EmptyDashboard } from "./empty-dashboard";
import { useDashboardEditor } from "./use-dashboard-editor";

const DashboardDialogs = dynamic(async () => (await import("./dashboard-dialogs")).DashboardDialogs, {
  loading: AwaitedPart,
});

const LOG_QUERIES = logQueriesIn(askLiveIn);

type Props = {
  name: string;
  /** The body as it is kept. */
  source: string;
  initial: DashboardReading;
  /** What to mark on the graphs, where the address asks for it. */
  initialChanges: ChangesReading | undefined;
  /** What each variable can be set to. */
  choices: VariableChoices;
  texts: Record<string, ReactNode>;
  /** Where the AWS API answers, for command lines. */
  endpoint: string;
};

/** One dashboard: its header, and its widgets on the grid, where they are edited. How it is looked at stands in the address. */
export function DashboardView({ name, source, initial, initialChanges, choices, texts, endpoint }: Props) {
  const t = useTranslations("dashboards");
  const router = useRouter();
  const { members, show } = useAddress();
  const editor = useDashboardEditor(name, source, t("edit.saved", { name }));
  const { body } = editor;
  const [range, setRange] = useTimeRange(useMemo(() => ownRange(body), [body]));
  const { override, variables } = parseDashboardSearch(body, (member) => members.get(member));
  const values = settledValues(body, variables, choices);
  const valuesKey = JSON.stringify(values);
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal values are one question.
  const widgets = useMemo(() => placedWidgets(withVariables(body, values)), [body, valuesKey]);
  const everySeconds = refreshSeconds(members.get("refresh"));
  const { data, refreshing, refresh } = useDashboard(widgets, override, range, { initial, everySeconds });
  const picture = usePicture(range);
  const [dialog, setDialog] = useState<DashboardDialog>();
  const [leaving, setLeaving] = useState<string>();
  const fullScreen = useFullScreen();

  const asked: DashboardDialog | undefined = editor.conflict ? { kind: "conflict", ...editor.conflict } : dialog;
  const close = () => setDialog(undefined);
  const isGuarded = editor.isDirty && !editor.isAutosaved;
  const leave = (path: string) => (isGuarded ? setLeaving(path) : router.push(path));
  const act = (asked: DashboardAct) => {
    if (asked === "source") leave(editDashboardPath(name));
    else if (asked === "versions") leave(versionsPath(name));
    else if (asked === "fullScreen") fullScreen.toggle();
    else if (asked === "link") show({ linked: isLinked ? "off" : undefined });
    else if (asked === "keepRange") editor.edit((old) => ({ ...old, end: undefined, ...timeRangeSearch(range) }));
    else setDialog({ kind: asked });
  };
  const isLinked = members.get("linked") !== "off";
  const actOn = (asked: WidgetAct, index: number) => {
    if (asked === "refresh") void refresh();
    else if (asked === "duplicate") editor.edit(duplicateWidget(index));
    else if (asked === "remove") editor.edit(removeWidget(index));
    else setDialog({ kind: asked === "rename" ? "rename-widget" : asked, index });
  };
  /** What AWS knows too stays with the dashboard; a period for all graphs belongs to this view of it. */
  const setOverride = (chosen: PeriodOverride) => {
    show({ period: typeof chosen === "number" ? String(chosen) : undefined });
    if (typeof chosen !== "number") editor.edit((old) => ({ ...old, periodOverride: chosen }));
  };
  return (
    <div className={fullScreen.isOn ? "fixed inset-0 z-[1500] overflow-auto bg-surface p-5" : ""}>
      <LeaveGuard isOn={isGuarded} to={leaving} onTo={setLeaving} />
      <div className="flex flex-col gap-4">
        <DashboardHeader
          name={name}
          editor={editor}
          range={range}
          onRange={setRange}
          override={override}
          periods={OVERRIDE_PERIODS}
          onOverride={setOverride}
          refreshing={refreshing}
          onRefresh={() => void refresh()}
          everySeconds={everySeconds}
          onInterval={(seconds) => show({ refresh: refreshText(seconds) })}
          isFullScreen={fullScreen.isOn}
          isLinked={isLinked}
          onAct={act}
        />
        <VariableBar
          variables={body.variables ?? []}
          values={values}
          choices={choices}
          onChange={(id, value) => show({ [variableMember(id)]: value })}
        />
        {widgets.length === 0 ? (
          <EmptyDashboard name={name} endpoint={endpoint} onAdd={() => setDialog({ kind: "add" })} />
        ) : (
          <ShownChanges initial={initialChanges} start={data.values.start} end={data.values.end}>
            <WidgetGrid
              widgets={widgets}
              data={data}
              texts={texts}
              logQueries={LOG_QUERIES}
              override={override}
              isLinked={isLinked}
              rangeSearch={timeRangeSearch(range)}
              onZoom={(stretch) => setRange({ kind: "absolute", ...stretch })}
              onAct={actOn}
              onPicture={(graph, title) => void picture(graph, title)}
              onPlace={(boxes) => editor.edit(placeAll(boxes))}
            />
          </ShownChanges>
        )}
      </div>
      <Suspense>
        {asked && <DashboardDialogs {...{ name, editor, endpoint, range }} dialog={asked} onClose={close} />}
      </Suspense>
    </div>
  );
}
