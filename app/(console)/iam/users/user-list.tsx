"use client";

import type { User } from "@aws-sdk/client-iam";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import { PrincipalList } from "@/components/iam/principal-list";
import type { ResourceColumn } from "@/components/tables/resource-table";
import { deleteUser } from "./actions";

/** The list of IAM users. */
export function UserList({ users }: { users: User[] }) {
  return (
    <PrincipalList
      kind="user"
      items={users}
      columns={useColumns()}
      idOf={({ UserId = "" }) => UserId}
      nameOf={({ UserName = "" }) => UserName}
      onDelete={deleteUser}
    />
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
