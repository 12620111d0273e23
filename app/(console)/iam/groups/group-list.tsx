"use client";

import type { Group } from "@aws-sdk/client-iam";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import { principalPath } from "@/components/iam/principal";
import { PrincipalList } from "@/components/iam/principal-list";
import type { ResourceColumn } from "@/components/tables/resource-table";
import { deleteGroup } from "./actions";

/** The list of user groups. */
export function GroupList({ groups }: { groups: Group[] }) {
  return (
    <PrincipalList
      kind="group"
      items={groups}
      columns={useColumns()}
      idOf={({ GroupId = "" }) => GroupId}
      nameOf={({ GroupName = "" }) => GroupName}
      onDelete={deleteGroup}
    />
  );
}

function useColumns(): ResourceColumn<Group>[] {
  const t = useTranslations("iam-access.groups");
  return [
    {
      id: "name",
      header: t("name"),
      cell: ({ GroupName = "" }) => <Link href={principalPath({ kind: "group", name: GroupName })}>{GroupName}</Link>,
      text: ({ GroupName = "" }) => GroupName,
      isRowHeader: true,
      width: 280,
    },
    { id: "path", header: t("path"), cell: ({ Path }) => Path, text: ({ Path = "" }) => Path, width: 140 },
    {
      id: "created",
      header: t("created"),
      cell: ({ CreateDate }) => <Timestamp value={CreateDate} format="stamp" />,
      order: ({ CreateDate }) => CreateDate?.getTime() ?? 0,
      width: 260,
    },
    { id: "arn", header: "ARN", cell: ({ Arn }) => Arn, text: ({ Arn = "" }) => Arn },
  ];
}
