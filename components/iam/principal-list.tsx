"use client";

import Button from "@cloudscape-design/components/button";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { type ResourceColumn, ResourceTable } from "@/components/tables/resource-table";
import type { ActionAnswer } from "@/lib/console/action-answer";
import type { Principal } from "./principal";

/** Where each kind's texts stand; their keys are the same. */
const TEXTS = { user: "iam.users", group: "iam-access.groups", role: "iam-access.roles" } as const;

type Props<Item> = {
  kind: Principal["kind"];
  items: Item[];
  columns: ResourceColumn<Item>[];
  idOf: (item: Item) => string;
  nameOf: (item: Item) => string;
  onDelete: (name: string) => Promise<ActionAnswer<unknown>>;
};

/** The list of an account's users, groups or roles, from which one is deleted after its name was typed. */
export function PrincipalList<Item>({ kind, items, columns, idOf, nameOf, onDelete }: Props<Item>) {
  const t = useTranslations(TEXTS[kind]);
  const router = useRouter();
  const flash = useFlash();
  const [selected, setSelected] = useState<Item[]>([]);
  const [deleting, setDeleting] = useState<string>();
  const create = `/iam/${kind}s/create`;

  const remove = async (name: string) => {
    const answer = await onDelete(name);
    if (!answer.ok) return answer.error.message;
    setDeleting(undefined);
    setSelected([]);
    flash.show({ type: "success", content: t("deleted", { name }) });
    return undefined;
  };
  return (
    <>
      <ResourceTable
        id={`iam-${kind}s`}
        title={t("title")}
        description={t("description")}
        items={items}
        columns={columns}
        keyOf={idOf}
        selection={{ type: "single", selected, onChange: setSelected, labelOf: nameOf }}
        filterPlaceholder={t("find")}
        empty={{ title: t("none"), action: <Button href={create}>{t("create")}</Button> }}
        actions={
          <>
            <Button iconName="refresh" ariaLabel={t("refresh")} onClick={() => router.refresh()} />
            <Button disabled={selected.length === 0} onClick={() => setDeleting(selected.map(nameOf)[0])}>
              {t("delete")}
            </Button>
            <Button variant="primary" href={create}>
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
