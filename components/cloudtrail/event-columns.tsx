"use client";

import Link from "@cloudscape-design/components/link";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Timestamp } from "@/components/console/timestamp";
import type { FoundEvent, TrailResource } from "@/lib/services/trail/model/event";

type Column = {
  id: string;
  header: string;
  width: number;
  cell: (event: FoundEvent) => ReactNode;
  isRowHeader?: boolean;
  initiallyHidden?: boolean;
};

/** AWS's columns in its order; the ones after the resource are shown when chosen. */
export function useEventColumns(): Column[] {
  const t = useTranslations("cloudtrail.fields");
  return [
    {
      id: "eventName",
      header: t("eventName"),
      width: 230,
      isRowHeader: true,
      cell: ({ eventId, eventName }) => <Link href={`/cloudtrail/event-history/${eventId}`}>{eventName}</Link>,
    },
    {
      id: "eventTime",
      header: t("eventTime"),
      width: 260,
      cell: ({ eventTime }) => <Timestamp value={eventTime} format="stamp" />,
    },
    { id: "userName", header: t("userName"), width: 160, cell: ({ userName }) => userName ?? "-" },
    { id: "eventSource", header: t("eventSource"), width: 220, cell: ({ eventSource }) => eventSource },
    { id: "resourceType", header: t("resourceType"), width: 200, cell: ({ resources }) => listed(resources, "type") },
    { id: "resourceName", header: t("resourceName"), width: 220, cell: ({ resources }) => listed(resources, "name") },
    {
      id: "errorCode",
      header: t("errorCode"),
      width: 180,
      initiallyHidden: true,
      cell: ({ errorCode }) => (errorCode ? <StatusIndicator type="error">{errorCode}</StatusIndicator> : "-"),
    },
    {
      id: "accessKeyId",
      header: t("accessKeyId"),
      width: 220,
      initiallyHidden: true,
      cell: (event) => event.accessKeyId ?? "-",
    },
    {
      id: "sourceIp",
      header: t("sourceIp"),
      width: 160,
      initiallyHidden: true,
      cell: ({ sourceIp }) => sourceIp ?? "-",
    },
    { id: "eventId", header: t("eventId"), width: 330, initiallyHidden: true, cell: ({ eventId }) => eventId },
    {
      id: "readOnly",
      header: t("readOnly"),
      width: 120,
      initiallyHidden: true,
      cell: ({ readOnly }) => String(readOnly),
    },
    {
      id: "requestId",
      header: t("requestId"),
      width: 330,
      initiallyHidden: true,
      cell: (event) => event.requestId ?? "-",
    },
    { id: "region", header: t("region"), width: 140, initiallyHidden: true, cell: ({ region }) => region },
    {
      id: "principalArn",
      header: t("principalArn"),
      width: 320,
      initiallyHidden: true,
      cell: (event) => event.principalArn ?? "-",
    },
  ];
}

/** The first, and how many there are besides. */
function listed(resources: readonly TrailResource[], member: "type" | "name"): string {
  const texts = [...new Set(resources.map((resource) => resource[member]))];
  const [first = "-"] = texts;
  return texts.length > 1 ? `${first} (+${texts.length - 1})` : first;
}
