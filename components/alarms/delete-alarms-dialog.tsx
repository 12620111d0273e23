"use client";

import { useTranslations } from "next-intl";
import { DeleteDialog } from "@/components/console/delete-dialog";

type Props = { names: string[]; onDelete: () => Promise<string | undefined>; onClose: () => void };

/** Asks before alarms are deleted: the name is typed, or a word for several. */
export function DeleteAlarmsDialog({ names, onDelete, onClose }: Props) {
  const t = useTranslations("alarms.delete");
  const [first = ""] = names;
  return (
    <DeleteDialog
      title={t("title", { count: names.length })}
      typed={names.length === 1 ? first : t("confirmWord")}
      onDelete={onDelete}
      onClose={onClose}
    >
      {t("warning", { count: names.length })}
      <ul className="m-0 mt-2 max-h-48 overflow-auto ps-5">
        {names.map((name) => (
          <li key={name} className="[overflow-wrap:anywhere]">
            {name}
          </li>
        ))}
      </ul>
    </DeleteDialog>
  );
}
