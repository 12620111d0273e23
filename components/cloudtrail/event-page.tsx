"use client";

import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import ContentLayout from "@cloudscape-design/components/content-layout";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { JsonText } from "@/components/text-editor/json-text";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import { EventFacts } from "./event-facts";

/** One event: the facts, the resources it touched, what came of it, and the record as CloudTrail keeps it. */
export function EventPage({ event, children }: { event: FoundEvent; children?: ReactNode }) {
  const t = useTranslations("cloudtrail.event");
  const tField = useTranslations("cloudtrail.fields");
  const tConsole = useTranslations("console");
  const record = JSON.stringify(JSON.parse(event.record), null, 2);
  return (
    <ContentLayout header={<Header variant="h1">{event.eventName}</Header>}>
      <SpaceBetween size="l">
        <EventFacts event={event} />
        <Table
          items={event.resources}
          trackBy="arn"
          header={
            <Header variant="h2" counter={`(${event.resources.length})`}>
              {t("resources")}
            </Header>
          }
          empty={<Box textAlign="center">{t("noResources")}</Box>}
          columnDefinitions={[
            { id: "type", header: tField("resourceType"), cell: ({ type }) => type, isRowHeader: true },
            { id: "name", header: tField("resourceName"), cell: ({ name }) => name },
            { id: "arn", header: "ARN", cell: ({ arn }) => arn },
          ]}
        />
        {children}
        <Container
          header={
            <Header
              variant="h2"
              description={t("recordHint")}
              actions={
                <CopyToClipboard
                  copyButtonText={t("copyRecord")}
                  copySuccessText={tConsole("copied")}
                  copyErrorText={tConsole("copyFailed")}
                  textToCopy={record}
                />
              }
            >
              {t("record")}
            </Header>
          }
        >
          <JsonText text={record} label={t("record")} />
        </Container>
      </SpaceBetween>
    </ContentLayout>
  );
}
