"use client";

import type { Group } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { Timestamp } from "@/components/console/timestamp";
import { principalPath } from "@/components/iam/principal";
import { type ResourceColumn, ResourceTable } from "@/components/tables/resource-table";
import { deleteGroup } from "./actions";

/** The list of user groups. */
export function GroupList({ groups }: { groups: Group[] }) {
  const t = useTranslations("iam-access.groups");
  const router = useRouter();
  const flash = useFlash();
  const [selected, setSelected] = useState<Group[]>([]);
  const [deleting, setDeleting] = useState<string>();

  const remove = async (name: string) => {
    const answer = await deleteGroup(name);
    if (!answer.ok) return answer.error.message;
    setDeleting(undefined);
    setSelected([]);
    flash.show({ type: "success", content: t("deleted", { name }) });
    return undefined;
  };
  return (
    <>
      <ResourceTable
        id="iam-groups"
        title={t("title")}
        description={t("description")}
        items={groups}
        columns={useColumns()}
        keyOf={({ GroupId = "" }) => GroupId}
        selection={{ type: "single", selected, onChange: setSelected, labelOf: ({ GroupName = "" }) => GroupName }}
        filterPlaceholder={t("find")}
        empty={{ title: t("none"), action: <Button href="/iam/groups/create">{t("create")}</Button> }}
        actions={
          <>
            <Button iconName="refresh" ariaLabel={t("refresh")} onClick={() => router.refresh()} />
            <Button disabled={selected.length === 0} onClick={() => setDeleting(selected[0]?.GroupName)}>
              {t("delete")}
            </Button>
            <Button variant="primary" href="/iam/groups/create">
              {t("create")}
            </Button>
          </>
        }
      />
      {deleting && (
        <DeleteDialog
          title={t("deleteTitle", { name: deleting })}
          typed={deleting}
          onDelete={() => remove(deleting)}
          onClose={() => setDeleting(undefined)}
        >
          {t("deleteBody", { name: deleting })}
        </DeleteDialog>
      )}
    </>
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
