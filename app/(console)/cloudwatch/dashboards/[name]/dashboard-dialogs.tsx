"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { dashboardPath } from "@/components/dashboards/dashboard-paths";
import { withoutWidget } from "@/components/dashboards/dashboard-source";
import { NameDialog } from "@/components/dashboards/name-dialog";
import { TextWidgetDialog } from "@/components/dashboards/text-widget-dialog";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { addWidget, deleteDashboards, duplicateDashboard, renameDashboard, saveDashboard } from "../actions";

/** What is asked before a dashboard is changed. */
export type DashboardDialog =
  | { kind: "duplicate" | "rename" | "delete" | "addText" }
  /** A widget, by its place in the body. */
  | { kind: "remove"; index: number };

type Props = { name: string; source: string; dialog: DashboardDialog; onClose: () => void };

/** The dialogs of a dashboard's page. */
export function DashboardDialogs({ name, source, dialog, onClose }: Props) {
  const t = useTranslations("dashboards.view");
  const flash = useFlash();
  const router = useRouter();

  /** Closes and tells when it went well; otherwise the dialog stays and says what stood in the way. */
  const done = (answer: ActionAnswer<unknown>, told: string, next?: string) => {
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: told });
    onClose();
    if (next !== undefined) router.push(next);
    return undefined;
  };
  switch (dialog.kind) {
    case "duplicate":
      return (
        <NameDialog
          title={t("duplicateTitle", { name })}
          submit={t("save")}
          initial={name}
          onClose={onClose}
          onSubmit={async (copy) =>
            done(await duplicateDashboard(name, copy), t("duplicated", { name: copy }), dashboardPath(copy))
          }
        />
      );
    case "rename":
      return (
        <NameDialog
          title={t("renameTitle", { name })}
          submit={t("rename")}
          initial={name}
          onClose={onClose}
          onSubmit={async (next) =>
            done(await renameDashboard(name, next), t("renamed", { name: next }), dashboardPath(next))
          }
        />
      );
    case "delete":
      return (
        <DeleteDialog
          title={t("deleteTitle")}
          typed={name}
          onClose={onClose}
          onDelete={async () => done(await deleteDashboards([name]), t("deleted", { name }), "/cloudwatch/dashboards")}
        >
          {t("deleteWarning", { name })}
        </DeleteDialog>
      );
    case "addText":
      return (
        <TextWidgetDialog
          onClose={onClose}
          onAdd={async (markdown) => {
            const widget = { type: "text", width: 12, height: 4, properties: { markdown } } as const;
            return done(await addWidget(name, false, widget), t("widgetAdded"));
          }}
        />
      );
    case "remove":
      return (
        <DeleteDialog
          title={t("removeTitle")}
          onClose={onClose}
          onDelete={async () =>
            done(await saveDashboard(name, withoutWidget(source, dialog.index)), t("widgetRemoved"))
          }
        >
          {t("removeWarning")}
        </DeleteDialog>
      );
  }
}
