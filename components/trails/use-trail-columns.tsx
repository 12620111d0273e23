"use client";

import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { groupPath } from "@/components/logs/log-paths";
import { bucketPath } from "@/components/s3/s3-paths";
import type { ResourceColumn } from "@/components/tables/resource-table";
import { groupOf } from "./log-group-name";
import { trailPath } from "./trail-paths";
import type { TrailRow } from "./trail-row";
import { TrailState } from "./trail-state";

/** AWS's columns of trails. */
export function useTrailColumns(): ResourceColumn<TrailRow>[] {
  const t = useTranslations("cloudtrail.trails");
  const yes = (flag: boolean) => t(flag ? "yes" : "no");
  return [
    {
      id: "name",
      header: t("name"),
      isRowHeader: true,
      width: 200,
      text: ({ name }) => name,
      cell: ({ name, homeRegion }) => <Link href={trailPath(name, homeRegion)}>{name}</Link>,
    },
    { id: "home", header: t("homeRegion"), text: ({ homeRegion }) => homeRegion, cell: ({ homeRegion }) => homeRegion },
    {
      id: "multi",
      header: t("multiRegion"),
      text: ({ isMultiRegion }) => yes(isMultiRegion),
      cell: ({ isMultiRegion }) => yes(isMultiRegion),
    },
    {
      id: "insights",
      header: t("insights"),
      text: ({ hasInsights }) => t(hasInsights ? "enabled" : "disabled"),
      cell: ({ hasInsights }) => t(hasInsights ? "enabled" : "disabled"),
    },
    {
      id: "bucket",
      header: t("bucket"),
      width: 260,
      text: ({ bucket }) => bucket,
      cell: ({ bucket }) => <Link href={bucketPath(bucket)}>{bucket}</Link>,
    },
    { id: "prefix", header: t("prefix"), text: ({ prefix = "" }) => prefix, cell: ({ prefix }) => prefix || "-" },
    {
      id: "logGroup",
      header: t("logGroup"),
      width: 220,
      text: ({ logGroupArn }) => groupOf(logGroupArn),
      cell: ({ logGroupArn, homeRegion }) => {
        const group = groupOf(logGroupArn);
        return group ? <Link href={`${groupPath(group)}?region=${homeRegion}`}>{group}</Link> : "-";
      },
    },
    {
      id: "status",
      header: t("status"),
      text: ({ isLogging }) => t(isLogging ? "logging" : "off"),
      cell: (trail) => <TrailState {...trail} />,
    },
  ];
}
