"use client";

import type { User } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { Timestamp } from "@/components/console/timestamp";
import { DeleteUserDialog } from "@/components/iam/delete-user-dialog";
import { type ResourceColumn, ResourceTable } from "@/components/tables/resource-table";
import { deleteUser } from "./actions";

/** The list of IAM users. */
export function UserList({ users }: { users: User[] }) {
  const t = useTranslations("iam.users");
  const router = useRouter();
  const flash = useFlash();
  const [selected, setSelected] = useState<User[]>([]);
  const [deleting, setDeleting] = useState<string>();
  const [chosen] = selected;

  const remove = async (userName: string) => {
    const answer = await deleteUser(userName);
    if (!answer.ok) return answer.error.message;
    setDeleting(undefined);
    setSelected([]);
    flash.show({ type: "success", content: t("deleted", { name: userName }) });
    return undefined;
  };
  return (
    <>
      <ResourceTable
        id="iam-users"
        title={t("title")}
        description={t("description")}
        items={users}
        columns={useColumns()}
        keyOf={(user) => user.UserId ?? ""}
        selection={{ type: "single", selected, onChange: setSelected, labelOf: ({ UserName = "" }) => UserName }}
        filterPlaceholder={t("find")}
        empty={{ title: t("none"), action: <Button href="/iam/users/create">{t("create")}</Button> }}
        actions={
          <>
            <Button iconName="refresh" ariaLabel={t("refresh")} onClick={() => router.refresh()} />
            <Button disabled={!chosen} onClick={() => setDeleting(chosen?.UserName)}>
              {t("delete")}
            </Button>
            <Button variant="primary" href="/iam/users/create">
              {t("create")}
            </Button>
          </>
        }
      />
      {deleting && (
        <DeleteUserDialog
          userName={deleting}
          onDelete={() => remove(deleting)}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </>
  );
}

function useColumns(): ResourceColumn<User>[] {
  const t = useTranslations("iam.users");
  return [
    {
      id: "name",
      header: t("name"),
      cell: ({ UserName = "" }) => <Link href={`/iam/users/${encodeURIComponent(UserName)}`}>{UserName}</Link>,
      text: ({ UserName = "" }) => UserName,
      isRowHeader: true,
      width: 260,
    },
    { id: "path", header: t("path"), cell: ({ Path }) => Path, text: ({ Path = "" }) => Path, width: 120 },
    {
      id: "lastSignIn",
      header: t("lastSignIn"),
      cell: ({ PasswordLastUsed }) => <Timestamp value={PasswordLastUsed} format="stamp" />,
      order: ({ PasswordLastUsed }) => PasswordLastUsed?.getTime() ?? 0,
      width: 260,
    },
    {
      id: "created",
      header: t("created"),
      cell: ({ CreateDate }) => <Timestamp value={CreateDate} format="stamp" />,
      order: ({ CreateDate }) => CreateDate?.getTime() ?? 0,
      width: 260,
    },
    { id: "arn", header: "ARN", cell: ({ Arn }) => Arn, text: ({ Arn = "" }) => Arn, initiallyHidden: true },
    {
      id: "id",
      header: t("id"),
      cell: ({ UserId }) => UserId,
      text: ({ UserId = "" }) => UserId,
      initiallyHidden: true,
    },
  ];
}
