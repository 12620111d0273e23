"use client";

import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import type { PagedColumn } from "@/components/tables/paged-table";
import { useStarColumn } from "@/components/tables/star-column";
import type { GroupSummary } from "./log-group";
import { groupPath } from "./log-paths";
import { useByteText } from "./use-byte-text";
import { useClassText } from "./use-class-text";
import { useRetentionText } from "./use-retention-text";

/** The columns of the list of log groups. */
export function useGroupColumns(): PagedColumn<GroupSummary>[] {
  const t = useTranslations("logs.groups");
  const sayRetention = useRetentionText();
  const sayBytes = useByteText();
  const sayClass = useClassText();
  return [
    useStarColumn("logGroup", ({ name }: GroupSummary) => name),
    {
      id: "name",
      header: t("name"),
      isRowHeader: true,
      width: 360,
      cell: ({ name }) => <Link href={groupPath(name)}>{name}</Link>,
    },
    { id: "class", header: t("class"), width: 150, cell: (group) => sayClass(group.class) },
    { id: "retention", header: t("retention"), width: 190, cell: ({ retentionDays }) => sayRetention(retentionDays) },
    { id: "bytes", header: t("storedBytes"), width: 165, cell: ({ storedBytes }) => sayBytes(storedBytes) },
    {
      id: "created",
      header: t("created"),
      width: 200,
      cell: ({ createdAt }) => <Timestamp value={createdAt} format="compact" />,
    },
    {
      id: "protection",
      header: t("deletionProtection"),
      initiallyHidden: true,
      cell: ({ isDeletionProtected }) => t(isDeletionProtected ? "on" : "off"),
    },
    { id: "arn", header: "ARN", initiallyHidden: true, cell: ({ arn }) => arn },
  ];
}
