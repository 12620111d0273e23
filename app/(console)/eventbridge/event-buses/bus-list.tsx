"use client";

import type { EventBus } from "@aws-sdk/client-eventbridge";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { Timestamp } from "@/components/console/timestamp";
import { busPath, DEFAULT_BUS, rulesPath } from "@/components/eventbridge/eventbridge-paths";
import { type ResourceColumn, ResourceTable } from "@/components/tables/resource-table";
import { useSingleChoice } from "@/components/tables/use-single-choice";
import { deleteBus } from "./actions";

const nameOf = ({ Name = "" }: EventBus) => Name;

/** The event buses of the account in this Region. */
export function BusList({ buses }: { buses: readonly EventBus[] }) {
  const t = useTranslations("eventbridge.buses");
  const router = useRouter();
  const flash = useFlash();
  const [deleting, setDeleting] = useState(false);
  const { chosen: only, selection } = useSingleChoice(buses, nameOf);

  const remove = async () => {
    const answer = await deleteBus(only?.Name ?? "");
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { name: only?.Name ?? "" }) });
    setDeleting(false);
  };
  return (
    <>
      <ResourceTable
        id="eventbridge-buses"
        title={t("title")}
        description={t("description")}
        items={buses}
        columns={useColumns()}
        keyOf={nameOf}
        filterPlaceholder={t("find")}
        empty={{ title: t("none") }}
        selection={selection}
        actions={
          <>
            <Button iconName="refresh" ariaLabel={t("refresh")} onClick={() => router.refresh()} />
            <Button disabled={!only} href={only && rulesPath(only.Name ?? "")}>
              {t("viewRules")}
            </Button>
            <Button disabled={!only || only.Name === DEFAULT_BUS} onClick={() => setDeleting(true)}>
              {t("delete")}
            </Button>
            <Button href="/eventbridge/send-events">{t("send")}</Button>
            <Button variant="primary" href="/eventbridge/event-buses/create">
              {t("create")}
            </Button>
          </>
        }
      />
      {deleting && (
        <DeleteDialog title={t("delete")} typed={only?.Name} onDelete={remove} onClose={() => setDeleting(false)}>
          {t("deleteWarning", { name: only?.Name ?? "" })}
        </DeleteDialog>
      )}
    </>
  );
}

function useColumns(): ResourceColumn<EventBus>[] {
  const t = useTranslations("eventbridge.buses");
  return [
    {
      id: "name",
      header: t("name"),
      cell: ({ Name = "" }) => <Link href={busPath(Name)}>{Name}</Link>,
      text: ({ Name = "" }) => Name,
      // The default bus stands first, as the account has it whatever else it has.
      order: ({ Name = "" }) => (Name === DEFAULT_BUS ? "" : Name),
      isRowHeader: true,
      width: 260,
    },
    { id: "description", header: t("descriptionLabel"), cell: ({ Description }) => Description ?? "-", width: 300 },
    { id: "policy", header: t("policy"), cell: ({ Policy }) => t(Policy ? "hasPolicy" : "noPolicy"), width: 160 },
    { id: "created", header: t("created"), cell: ({ CreationTime }) => <Timestamp value={CreationTime} />, width: 220 },
    { id: "arn", header: "ARN", cell: ({ Arn }) => Arn, text: ({ Arn = "" }) => Arn },
  ];
}
