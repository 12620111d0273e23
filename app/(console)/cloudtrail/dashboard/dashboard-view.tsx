"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EventPanel } from "@/components/cloudtrail/event-panel";
import { DEFAULT_CONDITIONS, type EventView, eventHistoryPath } from "@/components/cloudtrail/event-view";
import { userTimelinePath } from "@/components/cloudtrail/resource-path";
import { TopCounts } from "@/components/cloudtrail/top-counts";
import { RefreshControl } from "@/components/console/refresh-control";
import { useRegion } from "@/components/console/region";
import { useAddress } from "@/components/console/use-address";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { type Stretch, type TimeRange, timeRangeSearch } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import { TRAILS } from "@/components/trails/trail-paths";
import { TrailSummary } from "@/components/trails/trail-summary";
import { useAsk } from "@/lib/console/use-ask";
import { useReading } from "@/lib/console/use-reading";
import { dashboardQuestion, type DashboardView as View } from "./dashboard-question";
import { type Dashboard, readDashboard } from "./read-dashboard";

const EventDensity = dynamic(
  () => import("@/components/cloudtrail/event-density").then((module) => module.EventDensity),
  { ssr: false, loading: () => <div style={{ height: 216 }} /> },
);

type Props = { view: View; stretch: Stretch; initial: Dashboard };

/** Who calls what, how often, and what goes wrong: CloudTrail at a glance. */
export function DashboardView({ view, stretch, initial }: Props) {
  const t = useTranslations("cloudtrail.dashboard");
  const tHistory = useTranslations("cloudtrail.history");
  const ask = useAsk();
  const region = useRegion();
  const address = useAddress();
  const [everySeconds, setEverySeconds] = useRefreshInterval();
  const [shown, setShown] = useState(stretch);
  const read = async () => {
    const fresh = dashboardQuestion(view, region, new Date());
    const answer = await readDashboard(ask, fresh.filter, fresh.stretch);
    setShown(fresh.stretch);
    return answer;
  };
  const question = JSON.stringify({ trailDashboard: view, region });
  const { data, refreshing, refresh } = useReading(question, read, { initial, everySeconds });
  const range = data === initial ? stretch : shown;

  const setRange = (next: TimeRange) => {
    const { start, end } = timeRangeSearch(next);
    address.ask({ start, end });
  };
  const history = (more: Partial<EventView>) =>
    eventHistoryPath({ range: view.range, allRegions: view.allRegions, ...more });
  const where = (field: "eventName" | "errorCode" | "userName", more?: Partial<EventView>) => (value: string) =>
    history({ conditions: [{ field, operator: "=", value }], ...more });
  const scopes = [
    { value: "one", label: tHistory("thisRegion") },
    { value: "all", label: tHistory("allRegions") },
  ];
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={t("description")}
          actions={
            <div className="flex flex-wrap justify-end gap-2">
              <RefreshControl
                refreshing={refreshing}
                onRefresh={() => void refresh()}
                everySeconds={everySeconds}
                onInterval={setEverySeconds}
              />
              <Button href={`${TRAILS}/create`}>{t("createTrail")}</Button>
            </div>
          }
        >
          {t("title")}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <div className="flex flex-wrap items-center gap-2">
          <TimeRangePicker value={view.range} onChange={setRange} />
          <Select
            ariaLabel={tHistory("scope")}
            options={scopes}
            selectedOption={scopes[view.allRegions ? 1 : 0] ?? null}
            onChange={({ detail }) =>
              address.ask({ regions: detail.selectedOption.value === "all" ? "all" : undefined })
            }
          />
        </div>
        <Container
          header={
            <Header variant="h2" description={t("callsHint")}>
              {t("calls")}
            </Header>
          }
        >
          <EventDensity
            label={t("calls")}
            counts={data.events.Density}
            range={range}
            height={200}
            onChoose={(chosen) => setRange({ kind: "absolute", ...chosen })}
          />
        </Container>
        <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
          <TopCounts title={t("callers")} counts={data.events.Callers} hrefOf={userTimelinePath} />
          <TopCounts title={t("names")} counts={data.events.Names} hrefOf={where("eventName")} />
          <TopCounts
            title={t("errorsByUser")}
            counts={data.events.ErrorsByUser}
            hrefOf={where("userName", { outcome: "failed" })}
            color="var(--palette-error)"
          />
          <TopCounts
            title={t("errorCodes")}
            counts={data.events.ErrorCodes}
            hrefOf={where("errorCode")}
            color="var(--palette-error)"
          />
          <EventPanel
            title={t("recent")}
            description={t("recentHint")}
            events={data.events.Recent}
            none={t("noRecent")}
            all={{ text: t("all"), href: history({ conditions: [...DEFAULT_CONDITIONS] }) }}
          />
          <EventPanel
            title={t("denied")}
            description={t("deniedHint")}
            events={data.events.Denied}
            none={t("noDenied")}
            all={{ text: t("all"), href: history({ outcome: "denied" }) }}
          />
        </div>
        <TrailSummary trails={data.trails} />
      </SpaceBetween>
    </ContentLayout>
  );
}
