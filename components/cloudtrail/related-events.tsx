"use client";

import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import Tabs from "@cloudscape-design/components/tabs";
import { useTranslations } from "next-intl";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import type { RelatedEvents, Relation } from "@/lib/services/trail/model/event-context";
import { EventList } from "./event-list";
import { eventHistoryPath } from "./event-view";

/** Events that belong to one: of its request, session, access key and resource, each with the way to all of them. */
export function RelatedEventTabs({ event, related }: { event: FoundEvent; related: readonly RelatedEvents[] }) {
  const t = useTranslations("cloudtrail.related");
  if (related.length === 0) return null;
  return (
    <Tabs
      variant="container"
      ariaLabel={t("title")}
      tabs={related.map(({ Relation: relation, Events, More }) => ({
        id: relation,
        label: `${t(relation)} (${Events.length}${More ? "+" : ""})`,
        content: (
          <div className="flex flex-col gap-2">
            <Header
              variant="h2"
              description={t(`hint.${relation}`)}
              actions={<Link href={allPath(event, relation)}>{t("all")}</Link>}
            >
              {t(relation)}
            </Header>
            <EventList events={Events} label={t(relation)} />
          </div>
        ),
      }))}
    />
  );
}

/** The event history with all events of a relation. A session has no attribute of its own: its time is searched for as text. */
function allPath(event: FoundEvent, relation: Relation): string {
  const range = aroundRange(event.eventTime);
  switch (relation) {
    case "request":
      return eventHistoryPath({
        conditions: [{ field: "requestId", operator: "=", value: event.requestId ?? "" }],
        allRegions: true,
      });
    case "session":
      return eventHistoryPath({
        conditions: [{ field: "principalArn", operator: "=", value: event.principalArn ?? "" }],
        texts: [sessionText(event)].filter(Boolean),
        allRegions: true,
        range,
      });
    case "accessKey":
      return eventHistoryPath({
        conditions: [{ field: "accessKeyId", operator: "=", value: event.accessKeyId ?? "" }],
        allRegions: true,
      });
    case "resource":
      return eventHistoryPath({
        conditions: [{ field: "resourceName", operator: "=", value: event.resources[0]?.name ?? "" }],
        allRegions: true,
      });
  }
}

function sessionText({ record }: FoundEvent): string {
  return /"creationDate":"[^"]+"/.exec(record)?.[0] ?? "";
}

const HALF_DAY = 12 * 3_600_000;

function aroundRange(at: Date) {
  const [start, end] = [new Date(at.getTime() - HALF_DAY), new Date(at.getTime() + HALF_DAY)];
  return { kind: "absolute" as const, start, end };
}
