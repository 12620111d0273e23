"use client";

import Box from "@cloudscape-design/components/box";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import type { FoundEvent, TrailResource } from "@/lib/services/trail/model/event";
import { resourcePath, resourceTimelinePath } from "./resource-path";

/** The resources that an event touched, with their pages where the console has them, and their timelines. */
export function EventResources({ event }: { event: FoundEvent }) {
  const t = useTranslations("cloudtrail.event");
  const tField = useTranslations("cloudtrail.fields");
  const nameOf = (resource: TrailResource) => {
    const path = resourcePath(resource, event.region);
    return <span className="break-all">{path ? <Link href={path}>{resource.name}</Link> : resource.name}</span>;
  };
  return (
    <Table
      items={event.resources}
      trackBy="arn"
      wrapLines
      ariaLabels={{ tableLabel: t("resources") }}
      header={
        <Header variant="h2" counter={`(${event.resources.length})`}>
          {t("resources")}
        </Header>
      }
      empty={<Box textAlign="center">{t("noResources")}</Box>}
      columnDefinitions={[
        { id: "type", header: tField("resourceType"), cell: ({ type }) => type, isRowHeader: true },
        { id: "name", header: tField("resourceName"), cell: nameOf },
        { id: "arn", header: "ARN", cell: ({ arn }) => <span className="break-all">{arn}</span> },
        {
          id: "timeline",
          header: t("timeline"),
          cell: ({ name, type }) => (
            <Link href={resourceTimelinePath(name, type)} ariaLabel={t("timelineOf", { name })}>
              {t("showTimeline")}
            </Link>
          ),
        },
      ]}
    />
  );
}
