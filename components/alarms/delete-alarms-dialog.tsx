"use client";

import { useTranslations } from "next-intl";
import { DeleteNamedDialog } from "@/components/console/delete-named-dialog";

type Props = { names: string[]; onDelete: () => Promise<string | undefined>; onClose: () => void };

/** Asks before alarms are deleted. */
export function DeleteAlarmsDialog({ names, ...rest }: Props) {
  const t = useTranslations("alarms.delete");
  const count = names.length;
  return (
    <DeleteNamedDialog
      {...rest}
      names={names}
      title={t("title", { count })}
      warning={t("warning", { count })}
      confirmWord={t("confirmWord")}
    />
  );
}
