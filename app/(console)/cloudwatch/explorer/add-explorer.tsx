"use client";

import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import { useFlash } from "@/components/console/flash";
import { dashboardPath } from "@/components/dashboards/dashboard-paths";
import { AddToDashboardDialog, type DashboardChoice } from "@/components/metrics/add-to-dashboard-dialog";
import { useAsk } from "@/lib/console/use-ask";
import type { ExplorerProperties } from "@/lib/services/dashboards/model/body";
import { addWidget } from "../dashboards/actions";
import { readDashboards } from "../dashboards/read-dashboards";

type Props = { explorer: ExplorerProperties; onClose: () => void };

/** Puts the explorer on a dashboard, where it goes on to find new resources by itself. */
export function AddExplorer({ explorer, onClose }: Props) {
  const t = useTranslations("metrics.addToDashboard");
  const tExplorer = useTranslations("explorer");
  const ask = useAsk();
  const flash = useFlash();
  const add = async ({ name, isNew, title }: DashboardChoice) => {
    const properties = { ...explorer, title: title.trim() || undefined };
    const answer = await addWidget(name, isNew, { type: "explorer", width: 24, height: 9, properties });
    if (!answer.ok) return answer.error.message;
    flash.show({
      type: "success",
      content: tExplorer("added", { name }),
      action: <Button href={dashboardPath(name)}>{t("view")}</Button>,
    });
    onClose();
    return undefined;
  };
  return (
    <AddToDashboardDialog
      title={explorer.title ?? ""}
      suggested={undefined}
      readNames={async () => (await readDashboards(ask)).map(({ DashboardName = "" }) => DashboardName)}
      onAdd={add}
      onClose={onClose}
    />
  );
}
