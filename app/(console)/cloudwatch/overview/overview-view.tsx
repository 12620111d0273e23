"use client";

import Container from "@cloudscape-design/components/container";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { RefreshControl, refreshSeconds, refreshText } from "@/components/console/refresh-control";
import { useRegion } from "@/components/console/region";
import { useAddress } from "@/components/console/use-address";
import { dashboardPath } from "@/components/dashboards/dashboard-paths";
import { placedWidgets } from "@/components/dashboards/dashboard-widgets";
import { WidgetGrid } from "@/components/dashboards/widget-grid";
import { AlarmCounts } from "@/components/overview/alarm-counts";
import { FirstMetric } from "@/components/overview/first-metric";
import { RecentAlarms } from "@/components/overview/recent-alarms";
import { RecentChanges } from "@/components/overview/recent-changes";
import { lastHours, resolveTimeRange, type Stretch, timeRangeSearch } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import { useTimeRange } from "@/components/time-range/use-time-range";
import { logQueriesIn } from "@/lib/console/log-queries";
import { askLiveIn } from "@/lib/console/use-ask";
import { useReading } from "@/lib/console/use-reading";
import type { DashboardBody } from "@/lib/services/dashboards/model/body";
import { DEFAULT_DASHBOARD } from "./default-dashboard";
import { type Overview, readOverview } from "./read-overview";

const LOG_QUERIES = logQueriesIn(askLiveIn);

type Props = {
  /** The default dashboard, if there is one. */
  body: DashboardBody | undefined;
  initial: Overview;
  texts: Record<string, ReactNode>;
  /** Where the AWS API answers, for command lines. */
  endpoint: string;
};

const RANGE = lastHours(3);

/** The home page of CloudWatch: what is wrong, what was changed, and the dashboard that is meant for it. */
export function OverviewView({ body, initial, texts, endpoint }: Props) {
  const t = useTranslations("overview");
  const region = useRegion();
  const { members, show } = useAddress();
  const [range, setRange] = useTimeRange(RANGE);
  const everySeconds = refreshSeconds(members.get("refresh"));
  const widgets = useMemo(() => (body ? placedWidgets(body) : []), [body]);
  const question = JSON.stringify(["overview", region, widgets, timeRangeSearch(range)]);
  const read = () => {
    const now = new Date();
    return readOverview(askLiveIn, region, widgets, resolveTimeRange(range, now), now);
  };
  const { data, refreshing, refresh } = useReading(question, read, { initial, everySeconds });
  const { alarms, changes, hasMetrics, values } = data;
  const zoom = (stretch: Stretch) => setRange({ kind: "absolute", ...stretch });
  const isWithoutMetrics = "value" in hasMetrics && !hasMetrics.value;
  return (
    <ContentLayout
      header={
        <SpaceBetween size="xs">
          <Header variant="h1" description={t("description")}>
            {t("title")}
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
        </SpaceBetween>
      }
    >
      <SpaceBetween size="l">
        {isWithoutMetrics && <FirstMetric endpoint={endpoint} />}
        <AlarmCounts alarms={alarms} />
        {"value" in alarms && (
          <RecentAlarms alarms={alarms.value.recent} region={region} values={values} onZoom={zoom} />
        )}
        <RecentChanges changes={changes} />
        <section aria-label={t("dashboard.title")} className="flex flex-col gap-3">
          <Header
            variant="h2"
            info={body && <Link href={dashboardPath(DEFAULT_DASHBOARD)}>{t("dashboard.open")}</Link>}
          >
            {t("dashboard.title")}
          </Header>
          {body ? (
            <WidgetGrid
              widgets={widgets}
              data={{ alarms: data.dashboardAlarms, alarmRefusal: data.dashboardRefusal, values }}
              texts={texts}
              logQueries={LOG_QUERIES}
              override="auto"
              rangeSearch={timeRangeSearch(range)}
              onZoom={zoom}
            />
          ) : (
            <Container>{t("dashboard.none", { name: DEFAULT_DASHBOARD })}</Container>
          )}
        </section>
      </SpaceBetween>
    </ContentLayout>
  );
}
