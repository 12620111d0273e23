"use client";

import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import { useFlash } from "@/components/console/flash";
import { dashboardPath } from "@/components/dashboards/dashboard-paths";
import { statsColumns } from "@/components/logs-insights/result-series";
import { AddToDashboardDialog, type DashboardChoice } from "@/components/metrics/add-to-dashboard-dialog";
import { useAsk } from "@/lib/console/use-ask";
import { writeLogQuery } from "@/lib/services/dashboards/model/log-query";
import { addWidget } from "../dashboards/actions";
import { readDashboards } from "../dashboards/read-dashboards";

type Props = { query: string; groups: string[]; region: string; onClose: () => void };

/** Puts a query on a dashboard: as a line where it counts over time, as bars where it counts, else as a table. */
export function AddQuery({ query, groups, region, onClose }: Props) {
  const t = useTranslations("metrics.addToDashboard");
  const tInsights = useTranslations("logs-insights");
  const ask = useAsk();
  const flash = useFlash();
  const add = async ({ name, isNew, title }: DashboardChoice) => {
    const columns = statsColumns(query);
    const isOverTime = columns?.keys.some((key) => key.startsWith("bin("));
    const view = columns ? (isOverTime ? ("timeSeries" as const) : ("bar" as const)) : ("table" as const);
    const properties = {
      query: writeLogQuery({ logGroups: groups, query }),
      region,
      view,
      ...(title.trim() === "" ? {} : { title: title.trim() }),
    };
    const answer = await addWidget(name, isNew, {
      type: "log",
      width: view === "table" ? 24 : 12,
      height: 6,
      properties,
    });
    if (!answer.ok) return answer.error.message;
    flash.show({
      type: "success",
      content: tInsights("added", { name }),
      action: <Button href={dashboardPath(name)}>{t("view")}</Button>,
    });
    onClose();
    return undefined;
  };
  return (
    <AddToDashboardDialog
      title=""
      suggested={undefined}
      readNames={async () => (await readDashboards(ask)).map(({ DashboardName = "" }) => DashboardName)}
      onAdd={add}
      onClose={onClose}
    />
  );
}
