"use client";

import type { Role } from "@aws-sdk/client-iam";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import { plainDocument } from "@/components/iam/plain-document";
import { principalPath } from "@/components/iam/principal";
import { PrincipalList } from "@/components/iam/principal-list";
import { trustedBy } from "@/components/iam/trusted-by";
import type { ResourceColumn } from "@/components/tables/resource-table";
import { deleteRole } from "./actions";

/** The list of roles. */
export function RoleList({ roles }: { roles: Role[] }) {
  return (
    <PrincipalList
      kind="role"
      items={roles}
      columns={useColumns()}
      idOf={({ RoleId = "" }) => RoleId}
      nameOf={({ RoleName = "" }) => RoleName}
      onDelete={deleteRole}
    />
  );
}

function useColumns(): ResourceColumn<Role>[] {
  const t = useTranslations("iam-access.roles");
  const trusted = ({ AssumeRolePolicyDocument }: Role) => trustedBy(plainDocument(AssumeRolePolicyDocument)).join(", ");
  return [
    {
      id: "name",
      header: t("name"),
      cell: ({ RoleName = "" }) => <Link href={principalPath({ kind: "role", name: RoleName })}>{RoleName}</Link>,
      text: ({ RoleName = "" }) => RoleName,
      isRowHeader: true,
      width: 280,
    },
    { id: "trusted", header: t("trusted"), cell: trusted, text: trusted, width: 320 },
    {
      id: "description",
      header: t("roleDescription"),
      cell: ({ Description }) => Description,
      text: ({ Description = "" }) => Description,
    },
    {
      id: "created",
      header: t("created"),
      cell: ({ CreateDate }) => <Timestamp value={CreateDate} format="stamp" />,
      order: ({ CreateDate }) => CreateDate?.getTime() ?? 0,
      width: 240,
    },
    { id: "arn", header: "ARN", cell: ({ Arn }) => Arn, text: ({ Arn = "" }) => Arn, initiallyHidden: true },
  ];
}
