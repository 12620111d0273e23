"use client";

import type { ApiDestination } from "@aws-sdk/client-eventbridge";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { EmptyState } from "@/components/console/empty-state";
import { useFlash } from "@/components/console/flash";
import { apiDestinationPath, connectionPath } from "@/components/eventbridge/eventbridge-paths";
import { type ResourceColumn, ResourceTable } from "@/components/tables/resource-table";
import { useSingleChoice } from "@/components/tables/use-single-choice";
import { deleteApiDestination } from "./actions";

const nameOf = ({ Name = "" }: ApiDestination) => Name;

/** The HTTP endpoints that rules can call. */
export function DestinationList({ destinations }: { destinations: readonly ApiDestination[] }) {
  const t = useTranslations("eventbridge.destinations");
  const router = useRouter();
  const flash = useFlash();
  const [deleting, setDeleting] = useState(false);
  const { chosen, selection } = useSingleChoice(destinations, nameOf);
  const name = chosen?.Name ?? "";

  const remove = async () => {
    const answer = await deleteApiDestination(name);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { name }) });
    setDeleting(false);
  };
  const create = <Button href="/eventbridge/api-destinations/create">{t("create")}</Button>;
  return (
    <>
      <ResourceTable
        id="eventbridge-destinations"
        title={t("title")}
        description={t("description")}
        items={destinations}
        columns={useColumns()}
        keyOf={nameOf}
        filterPlaceholder={t("find")}
        empty={{ title: t("none"), action: <EmptyState hint={t("noneHint")} action={create} /> }}
        selection={selection}
        actions={
          <>
            <Button iconName="refresh" ariaLabel={t("refresh")} onClick={() => router.refresh()} />
            <Button disabled={name === ""} onClick={() => setDeleting(true)}>
              {t("delete")}
            </Button>
            <Button variant="primary" href="/eventbridge/api-destinations/create">
              {t("create")}
            </Button>
          </>
        }
      />
      {deleting && (
        <DeleteDialog title={t("delete")} typed={name} onDelete={remove} onClose={() => setDeleting(false)}>
          {t("deleteWarning", { name })}
        </DeleteDialog>
      )}
    </>
  );
}

function useColumns(): ResourceColumn<ApiDestination>[] {
  const t = useTranslations("eventbridge.destinations");
  const connectionOf = ({ ConnectionArn = "" }: ApiDestination) => ConnectionArn.split("/")[1] ?? "";
  return [
    {
      id: "name",
      header: t("name"),
      cell: ({ Name = "" }) => <Link href={apiDestinationPath(Name)}>{Name}</Link>,
      text: ({ Name = "" }) => Name,
      isRowHeader: true,
      width: 240,
    },
    {
      id: "state",
      header: t("state"),
      cell: ({ ApiDestinationState }) => (
        <StatusIndicator type={ApiDestinationState === "ACTIVE" ? "success" : "stopped"}>
          {t(ApiDestinationState === "ACTIVE" ? "active" : "inactive")}
        </StatusIndicator>
      ),
      width: 130,
    },
    {
      id: "endpoint",
      header: t("endpoint"),
      cell: ({ HttpMethod, InvocationEndpoint }) => `${HttpMethod} ${InvocationEndpoint}`,
      text: ({ InvocationEndpoint = "" }) => InvocationEndpoint,
      width: 380,
    },
    {
      id: "connection",
      header: t("connection"),
      cell: (one) => <Link href={connectionPath(connectionOf(one))}>{connectionOf(one)}</Link>,
      text: connectionOf,
      width: 200,
    },
    {
      id: "rate",
      header: t("rate"),
      cell: ({ InvocationRateLimitPerSecond }) => InvocationRateLimitPerSecond,
      order: ({ InvocationRateLimitPerSecond = 0 }) => InvocationRateLimitPerSecond,
      width: 160,
    },
    { id: "arn", header: "ARN", cell: ({ ApiDestinationArn }) => ApiDestinationArn, initiallyHidden: true },
  ];
}
