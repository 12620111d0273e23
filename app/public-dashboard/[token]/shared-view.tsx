"use client";

import Header from "@cloudscape-design/components/header";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import {
  ownRange,
  parseDashboardSearch,
  variableMember,
} from "@/app/(console)/cloudwatch/dashboards/[name]/dashboard-search";
import type { DashboardReading } from "@/app/(console)/cloudwatch/dashboards/read-dashboard";
import { useDashboard } from "@/app/(console)/cloudwatch/dashboards/use-dashboard";
import { RefreshControl, refreshSeconds, refreshText } from "@/components/console/refresh-control";
import { Timestamp } from "@/components/console/timestamp";
import { useAddress } from "@/components/console/use-address";
import { placedWidgets } from "@/components/dashboards/dashboard-widgets";
import { VariableBar } from "@/components/dashboards/variable-bar";
import { WidgetGrid } from "@/components/dashboards/widget-grid";
import { timeRangeSearch } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import { useTimeRange } from "@/components/time-range/use-time-range";
import { logQueriesIn } from "@/lib/console/log-queries";
import { askSharedIn } from "@/lib/console/use-shared-ask";
import type { DashboardBody } from "@/lib/services/dashboards/model/body";
import { settledValues, type VariableChoices } from "@/lib/services/dashboards/model/variable-choices";
import { withVariables } from "@/lib/services/dashboards/model/variables";

type Props = {
  token: string;
  name: string;
  body: DashboardBody;
  expiresAt: Date;
  /** Within another page: without its name and controls. */
  isEmbedded: boolean;
  choices: VariableChoices;
  initial: DashboardReading;
  texts: Record<string, ReactNode>;
};

/** A shared dashboard: looked at over any range, and changed by nobody. */
export function SharedView({ token, name, body, expiresAt, isEmbedded, choices, initial, texts }: Props) {
  const t = useTranslations("dashboards.shared");
  const { members, show } = useAddress();
  const [range, setRange] = useTimeRange(useMemo(() => ownRange(body), [body]));
  const { override, variables } = parseDashboardSearch(body, (member) => members.get(member));
  const values = settledValues(body, variables, choices);
  const valuesKey = JSON.stringify(values);
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal values are one question.
  const widgets = useMemo(() => placedWidgets(withVariables(body, values)), [body, valuesKey]);
  const everySeconds = refreshSeconds(members.get("refresh"));
  const askIn = askSharedIn(token, variables);
  const { data, refreshing, refresh } = useDashboard(widgets, override, range, { initial, everySeconds, askIn });
  // A text is the writer's to choose, and would reach what the dashboard does not show.
  const shown = (body.variables ?? []).filter(({ inputType }) => inputType !== "input");
  return (
    <main className="flex min-h-screen flex-col gap-4 bg-surface p-5 font-sans">
      {!isEmbedded && (
        <div className="flex flex-col gap-2">
          <Header
            variant="h1"
            description={
              <>
                {t("until")} <Timestamp value={expiresAt} />
              </>
            }
          >
            {name}
          </Header>
          <div className="flex flex-wrap items-center gap-2">
            <TimeRangePicker value={range} onChange={setRange} />
            <RefreshControl
              refreshing={refreshing}
              onRefresh={() => void refresh()}
              everySeconds={everySeconds}
              onInterval={(seconds) => show({ refresh: refreshText(seconds) })}
            />
          </div>
          <VariableBar
            variables={shown}
            values={values}
            choices={choices}
            onChange={(id, value) => show({ [variableMember(id)]: value })}
          />
        </div>
      )}
      <WidgetGrid
        widgets={widgets}
        data={data}
        texts={texts}
        logQueries={logQueriesIn(askIn)}
        override={override}
        rangeSearch={timeRangeSearch(range)}
        hasLinks={false}
        onZoom={(stretch) => setRange({ kind: "absolute", ...stretch })}
      />
    </main>
  );
}
