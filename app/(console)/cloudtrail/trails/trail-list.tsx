"use client";

import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { EmptyState } from "@/components/console/empty-state";
import { useFlash } from "@/components/console/flash";
import { RefreshControl } from "@/components/console/refresh-control";
import { useRegion } from "@/components/console/region";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { ResourceTable } from "@/components/tables/resource-table";
import { useSingleChoice } from "@/components/tables/use-single-choice";
import { TRAILS } from "@/components/trails/trail-paths";
import type { TrailRow } from "@/components/trails/trail-row";
import { useTrailColumns } from "@/components/trails/use-trail-columns";
import { useAsk } from "@/lib/console/use-ask";
import { useReading } from "@/lib/console/use-reading";
import { deleteTrail } from "./actions";
import { readTrails } from "./read-trails";

/** The trails of this Region, and multi-Region ones of others. */
export function TrailList({ initial }: { initial: TrailRow[] }) {
  const t = useTranslations("cloudtrail.trails");
  const ask = useAsk();
  const region = useRegion();
  const flash = useFlash();
  const columns = useTrailColumns();
  const [everySeconds, setEverySeconds] = useRefreshInterval();
  const [deleting, setDeleting] = useState(false);
  const { data, refreshing, refresh } = useReading(`trails ${region}`, () => readTrails(ask), {
    initial,
    everySeconds,
  });
  const { chosen: selected, selection } = useSingleChoice(
    data,
    ({ arn }) => arn,
    ({ name }) => name,
  );

  const remove = async (name: string) => {
    const answer = await deleteTrail(name);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { name }) });
    setDeleting(false);
    return undefined;
  };
  const create = (
    <Button variant="primary" href={`${TRAILS}/create`}>
      {t("create")}
    </Button>
  );
  return (
    <>
      <ResourceTable
        id="trails"
        title={t("title")}
        description={t("description")}
        items={data}
        columns={columns}
        keyOf={({ arn }) => arn}
        filterPlaceholder={t("find")}
        selection={selection}
        actions={
          <>
            <RefreshControl
              refreshing={refreshing}
              onRefresh={() => void refresh()}
              everySeconds={everySeconds}
              onInterval={setEverySeconds}
            />
            <Button disabled={selected?.homeRegion !== region} onClick={() => setDeleting(true)}>
              {t("delete")}
            </Button>
            {create}
          </>
        }
        empty={{ title: t("none"), action: <EmptyState hint={t("noneHint")} action={create} /> }}
      />
      {deleting && selected && (
        <DeleteDialog
          title={t("deleteTitle")}
          typed={selected.name}
          onDelete={() => remove(selected.name)}
          onClose={() => setDeleting(false)}
        >
          {t("deleteText", { name: selected.name })}
        </DeleteDialog>
      )}
    </>
  );
}
