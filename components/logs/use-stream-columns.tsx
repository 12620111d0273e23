"use client";

import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import type { PagedColumn } from "@/components/tables/paged-table";
import { eventsPath } from "./log-paths";
import type { StreamQuestion, StreamSummary } from "./log-stream";

/** The columns of a group's streams. Times cannot be sorted by while names are searched. */
export function useStreamColumns(group: string, isSearch: boolean): PagedColumn<StreamSummary>[] {
  const t = useTranslations("logs.streams");
  return [
    {
      id: "name",
      header: t("name"),
      isRowHeader: true,
      width: 420,
      sort: "LogStreamName" satisfies StreamQuestion["orderBy"],
      cell: ({ name }) => <Link href={eventsPath(group, name)}>{name}</Link>,
    },
    {
      id: "last",
      header: t("lastEvent"),
      ...(isSearch ? {} : { sort: "LastEventTime" satisfies StreamQuestion["orderBy"] }),
      cell: ({ lastEventAt }) => <Timestamp value={lastEventAt} />,
    },
    {
      id: "first",
      header: t("firstEvent"),
      initiallyHidden: true,
      cell: ({ firstEventAt }) => <Timestamp value={firstEventAt} />,
    },
    {
      id: "ingested",
      header: t("lastIngestion"),
      initiallyHidden: true,
      cell: ({ lastIngestedAt }) => <Timestamp value={lastIngestedAt} />,
    },
    {
      id: "created",
      header: t("created"),
      initiallyHidden: true,
      cell: ({ createdAt }) => <Timestamp value={createdAt} />,
    },
  ];
}
