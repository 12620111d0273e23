"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { AwaitedPart } from "@/components/console/awaited-part";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { addWidget, type BodyEdit, bare, renameWidget, replaceWidget } from "@/components/dashboards/body-edits";
import { ConflictDialog } from "@/components/dashboards/conflict-dialog";
import { CopyWidgetDialog } from "@/components/dashboards/copy-widget-dialog";
import { dashboardPath } from "@/components/dashboards/dashboard-paths";
import { ExportDialog } from "@/components/dashboards/export-dialog";
import { ImportDialog } from "@/components/dashboards/import-dialog";
import { NameDialog } from "@/components/dashboards/name-dialog";
import { RenameWidgetDialog } from "@/components/dashboards/rename-widget-dialog";
import type { TimeRange } from "@/components/time-range/time-range";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { useAsk } from "@/lib/console/use-ask";
import type { DashboardBody } from "@/lib/services/dashboards/model/body";
import * as actions from "../actions";
import { readDashboards } from "../read-dashboards";

const ShareDialog = dynamic(async () => (await import("./share-dialog")).ShareDialog, { loading: AwaitedPart });
const VariablesDialog = dynamic(
  async () => (await import("@/components/dashboards/variables-dialog")).VariablesDialog,
  { loading: AwaitedPart },
);
const WidgetWizard = dynamic(async () => (await import("./wizard/widget-wizard")).WidgetWizard, {
  loading: AwaitedPart,
});

/** What is asked before a dashboard is changed, or given away. */
export type DashboardDialog =
  | { kind: "duplicate" | "rename" | "delete" | "add" | "share" | "import" | "export" | "variables" }
  /** A widget, by its place in the body. */
  | { kind: "edit" | "copy"; index: number }
  | { kind: "rename-widget"; index: number }
  | { kind: "conflict"; author: string };

type Editor = {
  body: DashboardBody;
  draft: string;
  isDirty: boolean;
  edit: (edit: BodyEdit) => void;
  save: (isForced?: boolean) => Promise<boolean>;
  giveWay: () => void;
  keepEditing: () => void;
};

type Props = {
  name: string;
  editor: Editor;
  endpoint: string;
  range: TimeRange;
  dialog: DashboardDialog;
  onClose: () => void;
};

/** The dialogs of a dashboard's page. Those about widgets change the draft; the others the account's dashboards. */
export function DashboardDialogs({ name, editor, endpoint, range, dialog, onClose }: Props) {
  const t = useTranslations("dashboards.view");
  const flash = useFlash();
  const router = useRouter();
  const ask = useAsk();

  /** Closes and tells when it went well; otherwise the dialog stays and says what stood in the way. */
  const done = (answer: ActionAnswer<unknown>, told: string, next?: string) => {
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: told });
    onClose();
    if (next !== undefined) router.push(next);
    return undefined;
  };
  const change = (edit: BodyEdit) => {
    editor.edit(edit);
    onClose();
  };
  const widget = "index" in dialog ? editor.body.widgets[dialog.index] : undefined;
  switch (dialog.kind) {
    case "duplicate":
      return (
        <NameDialog
          title={t("duplicateTitle", { name })}
          submit={t("save")}
          initial={name}
          onClose={onClose}
          onSubmit={async (copy) =>
            done(
              await actions.createDashboard(copy, editor.draft),
              t("duplicated", { name: copy }),
              dashboardPath(copy),
            )
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
          onSubmit={async (next) => {
            // The page of the new name begins with what is kept.
            if (editor.isDirty && !(await editor.save())) return t("unsaved");
            return done(await actions.renameDashboard(name, next), t("renamed", { name: next }), dashboardPath(next));
          }}
        />
      );
    case "delete":
      return (
        <DeleteDialog
          title={t("deleteTitle")}
          typed={name}
          onClose={onClose}
          onDelete={async () =>
            done(await actions.deleteDashboards([name]), t("deleted", { name }), "/cloudwatch/dashboards")
          }
        >
          {t("deleteWarning", { name })}
        </DeleteDialog>
      );
    case "add":
      return <WidgetWizard {...{ range, endpoint, onClose }} onDone={(made) => change(addWidget(made))} />;
    case "edit":
      return (
        <WidgetWizard
          {...{ range, endpoint, onClose }}
          widget={widget}
          onDone={(changed) => change(replaceWidget(dialog.index, changed))}
        />
      );
    case "rename-widget":
      return (
        <RenameWidgetDialog
          title={(widget?.properties as { title?: string } | undefined)?.title ?? ""}
          onRename={(title) => change(renameWidget(dialog.index, title))}
          onClose={onClose}
        />
      );
    case "copy":
      return (
        <CopyWidgetDialog
          readNames={async () => (await readDashboards(ask)).map(({ DashboardName = "" }) => DashboardName)}
          onCopy={async (to, isNew) => {
            if (!widget) return undefined;
            if (to === name) return change(addWidget(bare(widget))) as undefined;
            return done(await actions.addWidget(to, isNew, bare(widget)), t("copied", { name: to }));
          }}
          onClose={onClose}
        />
      );
    case "share":
      return <ShareDialog name={name} isDirty={editor.isDirty} onClose={onClose} />;
    case "export":
      return <ExportDialog name={name} source={editor.draft} onClose={onClose} />;
    case "import":
      return (
        <ImportDialog
          submit={t("importSubmit")}
          onImport={async (source) => change(() => JSON.parse(source) as DashboardBody) as undefined}
          onClose={onClose}
        />
      );
    case "variables":
      return (
        <VariablesDialog
          variables={editor.body.variables ?? []}
          onChange={(variables) =>
            change((body) => ({ ...body, variables: variables.length > 0 ? variables : undefined }))
          }
          onClose={onClose}
        />
      );
    case "conflict":
      return (
        <ConflictDialog
          author={dialog.author}
          onOverwrite={() => void editor.save(true)}
          onGiveWay={() => {
            editor.giveWay();
            router.refresh();
          }}
          onClose={editor.keepEditing}
        />
      );
  }
}
