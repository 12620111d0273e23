"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { EmptyState } from "@/components/console/empty-state";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import { daysOf } from "./days-of";
import { EventList } from "./event-list";

type Props = {
  events: readonly FoundEvent[];
  hasMore: boolean;
  loading: boolean;
  problem: string | undefined;
  onMore: () => void;
};

/** Events day by day, the newest first, as sentences. */
export function EventDays({ events, hasMore, loading, problem, onMore }: Props) {
  const t = useTranslations("cloudtrail.timeline");
  const format = useFormatter();
  const zone = useTimeZone() ?? "UTC";
  return (
    <Container header={<Header variant="h2">{t("events")}</Header>}>
      {problem && <Alert type="error">{problem}</Alert>}
      {events.length === 0 && <EmptyState title={t("none")} hint={t("noneHint")} />}
      {daysOf(events, zone).map(({ key, first, events: found }) => {
        const day = format.dateTime(first, "day");
        return (
          <section key={key} className="mb-4">
            <h3 className="m-0 mb-1 font-sans text-base text-body">
              {day} <span className="text-sm font-normal text-secondary">{t("count", { count: found.length })}</span>
            </h3>
            <EventList events={found} label={day} format="clock" />
          </section>
        );
      })}
      {hasMore && (
        <div className="text-center">
          <Button loading={loading} onClick={onMore}>
            {t("more")}
          </Button>
        </div>
      )}
    </Container>
  );
}
