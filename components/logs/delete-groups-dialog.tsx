"use client";

import { useTranslations } from "next-intl";
import { DeleteNamedDialog } from "@/components/console/delete-named-dialog";

type Props = { names: string[]; onDelete: () => Promise<string | undefined>; onClose: () => void };

/** Asks before log groups are deleted with everything in them. */
export function DeleteGroupsDialog({ names, ...rest }: Props) {
  const t = useTranslations("logs.groups");
  const count = names.length;
  return (
    <DeleteNamedDialog
      {...rest}
      names={names}
      title={t("delete", { count })}
      warning={t("deleteWarning", { count })}
      confirmWord={t("confirmWord")}
    />
  );
}
