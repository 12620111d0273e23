"use client";

import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { SubscriptionDialog } from "@/components/log-filters/subscription-dialog";
import type { SubscriptionSummary } from "@/components/log-filters/subscription-summary";
import { useSubscriptionColumns } from "@/components/log-filters/use-subscription-columns";
import { ResourceTable } from "@/components/tables/resource-table";
import { createSubscriptionFilter, deleteSubscriptionFilters } from "./filter-actions";

/** A log group has two (page "CloudWatch Logs quotas"). */
const MOST = 2;

/** The subscription filters of a log group, with what became of their deliveries. */
export function SubscriptionFilterList({ group, filters }: { group: string; filters: readonly SubscriptionSummary[] }) {
  const t = useTranslations("log-filters.subscription");
  const flash = useFlash();
  const columns = useSubscriptionColumns();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<"create" | "delete">();
  const selected = filters.filter(({ name }) => chosen.includes(name));
  const close = () => setDialog(undefined);

  const create = async (name: string, pattern: string, destinationArn: string) => {
    const input = { logGroupName: group, filterName: name, filterPattern: pattern, destinationArn };
    const answer = await createSubscriptionFilter(input);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("created", { name }) });
    close();
  };
  const remove = async () => {
    const names = selected.map(({ name }) => name);
    const answer = await deleteSubscriptionFilters(group, names);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { count: names.length }) });
    setChosen([]);
  };
  const createButton = (
    <Button disabled={filters.length >= MOST} onClick={() => setDialog("create")}>
      {t("create")}
    </Button>
  );
  return (
    <>
      <ResourceTable
        id="log-subscription-filters"
        variant="container"
        title={t("title")}
        description={t("hint")}
        items={filters}
        columns={columns}
        keyOf={({ name }) => name}
        filterPlaceholder={t("find")}
        empty={{ title: t("none"), action: createButton }}
        selection={{
          type: "multi",
          selected,
          onChange: (items) => setChosen(items.map(({ name }) => name)),
          labelOf: ({ name }) => name,
        }}
        actions={
          <>
            <Button disabled={selected.length === 0} onClick={() => setDialog("delete")}>
              {t("delete")}
            </Button>
            {createButton}
          </>
        }
      />
      {dialog === "create" && (
        <SubscriptionDialog taken={filters.map(({ name }) => name)} onCreate={create} onClose={close} />
      )}
      {dialog === "delete" && (
        <DeleteDialog title={t("delete")} onDelete={remove} onClose={close}>
          {t("deleteWarning", { count: selected.length })}
        </DeleteDialog>
      )}
    </>
  );
}
