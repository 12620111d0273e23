"use client";

import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import { useFlash } from "@/components/console/flash";
import { dashboardPath } from "@/components/dashboards/dashboard-paths";
import { AddToDashboardDialog, type DashboardChoice } from "@/components/metrics/add-to-dashboard-dialog";
import { useAsk } from "@/lib/console/use-ask";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { addWidget } from "../dashboards/actions";
import { readDashboards } from "../dashboards/read-dashboards";

type Props = { graph: MetricProperties; suggested: string | undefined; onClose: () => void };

/** Puts the graph on a dashboard, and tells the way there. */
export function AddGraph({ graph, suggested, onClose }: Props) {
  const t = useTranslations("metrics.addToDashboard");
  const ask = useAsk();
  const flash = useFlash();

  const readNames = async () => (await readDashboards(ask)).map(({ DashboardName = "" }) => DashboardName);
  const add = async ({ name, isNew, title }: DashboardChoice) => {
    const properties = { ...graph, title: title.trim() || undefined };
    const size = { width: graph.view === "singleValue" ? 6 : 12, height: graph.view === "singleValue" ? 3 : 6 };
    const answer = await addWidget(name, isNew, { type: "metric", ...size, properties });
    if (!answer.ok) return answer.error.message;
    flash.show({
      type: "success",
      content: t("added", { name }),
      action: <Button href={dashboardPath(name)}>{t("view")}</Button>,
    });
    onClose();
    return undefined;
  };
  return (
    <AddToDashboardDialog
      title={graph.title ?? ""}
      suggested={suggested}
      readNames={readNames}
      onAdd={add}
      onClose={onClose}
    />
  );
}
