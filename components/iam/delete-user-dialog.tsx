"use client";

import { useTranslations } from "next-intl";
import { DeleteDialog } from "@/components/console/delete-dialog";

type Props = { userName: string; onDelete: () => Promise<string | undefined>; onClose: () => void };

/** Asks before a user is gone, by having the name typed. */
export function DeleteUserDialog({ userName, onDelete, onClose }: Props) {
  const t = useTranslations("iam.users");
  return (
    <DeleteDialog title={t("deleteTitle", { name: userName })} typed={userName} onDelete={onDelete} onClose={onClose}>
      {t("deleteBody", { name: userName })}
    </DeleteDialog>
  );
}
