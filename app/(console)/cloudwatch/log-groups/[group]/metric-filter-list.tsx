"use client";

import type { MetricFilter } from "@aws-sdk/client-cloudwatch-logs";
import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { useMetricFilterColumns } from "@/components/log-filters/use-metric-filter-columns";
import { groupPath } from "@/components/logs/log-paths";
import { ResourceTable } from "@/components/tables/resource-table";
import { deleteMetricFilters } from "./filter-actions";

/** The metric filters of a log group. */
export function MetricFilterList({ group, filters }: { group: string; filters: readonly MetricFilter[] }) {
  const t = useTranslations("log-filters.metric");
  const flash = useFlash();
  const columns = useMetricFilterColumns();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState(false);
  const selected = filters.filter(({ filterName = "" }) => chosen.includes(filterName));
  const [only] = selected;
  const wizard = `${groupPath(group)}/create-metric-filter`;

  const remove = async () => {
    const names = selected.map(({ filterName = "" }) => filterName);
    const answer = await deleteMetricFilters(group, names);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { count: names.length }) });
    setChosen([]);
  };
  const create = (
    <Button variant={filters.length === 0 ? "normal" : "primary"} href={wizard}>
      {t("create")}
    </Button>
  );
  return (
    <>
      <ResourceTable
        id="log-metric-filters"
        variant="container"
        title={t("title")}
        description={t("hint")}
        items={filters}
        columns={columns}
        keyOf={({ filterName = "" }) => filterName}
        filterPlaceholder={t("find")}
        empty={{ title: t("none"), action: create }}
        selection={{
          type: "multi",
          selected,
          onChange: (items) => setChosen(items.map(({ filterName = "" }) => filterName)),
          labelOf: ({ filterName = "" }) => filterName,
        }}
        actions={
          <>
            <Button
              disabled={selected.length !== 1}
              href={only && `${wizard}?filter=${encodeURIComponent(only.filterName ?? "")}`}
            >
              {t("edit")}
            </Button>
            <Button disabled={selected.length === 0} onClick={() => setDeleting(true)}>
              {t("delete")}
            </Button>
            {create}
          </>
        }
      />
      {deleting && (
        <DeleteDialog title={t("delete")} onDelete={remove} onClose={() => setDeleting(false)}>
          {t("deleteWarning", { count: selected.length })}
        </DeleteDialog>
      )}
    </>
  );
}
