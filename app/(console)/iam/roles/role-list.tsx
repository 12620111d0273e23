"use client";

import type { Role } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { Timestamp } from "@/components/console/timestamp";
import { plainDocument } from "@/components/iam/plain-document";
import { principalPath } from "@/components/iam/principal";
import { trustedBy } from "@/components/iam/trusted-by";
import { type ResourceColumn, ResourceTable } from "@/components/tables/resource-table";
import { deleteRole } from "./actions";

/** The list of roles. */
export function RoleList({ roles }: { roles: Role[] }) {
  const t = useTranslations("iam-access.roles");
  const router = useRouter();
  const flash = useFlash();
  const [selected, setSelected] = useState<Role[]>([]);
  const [deleting, setDeleting] = useState<string>();

  const remove = async (name: string) => {
    const answer = await deleteRole(name);
    if (!answer.ok) return answer.error.message;
    setDeleting(undefined);
    setSelected([]);
    flash.show({ type: "success", content: t("deleted", { name }) });
    return undefined;
  };
  return (
    <>
      <ResourceTable
        id="iam-roles"
        title={t("title")}
        description={t("description")}
        items={roles}
        columns={useColumns()}
        keyOf={({ RoleId = "" }) => RoleId}
        selection={{ type: "single", selected, onChange: setSelected, labelOf: ({ RoleName = "" }) => RoleName }}
        filterPlaceholder={t("find")}
        empty={{ title: t("none"), action: <Button href="/iam/roles/create">{t("create")}</Button> }}
        actions={
          <>
            <Button iconName="refresh" ariaLabel={t("refresh")} onClick={() => router.refresh()} />
            <Button disabled={selected.length === 0} onClick={() => setDeleting(selected[0]?.RoleName)}>
              {t("delete")}
            </Button>
            <Button variant="primary" href="/iam/roles/create">
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
