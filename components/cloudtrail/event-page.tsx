"use client";

import Button from "@cloudscape-design/components/button";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { EventContext } from "@/lib/services/trail/model/event-context";
import { EventFacts } from "./event-facts";
import { EventResources } from "./event-resources";
import { RecordPanel } from "./record-panel";
import { RelatedEventTabs } from "./related-events";
import { RequestPanel } from "./request-panel";
import { userTimelinePath } from "./resource-path";
import { useStoryText } from "./use-story-text";

/** One event: what happened in one sentence, the facts, what it changed, what came of it, what belongs to it, and the record. */
export function EventPage({ context, children }: { context: EventContext; children?: ReactNode }) {
  const t = useTranslations("cloudtrail.event");
  const say = useStoryText();
  const { Event: event, Previous: previous, Partial: partial, Related: related } = context;
  const { userName } = event;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={<span className="text-base text-body">{`${say(event, previous !== undefined)}.`}</span>}
          actions={userName && <Button href={userTimelinePath(userName)}>{t("userTimeline", { userName })}</Button>}
        >
          {event.eventName}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <EventFacts event={event} />
        <EventResources event={event} />
        {!event.readOnly && <RequestPanel event={event} previous={previous} partial={partial} />}
        {children}
        <RelatedEventTabs event={event} related={related} />
        <RecordPanel record={event.record} />
      </SpaceBetween>
    </ContentLayout>
  );
}
