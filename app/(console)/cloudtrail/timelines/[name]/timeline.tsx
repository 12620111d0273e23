"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Toggle from "@cloudscape-design/components/toggle";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { EventDays } from "@/components/cloudtrail/event-days";
import { eventHistoryPath } from "@/components/cloudtrail/event-view";
import { TopCounts } from "@/components/cloudtrail/top-counts";
import { USUAL_SECONDS } from "@/components/console/refresh-control";
import { useAddress } from "@/components/console/use-address";
import { type TimeRange, timeRangeSearch } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import { useAsk } from "@/lib/console/use-ask";
import { useLive } from "@/lib/console/use-live";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
import type { OutputOf } from "@/lib/services/catalog";
import type { EventCount } from "@/lib/services/trail/model/count";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import { conditionsOf, type TimelineView, type timelineQuestions } from "./timeline-question";

const EventDensity = dynamic(
  () => import("@/components/cloudtrail/event-density").then((module) => module.EventDensity),
  { ssr: false, loading: () => <div style={{ height: 176 }} /> },
);

type Props = {
  view: TimelineView;
  questions: ReturnType<typeof timelineQuestions>;
  events: Page<FoundEvent>;
  density: OutputOf<"cloudtrail:CountEvents">;
  calls: readonly EventCount[];
  others: readonly EventCount[];
};

/** All that a user did, or that was done to a resource: how much and when, then event by event, day by day. */
export function Timeline({ view, questions, events, density, calls, others }: Props) {
  const { subject, range, reads } = view;
  const t = useTranslations("cloudtrail.timeline");
  const ask = useAsk();
  const address = useAddress();
  const list = useLivePages(
    { timeline: questions.events },
    async (token) => {
      const { Events, NextToken } = await ask("cloudtrail:SearchEvents", { ...questions.events, NextToken: token });
      return { items: Events, next: NextToken };
    },
    { initial: events, everySeconds: USUAL_SECONDS },
  );
  const live = useLive("cloudtrail:CountEvents", questions.density, { initial: density, everySeconds: USUAL_SECONDS });
  const setRange = (next: TimeRange) => {
    const { start, end } = timeRangeSearch(next);
    address.ask({ start, end });
  };
  const conditions = conditionsOf(view);
  const history = (more: string, field: "eventName" | "sourceIp" | "userName") =>
    eventHistoryPath({ conditions: [...conditions, { field, operator: "=", value: more }], range, allRegions: true });
  const other = subject.kind === "user" ? "sourceIp" : "userName";
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={t(`description.${subject.kind}`)}
          actions={<Button href={eventHistoryPath({ conditions, range, allRegions: true })}>{t("openHistory")}</Button>}
        >
          {t(`title.${subject.kind}`, { name: subject.name })}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <div className="flex flex-wrap items-center gap-4">
          <TimeRangePicker value={range} onChange={setRange} />
          <Toggle checked={reads} onChange={({ detail }) => address.ask({ reads: detail.checked ? "yes" : undefined })}>
            {t("reads")}
          </Toggle>
        </div>
        <Container header={<Header variant="h2">{t("density")}</Header>}>
          <EventDensity
            label={t("density")}
            counts={live.data.Counts}
            range={questions.stretch}
            onChoose={(stretch) => setRange({ kind: "absolute", ...stretch })}
          />
        </Container>
        <div className="grid grid-cols-1 gap-5 md:grid-cols-2">
          <TopCounts title={t("calls")} counts={calls} hrefOf={(value) => history(value, "eventName")} />
          <TopCounts title={t(`others.${other}`)} counts={others} hrefOf={(value) => history(value, other)} />
        </div>
        <EventDays
          events={list.items}
          hasMore={list.hasMore}
          loading={list.refreshing}
          problem={list.error?.message}
          onMore={() => void list.loadMore()}
        />
      </SpaceBetween>
    </ContentLayout>
  );
}
